import type { Lot } from '../../core/tender/lot.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { offerNames } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import { tieTexts } from '../tables/rankingTable.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';

/** What a board must not overlook: excluded offers, equal totals, evidence that was not given. */
export function warningSentences(lot: Lot, evaluation: ReportedLot): BoardSentence[] {
  return [
    ...excludedSentences(evaluation),
    ...tieSentences(evaluation),
    ...missingSentences(lot, evaluation),
  ];
}

function excludedSentences(evaluation: ReportedLot): BoardSentence[] {
  const name = offerNames(evaluation);
  return evaluation.scoring.technical.flatMap(({ offer, excluded }): BoardSentence[] => {
    if (excluded === null) return [];
    return [
      {
        id: `excluded-${offer}`,
        tone: 'warning',
        text: {
          it: `${name(offer)} è esclusa. ${excluded.it}`,
          en: `${name(offer)} is excluded. ${excluded.en}`,
        },
      },
    ];
  });
}

/** One sentence per group of equal totals; a tie for the first place is in the award sentence as well. */
function tieSentences(evaluation: ReportedLot): BoardSentence[] {
  const name = offerNames(evaluation);
  const tied = evaluation.scoring.ranking.filter(({ tieBrokenBy }) => tieBrokenBy !== null);
  return [...new Set(tied.map(({ total }) => total))].map((total): BoardSentence => {
    const group = tied.filter((row) => row.total === total);
    const names = inBoth((locale) =>
      listText(
        group.map(({ offer }) => name(offer)),
        locale,
      ),
    );
    const rules = [...new Set(group.flatMap(({ tieBrokenBy }) => tieBrokenBy ?? []))];
    const decided = inBoth((locale) =>
      listText(
        rules.map((rule) => tieTexts[rule][locale]),
        locale,
      ),
    );
    return {
      id: `tie-${group.map(({ offer }) => offer).join('-')}`,
      tone: 'warning',
      text: {
        it: `${names.it} hanno lo stesso totale; come da regole pubblicate decide: ${decided.it}.`,
        en: `${names.en} have the same total; by the published rules this decides: ${decided.en}.`,
      },
    };
  });
}

function missingSentences(lot: Lot, { offers }: ReportedLot): BoardSentence[] {
  return offers.flatMap(({ id, supplier, evidence }): BoardSentence[] => {
    const missing = evidence.evidence.filter(({ given }) => Object.keys(given).length === 0);
    if (missing.length === 0) return [];
    const names = inBoth((locale) =>
      listText(
        missing.map(({ indicator }) => parameterOf(lot, indicator).label[locale]),
        locale,
      ),
    );
    return [
      {
        id: `missing-${id}`,
        tone: 'warning',
        text: {
          it: `${supplier} non ha dato evidenze su: ${names.it}. Come da regole pubblicate vale il minimo accettabile, preso come cifra nota.`,
          en: `${supplier} gave no evidence on: ${names.en}. By the published rules the minimum acceptable value holds, taken as a known figure.`,
        },
      },
    ];
  });
}
