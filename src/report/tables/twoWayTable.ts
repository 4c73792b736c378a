import type { Lot } from '../../core/tender/lot.ts';
import { offerNames } from '../offerNames.ts';
import { movedInputNames } from '../parameterLabel.ts';
import type { Column, Table } from '../table.ts';
import type { ReportedLot } from './reportedLot.ts';

/** Values of each input that the table shows; the chart has all. */
const SHOWN = 5;

/** The lead at a coarse grid of two inputs; null when there are no two that matter. */
export function twoWayTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const { twoWay } = evaluation.valuation;
  if (twoWay === null) return null;
  const name = offerNames(evaluation);
  const [first, second] = [name(twoWay.first), name(twoWay.second)];
  const [x, y] = [twoWay.x, twoWay.y].map((axis) => movedInputNames(lot, axis, name)) as [
    ReturnType<typeof movedInputNames>,
    ReturnType<typeof movedInputNames>,
  ];
  const chosen = (length: number): number[] =>
    Array.from({ length: SHOWN }, (_, at) => Math.round((at * (length - 1)) / (SHOWN - 1)));
  const columns = chosen(twoWay.x.values.length);
  // The highest value on top, as in the chart.
  const rows = chosen(twoWay.y.values.length).toReversed();
  return {
    id: 'twoWay',
    title: { it: 'Sensibilità a due vie', en: 'Two-way sensitivity' },
    sheet: { it: 'Due vie', en: 'Two-way' },
    notes: [
      {
        it: `Vantaggio in beneficio monetario netto di ${first} su ${second}, € per paziente: con il segno meno è avanti ${second}. I due dati che spostano di più il confronto si muovono insieme tra i limiti dei loro intervalli al 95%, gli altri sono alla media: cifre esatte, senza simulazione. Informazione: non decide l’aggiudicazione.`,
        en: `Lead in net monetary benefit of ${first} over ${second}, € per patient: with a minus sign ${second} is ahead. The two inputs that move the comparison most move together between the limits of their 95% intervals, the others are at their means: exact figures, without simulation. Information: it does not decide the award.`,
      },
    ],
    columns: [
      { label: y.name, kind: 'quantity', decimals: 0 },
      ...columns.map(
        (at): Column => ({
          label: x.valueText(twoWay.x.values[at] as number),
          group: x.name,
          kind: 'number',
          decimals: 0,
        }),
      ),
    ],
    rows: rows.map((row) => ({
      strong: false,
      cells: [
        y.quantity(twoWay.y.values[row] as number),
        ...columns.map((at) => twoWay.lead[row]?.[at] as number),
      ],
    })),
  };
}
