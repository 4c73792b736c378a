import type { Lot } from '../../core/tender/lot.ts';
import type { Block } from '../document.ts';
import { offerNames } from '../offerNames.ts';
import { rankingRuleTexts } from '../rules/awardRuleTexts.ts';
import { awardSentences } from '../sentences/awardSentences.ts';
import { rankingTable, tieText } from '../tables/rankingTable.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { anomalyBlocks } from './anomalyBlocks.ts';
import { quotaBlocks } from './awardBlocks.ts';
import { heading, publishedRules, reportTable, statements } from './plainBlocks.ts';

/** Totals and ranking, what decided between equal totals, which offers look abnormally low, and quotas. */
export function rankingBlocks(lot: Lot, evaluation: ReportedLot): Block[] {
  const award = awardSentences(lot, evaluation).filter(({ id }) => id === 'award');
  return [
    heading('Punteggi totali e graduatoria'),
    ...reportTable(rankingTable(lot, evaluation)),
    publishedRules(rankingRuleTexts(lot)),
    ...anomalyBlocks(lot, evaluation),
    ...quotaBlocks(evaluation),
    statements([...tieSentences(evaluation), ...award.map(({ text }) => text.it)]),
  ];
}

function tieSentences(evaluation: ReportedLot): string[] {
  const name = offerNames(evaluation);
  const tied = evaluation.scoring.ranking.filter(({ tieBrokenBy }) => tieBrokenBy !== null);
  if (tied.length === 0) return ['Nessun pari merito: tutti i totali sono diversi.'];
  return tied.map(
    ({ offer, tieBrokenBy }) =>
      `Pari merito: ${name(offer)}, separata da un’altra offerta con lo stesso totale per ${tieText(tieBrokenBy ?? 'drawing-of-lots').it}.`,
  );
}
