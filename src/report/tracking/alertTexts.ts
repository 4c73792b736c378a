import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { Alert } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import { dateText } from './dateText.ts';
import { figureText } from './figureText.ts';
import { siteName } from './trackedTarget.ts';

/** What an alert is about, in a few words; the most urgent first. */
export const alertWords: Readonly<Record<Alert['kind'], Text>> = {
  missed: { it: 'Obiettivo mancato', en: 'Target missed' },
  cusum: { it: 'CUSUM oltre il limite', en: 'CUSUM above its limit' },
  funnel: { it: 'Sede fuori dall’imbuto', en: 'Site outside the funnel' },
  'control-chart': { it: 'Mese fuori dai limiti di controllo', en: 'Month outside the control limits' },
  'follow-up': { it: 'Seguito insufficiente', en: 'Too little follow-up' },
  linkage: { it: 'Righe di esito senza dispositivo', en: 'Outcome rows without a device' },
  reconciliation: { it: 'Consegnati e consumati non tornano', en: 'Delivered and consumed do not agree' },
  'delivery-owed': { it: 'Consegna non arrivata', en: 'Delivery not received' },
};

/** `Nuovo stimolatore · Fornitore Due · Ospedale 4 · dal set 2026 · 23,3%, limite 19,0%` */
export function alertText(alert: Alert, contract: Contract): Text {
  const { outcomes, suppliers, targets } = contract;
  const outcome = outcomes.find(
    ({ id }) => id === targets.find((target) => target.id === alert.target)?.outcome,
  );
  const supplier = suppliers.find(({ id }) => id === alert.supplier);
  return inBoth((locale) => {
    const limit = { it: 'limite', en: 'limit' }[locale];
    const figure = (value: number): string => alertFigure(alert.kind, outcome, value, locale);
    return [
      outcome?.label[locale],
      supplier?.name,
      alert.site === null ? undefined : siteName(contract, alert.site),
      whenText(alert, locale),
      alert.figure === null
        ? undefined
        : alert.limit === null
          ? figure(alert.figure)
          : alert.kind === 'reconciliation'
            ? consumedText(alert.figure, alert.limit, locale)
            : `${figure(alert.figure)}, ${limit} ${figure(alert.limit)}`,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  });
}

/** What happened on a day or in a month has that date; what still holds has the one since when. */
function whenText({ kind, since }: Alert, locale: Locale): string {
  const date = dateText(since, locale);
  return ['missed', 'funnel', 'follow-up', 'linkage'].includes(kind)
    ? { it: `${since.length > 7 ? 'dal' : 'da'} ${date}`, en: `since ${date}` }[locale]
    : date;
}

/** Most urgent kind first, the latest of each kind first. */
export function alertsInOrder(alerts: readonly Alert[]): Alert[] {
  const kinds = Object.keys(alertWords);
  return alerts.toSorted(
    (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || (one.since < other.since ? 1 : -1),
  );
}

/** `20 consegnati, 22 consumati`. */
function consumedText(delivered: number, consumed: number, locale: Locale): string {
  const { number } = formatFor(locale);
  return {
    it: `${number(delivered)} consegnati, ${number(consumed)} consumati`,
    en: `${number(delivered)} delivered, ${number(consumed)} consumed`,
  }[locale];
}

function alertFigure(
  kind: Alert['kind'],
  outcome: Contract['outcomes'][number] | undefined,
  value: number,
  locale: Locale,
): string {
  const { number, percent } = formatFor(locale);
  switch (kind) {
    case 'cusum':
      return number(value, 2);
    case 'follow-up':
    case 'linkage':
      return percent(value, 0);
    case 'control-chart':
      // With a risk model the chart shows events per expected event.
      return outcome === undefined || outcome.riskModel !== undefined
        ? `${{ it: 'O/A', en: 'O/E' }[locale]} ${number(value, 2)}`
        : figureText(outcome, value, locale);
    default:
      return outcome === undefined ? number(value, 2) : figureText(outcome, value, locale);
  }
}
