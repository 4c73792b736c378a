import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth, same } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { outcomeValueText } from './outcomeTexts.ts';
import { supplierName } from './supplierName.ts';

/** What each supplier is held to, beside what its offer promised. */
export function contractTargetTable({ targets, outcomes, suppliers }: Contract): Table {
  const text = (it: string, en: string, kind: 'text' | 'quantity' | 'number' = 'text') =>
    ({ label: { it, en }, kind, decimals: 0 }) as const;
  return {
    id: 'contract-targets',
    title: { it: 'Obiettivi e promesse', en: 'Targets and promises' },
    sheet: { it: 'Obiettivi', en: 'Targets' },
    notes: [
      {
        it: 'Accanto alla promessa sta su che cosa poggia. Dove l’obiettivo è un altro valore, il motivo è scritto.',
        en: 'Beside the promise stands what it rests on. Where the target is another value, the reason is written.',
      },
    ],
    columns: [
      text('Esito', 'Outcome'),
      text('Fornitore', 'Supplier'),
      text('Obiettivo', 'Target', 'quantity'),
      text('Promesso', 'Promised', 'quantity'),
      text('Su quali dati', 'On which data'),
      text('Perché diverso', 'Why different'),
      text('Pazienti attesi', 'Patients expected', 'number'),
    ],
    rows: targets.flatMap(({ outcome: id, supplier, value, promised, reason, patients }) => {
      const outcome = outcomes.find((one) => one.id === id);
      if (outcome === undefined) return [];
      const sign = outcome.better === 'lower' ? '≤' : '≥';
      const limit: Text = inBoth((locale) => `${sign} ${outcomeValueText(outcome, value)[locale]}`);
      const name = supplierName({ suppliers }, supplier);
      return [
        {
          strong: false,
          cells: [
            outcome.label,
            same(name),
            limit,
            outcomeValueText(outcome, promised.value),
            promised.evidence,
            reason ?? null,
            patients,
          ],
        },
      ];
    }),
  };
}
