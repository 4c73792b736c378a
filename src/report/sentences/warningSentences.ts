import type { Lot } from '../../core/tender/lot.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import { tieText } from '../tables/rankingTable.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';

/** What a board must not overlook: excluded offers, equal totals, evidence that was not given. */
export function warningSentences(lot: Lot, evaluation: ReportedLot): BoardSentence[] {
  return [
    ...excludedSentences(evaluation),
    ...anomalySentences(evaluation),
    ...tieSentences(evaluation),
    ...missingSentences(lot, evaluation),
    ...adjustedSentences(evaluation),
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

/** A flag asks for explanations; it excludes nobody. */
function anomalySentences(evaluation: ReportedLot): BoardSentence[] {
  const name = offerNames(evaluation);
  return evaluation.scoring.anomalies.flatMap(({ offer, flagged }): BoardSentence[] =>
    flagged
      ? [
          {
            id: `anomaly-${offer}`,
            tone: 'warning',
            text: {
              it: `L’offerta di ${name(offer)} è segnalata come anormalmente bassa secondo i documenti di gara: vanno chieste spiegazioni scritte, entro un termine non superiore a quindici giorni (D.Lgs. 36/2023, art. 110).`,
              en: `The offer of ${name(offer)} is flagged as abnormally low by the tender documents: written explanations are to be asked for, within at most fifteen days (D.Lgs. 36/2023, art. 110).`,
            },
          },
        ]
      : [],
  );
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
        rules.map((rule) => tieText(rule)[locale]),
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

/** Offers whose probabilities the model had to bring back into 0…1: in the exact figures, in the simulation. */
function adjustedSentences(evaluation: ReportedLot): BoardSentence[] {
  const name = offerNames(evaluation);
  const { draws, adjustedDraws = [] } = evaluation.valuation;
  const exact = evaluation.benefits.offers.filter(({ adjusted }) => adjusted);
  return [
    ...exact.map(
      ({ offer }): BoardSentence => ({
        id: `adjusted-${offer}`,
        tone: 'warning',
        text: {
          it: `Con le evidenze di ${name(offer)} alcune probabilità del modello escono dai limiti 0–1: come da regole pubblicate vi sono riportate, e i punti poggiano su di esse.`,
          en: `With the evidence of ${name(offer)} some probabilities of the model leave the limits 0–1: by the published rules they are brought back, and the points rest on them.`,
        },
      }),
    ),
    ...adjustedDraws.map(({ strategy, draws: adjusted }): BoardSentence => {
      const times = inBoth((locale) => formatFor(locale).number(adjusted));
      const all = inBoth((locale) => formatFor(locale).number(draws));
      return {
        id: `adjusted-draws-${strategy}`,
        tone: 'warning',
        text: {
          it: `Nella simulazione di ${name(strategy)} le probabilità del modello sono uscite dai limiti 0–1 in ${times.it} casi su ${all.it} e vi sono state riportate.`,
          en: `In the simulation of ${name(strategy)} probabilities of the model left the limits 0–1 in ${times.en} of ${all.en} draws and were brought back.`,
        },
      };
    }),
  ];
}
