import type { StatementLine } from '../../core/settlement/statement.ts';
import { euroText } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { claimVerdictTexts } from './claimVerdictTexts.ts';

/** Claims of a line by age and verdict, in counts. */
export function claimCountTable({ claims }: Pick<StatementLine, 'claims'>): Table {
  return {
    id: 'claim-counts',
    title: {
      it: 'Richieste, per mesi dall’uso del dispositivo',
      en: 'Claims, by months since the device was used',
    },
    sheet: { it: 'Richieste', en: 'Claims' },
    notes: [],
    columns: [
      { label: { it: 'Mesi', en: 'Months' }, kind: 'number', decimals: 0 },
      { label: { it: 'Se vale', en: 'Whether it counts' }, kind: 'text', decimals: 0 },
      { label: { it: 'Richieste', en: 'Claims' }, kind: 'number', decimals: 0 },
      { label: { it: 'Importo di ciascuna', en: 'Amount of each' }, kind: 'quantity', decimals: 0 },
    ],
    rows: claims.map(({ ageMonths, verdict, claims: count, amount }) => ({
      cells: [
        ageMonths,
        claimVerdictTexts[verdict],
        count,
        verdict === 'valid' ? euroText(amount / 100) : null,
      ],
      strong: false,
    })),
  };
}
