import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { exactFlipNote } from './flipNotes.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** Values of λ that the table shows; the chart has all. */
const COLUMNS = 6;

/** Who would be first over λ and the weight of the benefit; null without a benefit criterion, or in earlier results. */
export function winnerMapTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const map = evaluation.flips?.map ?? null;
  if (map === null) return null;
  const name = offerNames(evaluation);
  const last = map.lambdas.length - 1;
  const shown = [
    ...new Set(Array.from({ length: COLUMNS }, (_, at) => Math.round((last * at) / (COLUMNS - 1)))),
  ];
  const unit = inBoth((locale) => unitLabel(lot.willingnessToPay.unit, locale));
  const points = inBoth((locale) => formatFor(locale).number(map.points, 1));
  return {
    id: 'winnerMap',
    title: {
      it: 'Chi sarebbe prima al variare di λ e del peso del beneficio',
      en: 'Who would be first as λ and the weight of the benefit vary',
    },
    sheet: { it: 'λ e pesi', en: 'λ and weights' },
    notes: [
      {
        it: `Beneficio e prezzo si dividono sempre ${points.it} punti; gli altri criteri, le soglie e ogni altra regola restano come pubblicati. Una riga per peso del beneficio, una colonna per λ (${unit.it}).`,
        en: `Benefit and price always divide ${points.en} points between them; the other criteria, thresholds and every other rule stay as published. A row for each weight of the benefit, a column for each λ (${unit.en}).`,
      },
      exactFlipNote,
    ],
    columns: [
      { label: { it: 'Punti del beneficio', en: 'Points of the benefit' }, kind: 'number', decimals: 1 },
      ...shown.map((at) => ({
        ...words(inBoth((locale) => `λ ${formatFor(locale).number(map.lambdas[at] as number)}`)),
      })),
    ],
    rows: map.benefitWeights
      .map((weight, row) => ({
        strong: false,
        cells: [
          weight,
          ...shown.map((at) => {
            const winner = map.winners[row]?.[at] ?? null;
            return winner === null ? { it: 'nessuna da sola', en: 'none alone' } : name(winner);
          }),
        ],
      }))
      .toReversed(),
  };
}
