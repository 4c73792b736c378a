import type { Text } from '../../core/problem.ts';
import type { Table } from '../table.ts';
import { forContract, simulationNote } from './netBenefitTables.ts';
import { euros, type ReportedLot, words } from './reportedLot.ts';

/**
 * EVPPI of every declared group of inputs at the tender's λ, the highest first; null when none is declared.
 * @param label what a group is called
 */
export function groupInformationTable(evaluation: ReportedLot, label: (group: string) => Text): Table | null {
  const { groupInformation = [], patients } = evaluation.valuation;
  if (groupInformation.length === 0) return null;
  return {
    id: 'groupInformation',
    title: { it: 'Valore dell’informazione per gruppo', en: 'Value of information by group' },
    sheet: { it: 'EVPPI gruppi', en: 'EVPPI groups' },
    notes: [
      {
        it: 'EVPPI di un gruppo: quanto varrebbe al massimo conoscere con certezza tutti i suoi parametri insieme, per esempio con un solo studio, prima di scegliere, a λ di gara. Può valere più della somma dei parametri presi da soli.',
        en: 'EVPPI of a group: what knowing all of its parameters together for certain, by one study for example, before choosing would be worth at most, at the tender’s λ. It may be worth more than the sum of the parameters taken alone.',
      },
      simulationNote(evaluation, groupInformation[0]?.draws),
    ],
    columns: [
      words({ it: 'Gruppo', en: 'Group' }),
      euros({ it: 'EVPPI per paziente', en: 'EVPPI per patient' }, 1),
      euros({ it: 'EVPPI per il contratto', en: 'EVPPI for the contract' }),
    ],
    rows: groupInformation
      .toSorted((a, b) => b.value.value - a.value.value)
      .map(({ group, value }) => ({
        strong: false,
        cells: [label(group), value, forContract(value, patients)],
      })),
  };
}
