import type { Contract } from '../../core/contract/contract.ts';
import type { Tracking } from '../../core/tracking/tracking.ts';
import type { Table } from '../table.ts';
import { alertsInOrder, alertText, alertWords } from './alertTexts.ts';

/** Crossings that ask for a look at the data; null where there are none. */
export function alertsTable({ alerts }: Tracking, contract: Contract): Table | null {
  if (alerts.length === 0) return null;
  return {
    id: 'alerts',
    title: { it: 'Segnalazioni', en: 'Alerts' },
    sheet: { it: 'Segnalazioni', en: 'Alerts' },
    notes: [
      {
        it: 'Una segnalazione chiede di guardare i dati; non muove denaro.',
        en: 'An alert asks for a look at the data; it moves no money.',
      },
    ],
    columns: [
      { label: { it: 'Segnalazione', en: 'Alert' }, kind: 'text', decimals: 0 },
      { label: { it: 'Dove e quando', en: 'Where and when' }, kind: 'text', decimals: 0 },
    ],
    rows: alertsInOrder(alerts).map((alert) => ({
      strong: false,
      cells: [alertWords[alert.kind], alertText(alert, contract)],
    })),
  };
}
