import type { Text } from '../../core/problem.ts';
import { CONSISTENCY_LIMIT, comparedWeights } from '../../core/tender/comparedWeights.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { priceItems } from '../../core/tender/price.ts';
import type { WeightComparison } from '../../core/tender/weightComparison.ts';
import { formatFor } from '../format.ts';
import { inBoth, numberText } from '../rules/phrases.ts';
import type { Column, Table } from '../table.ts';
import { words } from './reportedLot.ts';

/** The table of pairwise comparisons with the weights that follow; null where weights are set as they are. */
export function weightComparisonTable(lot: Lot): Table | null {
  const { weightComparison } = lot;
  if (weightComparison === undefined) return null;
  const { criteria: codes, decimals, total, comparedBy, source } = weightComparison;
  const { shares, weights } = comparedWeights(weightComparison);
  const points = numberText(total);
  const label = (code: string): Text | undefined =>
    [...lot.criteria, lot.price, ...priceItems(lot)].find((one) => one.code === code)?.label;
  return {
    id: 'weight-comparison',
    title: { it: 'Pesi da confronti a coppie', en: 'Weights from pairwise comparisons' },
    sheet: { it: 'Confronti dei pesi', en: 'Weight comparisons' },
    notes: [
      {
        it: 'Ogni cella dice quanto il criterio della riga conta rispetto a quello della colonna: 1 ugualmente, 3 moderatamente di più, 5 molto, 7 moltissimo, 9 in misura estrema; le frazioni sono il contrario. La quota è l’autovettore principale della tabella.',
        en: 'Each cell says how much the criterion of the row counts beside that of the column: 1 equally, 3 moderately more, 5 strongly, 7 very strongly, 9 extremely; fractions are the reverse. The share is the principal eigenvector of the table.',
      },
      consistencyText(weightComparison),
      inBoth((locale) => `${comparedBy[locale]} ${source.citation[locale]} (${source.date}).`),
    ],
    columns: [
      words({ it: 'Criterio', en: 'Criterion' }),
      ...codes.map((code): Column => ({ label: { it: code, en: code }, kind: 'number', decimals: 0 })),
      { label: { it: 'Quota', en: 'Share' }, kind: 'percent', decimals: 2 },
      {
        label: { it: 'Peso', en: 'Weight' },
        unit: { it: `di ${points.it}`, en: `of ${points.en}` },
        kind: 'number',
        decimals,
      },
    ],
    rows: codes.map((code, at) => ({
      strong: false,
      cells: [
        inBoth((locale) => `${code} ${label(code)?.[locale] ?? ''}`),
        ...codes.map((other) => judgementText(weightComparison, code, other)),
        shares[at] as number,
        weights[at] as number,
      ],
    })),
  };
}

/** λmax, CI and CR, and what they say of the judgements. */
export function consistencyText(comparison: WeightComparison): Text {
  const { lambdaMax, consistencyIndex, randomIndex, consistencyRatio } = comparedWeights(comparison);
  const count = comparison.criteria.length;
  const figures = inBoth((locale) => {
    const number = (value: number, decimals: number): string => formatFor(locale).number(value, decimals);
    return `λmax = ${number(lambdaMax, 4)}, CI = ${number(consistencyIndex, 4)}, RI = ${number(randomIndex, 2)}, CR = ${number(consistencyRatio, 4)}`;
  });
  const limit = inBoth((locale) => formatFor(locale).number(CONSISTENCY_LIMIT, 2));
  if (randomIndex === 0) {
    return {
      it: `${figures.it}: con due criteri c’è un solo giudizio, che non può contraddirne altri.`,
      en: `${figures.en}: two criteria have a single judgement, which can contradict no other.`,
    };
  }
  return {
    it: `${figures.it}: i giudizi sono coerenti, perché il rapporto di consistenza CR è sotto ${limit.it} (0 vuol dire nessuna contraddizione: λmax = ${count}; 1 vuol dire giudizi dati a caso).`,
    en: `${figures.en}: the judgements are coherent, because the consistency ratio CR is below ${limit.en} (0 means no contradiction: λmax = ${count}; 1 means judgements given by chance).`,
  };
}

/** A judgement as it was given, or its reciprocal. */
function judgementText({ comparisons }: WeightComparison, row: string, column: string): string {
  if (row === column) return '1';
  const given = comparisons.find(({ a, b }) => a === row && b === column);
  if (given !== undefined) return String(given.value);
  const text = String(comparisons.find(({ a, b }) => a === column && b === row)?.value);
  if (text.startsWith('1/')) return text.slice('1/'.length);
  return text === '1' ? text : `1/${text}`;
}
