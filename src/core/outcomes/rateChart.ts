import {
  baselinePeriods,
  CHART_SIGMAS,
  type ChartPoint,
  type PeriodCount,
  pooledRate,
} from './controlChart.ts';

/**
 * u chart: events per unit of exposure by period, for instance infections per catheter-day. Centre ū = Σc/Σn over the baseline, limits
 * ū ± 3·√(ū/nᵢ), never below 0 (Montgomery, Introduction to Statistical Quality Control). Values and limits in events per unit.
 * @param baseline how many periods, from the first, the centre rests on: locked at award
 * @throws RangeError as `baselinePeriods`
 */
export function rateChart(
  periods: readonly PeriodCount[],
  baseline: number,
): { readonly centre: number; readonly points: readonly ChartPoint[] } {
  const centre = pooledRate(baselinePeriods(periods, baseline));
  const points = periods.map(({ events, size }) => {
    const reach = size > 0 ? CHART_SIGMAS * Math.sqrt(centre / size) : Number.POSITIVE_INFINITY;
    return {
      value: size > 0 ? events / size : undefined,
      lower: Math.max(0, centre - reach),
      upper: centre + reach,
    };
  });
  return { centre, points };
}
