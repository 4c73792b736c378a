import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { QualityCell, Tracking } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Column, Table } from '../table.ts';
import { dateText } from './dateText.ts';
import { siteName } from './trackedTarget.ts';

/** Whether a month has been delivered, in a word. */
export const deliveryWords: Readonly<Record<QualityCell['delivery'], Text>> = {
  in: { it: 'Consegnata', en: 'Delivered' },
  late: { it: 'Consegnata in ritardo', en: 'Delivered late' },
  owed: { it: 'Dovuta', en: 'Owed' },
  'not-due': { it: 'Non ancora dovuta', en: 'Not yet due' },
};

/** What else a cell of the grid says: `esiti noti 18 di 20`, `esiti collegati 12 di 12`, `riconciliata (20 su 20)`. */
export function qualityLines(cell: QualityCell, locale: Locale): string[] {
  const { number } = formatFor(locale);
  const { followUpDue, followUpKnown, outcomeRows, orphans, delivered, consumed, reconciled } = cell;
  const of = { it: 'di', en: 'of' }[locale];
  const counted = (part: number, whole: number): string => `${number(part)} ${of} ${number(whole)}`;
  return [
    ...(followUpDue === 0
      ? []
      : [`${{ it: 'esiti noti', en: 'outcomes known' }[locale]} ${counted(followUpKnown, followUpDue)}`]),
    ...(outcomeRows === 0
      ? []
      : [
          `${{ it: 'esiti collegati', en: 'outcomes linked' }[locale]} ${counted(outcomeRows - orphans, outcomeRows)}`,
        ]),
    ...(reconciled === null || consumed === null
      ? []
      : [
          {
            it: `${reconciled ? '' : 'non tornano: '}${number(delivered)} consegnati, ${number(consumed)} consumati`,
            en: `${reconciled ? '' : 'do not agree: '}${number(delivered)} delivered, ${number(consumed)} consumed`,
          }[locale],
        ]),
  ];
}

const count = (it: string, en: string): Column => ({ label: { it, en }, kind: 'number', decimals: 0 });
const text = (it: string, en: string): Column => ({ label: { it, en }, kind: 'text', decimals: 0 });

/** Completeness and linkage by site and month as figures. */
export function qualityTable({ quality }: Tracking, contract: Contract): Table {
  return {
    id: 'quality',
    title: {
      it: 'Completezza e collegamento per sede e mese',
      en: 'Completeness and linkage by site and month',
    },
    sheet: { it: 'Completezza', en: 'Completeness' },
    notes: [],
    columns: [
      text('Sede', 'Site'),
      text('Mese', 'Month'),
      text('Consegna', 'Delivery'),
      count('Righe di dispositivo', 'Device rows'),
      count('con esito o seguito', 'with outcome or follow-up'),
      count('Esiti attesi', 'Outcomes due'),
      count('noti', 'known'),
      count('Righe di esito', 'Outcome rows'),
      count('senza dispositivo', 'without a device'),
      count('Consumati', 'Consumed'),
      text('Riconciliazione', 'Reconciliation'),
    ],
    rows: quality.map((cell) => ({
      strong: false,
      cells: [
        siteName(contract, cell.site),
        inBoth((locale) => dateText(cell.month, locale)),
        deliveryWords[cell.delivery],
        cell.deviceRows,
        cell.matched,
        cell.followUpDue,
        cell.followUpKnown,
        cell.outcomeRows,
        cell.orphans,
        cell.consumed,
        cell.reconciled === null
          ? null
          : cell.reconciled
            ? { it: 'riconciliata', en: 'reconciled' }
            : { it: 'non riconciliata', en: 'not reconciled' },
      ],
    })),
  };
}
