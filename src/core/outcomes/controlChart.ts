import type { Interval } from './interval.ts';

/** What a chart shows at one period: the value and the limits that hold there. */
export interface ChartPoint extends Interval {
  /** undefined if nothing was done in the period */
  readonly value: number | undefined;
}

/** Events among the cases, or per units of exposure, of one period. */
export interface PeriodCount {
  readonly events: number;
  /** cases (p charts) or exposure (u chart); 0 if nothing was done */
  readonly size: number;
}

/** Limits stand three standard deviations from the centre. */
export const CHART_SIGMAS = 3;

/**
 * The periods on which a chart's centre and limits rest, locked at award: a chart never re-bases itself on what the supplier
 * delivered. Periods in which nothing was done are left out.
 * @param baseline how many periods, from the first
 * @throws RangeError if the baseline is no count of given periods, nothing was done in it, or counts are negative
 */
export function baselinePeriods(periods: readonly PeriodCount[], baseline: number): readonly PeriodCount[] {
  if (!(Number.isInteger(baseline) && baseline >= 1 && baseline <= periods.length))
    throw new RangeError(`baseline must be 1 … ${periods.length} periods, not ${baseline}`);
  for (const { events, size } of periods)
    if (!(events >= 0 && size >= 0))
      throw new RangeError(`counts must not be negative: ${events} of ${size}`);
  const active = periods.slice(0, baseline).filter(({ size }) => size > 0);
  if (active.length === 0) throw new RangeError('nothing was done in the baseline');
  return active;
}

/** Σ events / Σ size. */
export function pooledRate(periods: readonly PeriodCount[]): number {
  const sum = (of: (period: PeriodCount) => number) =>
    periods.reduce((total, period) => total + of(period), 0);
  return sum(({ events }) => events) / sum(({ size }) => size);
}
