import type { Contract } from '../contract/contract.ts';
import type { Aggregates } from './aggregates.ts';
import { crossedSince, monthsOf } from './crossing.ts';
import { isLinked } from './linkage.ts';
import { monthOf, monthsBetween } from './months.ts';
import { isReconciled, reconciled } from './reconciliation.ts';
import type { Alert, QualityCell, RunChart, TargetTracking } from './tracking.ts';

/** What of a target the figures themselves do not say: when they crossed. */
export interface TargetCrossings {
  readonly tracking: TargetTracking;
  readonly missedSince: string | null;
  readonly sitesOut: readonly {
    readonly site: string;
    readonly since: string;
    readonly figure: number;
    readonly limit: number;
  }[];
  /** Known share of the due; null where nothing is due. */
  readonly followUp: number | null;
  readonly followUpLackingSince: string | null;
}

/**
 * What to look at, one alert for each crossing: a target missed, a CUSUM's first signal between two reviews of the contract, sites beyond the action limit and months outside a control chart
 * on the side that is worse for patients. The same crossing has the same id in later snapshots, so that what was acknowledged stays so. An alert never moves money.
 */
export function targetAlerts(
  { tracking, missedSince, sitesOut, followUp, followUpLackingSince }: TargetCrossings,
  contract: Contract,
  asOf: string,
): Alert[] {
  const { target, supplier, observed, value, better, state, monitoring, runChart } = tracking;
  const of = { target, supplier, site: null };
  const alerts: Alert[] = [];
  if (state === 'missed') {
    // Survival and registry results have no figure by month: their crossing has no date, and one id.
    const since = missedSince === null ? asOf : missedSince;
    const id = missedSince === null ? `missed:${target}` : `missed:${target}:${missedSince}`;
    alerts.push({ ...of, id, kind: 'missed', since, figure: observed?.value ?? null, limit: value });
  }
  if (followUpLackingSince !== null) {
    const limit = contract.dataQuality.leastFollowUp;
    const alert = alertOf('follow-up', { ...of, since: followUpLackingSince });
    alerts.push({ ...alert, figure: followUp, limit });
  }
  for (const [period, { date, cusum }] of firstOfPeriods(monitoring?.signals ?? [], contract)) {
    const alert = alertOf('cusum', { ...of, since: period });
    alerts.push({ ...alert, since: date, figure: cusum, limit: monitoring?.limit ?? null });
  }
  for (const { site, since, figure, limit } of sitesOut)
    alerts.push({ ...alertOf('funnel', { ...of, site, since }), figure, limit });
  for (const { month, value: figure, lower, upper } of worseMonths(runChart, better)) {
    const limit = better === 'lower' ? upper : lower;
    alerts.push({ ...alertOf('control-chart', { ...of, since: month }), figure, limit });
  }
  return alerts;
}

/**
 * What the data themselves ask for: sites with too little follow-up in all, outcome rows that find no device, site-months that do not agree with consumption,
 * deliveries owed.
 */
export function dataAlerts(
  contract: Contract,
  quality: readonly QualityCell[],
  aggregates: Aggregates,
): Alert[] {
  const nobody = { target: null, supplier: null, site: null };
  const { leastFollowUp, leastLinkage, consumptionTolerance } = contract.dataQuality;
  const alerts: Alert[] = [];
  for (const [site, cells] of Map.groupBy(quality, (cell) => cell.site)) {
    const due = cells.filter(({ followUpDue }) => followUpDue > 0);
    const since = crossedSince(monthsOf(due), (last) => knownShare(due, last) < leastFollowUp);
    if (since !== undefined)
      alerts.push({
        ...alertOf('follow-up', { ...nobody, site, since }),
        figure: knownShare(due, '9999-12'),
        limit: leastFollowUp,
      });
  }
  const rows = aggregates.linkage.filter(({ outcomeRows }) => outcomeRows > 0);
  const counts = (last: string) => {
    const until = rows.filter(({ month }) => month <= last);
    return {
      outcomeRows: until.reduce((sum, cell) => sum + cell.outcomeRows, 0),
      orphans: until.reduce((sum, cell) => sum + cell.orphans, 0),
    };
  };
  const unlinked = crossedSince(monthsOf(rows), (last) => !isLinked(counts(last), leastLinkage));
  if (unlinked !== undefined) {
    const { outcomeRows, orphans } = counts('9999-12');
    alerts.push({
      ...alertOf('linkage', { ...nobody, since: unlinked }),
      figure: (outcomeRows - orphans) / outcomeRows,
      limit: leastLinkage,
    });
  }
  for (const cell of reconciled(aggregates.reconciliation))
    if (isReconciled([cell], consumptionTolerance) === false)
      alerts.push({
        ...alertOf('reconciliation', {
          target: null,
          supplier: cell.supplier,
          site: cell.site,
          since: cell.month,
        }),
        figure: cell.delivered,
        limit: cell.consumed,
      });
  for (const { site, month, delivery } of quality)
    if (delivery === 'owed')
      alerts.push({
        ...alertOf('delivery-owed', { ...nobody, site, since: month }),
        figure: null,
        limit: null,
      });
  return alerts;
}

type Crossing = Pick<Alert, 'target' | 'supplier' | 'site' | 'since'>;

function alertOf(kind: Alert['kind'], crossing: Crossing): Omit<Alert, 'figure' | 'limit'> {
  const { target, supplier, site, since } = crossing;
  const whose = target ?? supplier;
  return { id: [kind, whose, site, since].filter((part) => part !== null).join(':'), kind, ...crossing };
}

function knownShare(cells: readonly QualityCell[], last: string): number {
  const until = cells.filter(({ month }) => month <= last);
  const sum = (of: (cell: QualityCell) => number) => until.reduce((total, cell) => total + of(cell), 0);
  return sum((cell) => cell.followUpKnown) / sum((cell) => cell.followUpDue);
}

function worseMonths(chart: RunChart | null, better: 'lower' | 'higher'): RunChart['points'] {
  return (chart?.points ?? []).filter(({ value, lower, upper }) =>
    better === 'lower' ? value > upper : value < lower,
  );
}

/** The first signal between two reviews, by the month in which those begin: while outcomes stay bad the sum begins again and crosses again. */
function firstOfPeriods<Signal extends { readonly date: string }>(
  signals: readonly Signal[],
  { calendar }: Contract,
): Map<string, Signal> {
  const first = new Map<string, Signal>();
  for (const signal of signals) {
    const months = monthsBetween(monthOf(calendar.from), monthOf(signal.date));
    const begun = months[months.length - 1 - ((months.length - 1) % calendar.reviewEveryMonths)] as string;
    if (!first.has(begun)) first.set(begun, signal);
  }
  return first;
}
