import type { Contract } from '../../core/contract/contract.ts';
import type { Tracking } from '../../core/tracking/tracking.ts';
import type { Locale } from '../locale.ts';
import { textTable } from '../textTable.ts';
import { alertsTable } from './alertsTable.ts';
import { attentionSentences, countSentence, dataDateText } from './contractSentences.ts';
import { targetsTable } from './targetsTable.ts';
import { valueTable } from './valueTables.ts';

/**
 * What is known of a contract as lines for a terminal: what matters, one line per target, net benefit, alerts.
 * @param contract the version that the tracking was computed by
 */
export function trackingText(tracking: Tracking, contract: Contract, locale: Locale): string {
  const alerts = alertsTable(tracking, contract);
  return [
    contract.title[locale],
    dataDateText(tracking, true, locale),
    countSentence(tracking)[locale],
    ...attentionSentences(tracking, contract).map((sentence) => sentence[locale]),
    '',
    textTable(targetsTable(tracking, contract), locale),
    ...(tracking.value.length === 0 ? [] : [textTable(valueTable(tracking, contract), locale)]),
    ...(alerts === null ? [] : [textTable(alerts, locale)]),
  ].join('\n');
}
