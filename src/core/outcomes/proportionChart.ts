import {
  baselinePeriods,
  CHART_SIGMAS,
  type ChartPoint,
  type PeriodCount,
  pooledRate,
} from './controlChart.ts';
import { requireEvents } from './eventCount.ts';
import { movingRangeSigma } from './movingRange.ts';

/** p chart and Laney's p′ chart on the same centre. */
export interface ProportionChart {
  readonly centre: number;
  /**
   * σ_z, by how much the proportions of the baseline vary more (above 1) or less than chance alone; undefined where it cannot be
   * known: fewer than two active periods in the baseline, or a centre of 0 or 1
   */
  readonly inflation: number | undefined;
  readonly p: readonly ChartPoint[];
  /** undefined without inflation */
  readonly laney: readonly ChartPoint[] | undefined;
}

/**
 * Proportions by period. Centre p̄ = Σr/Σn over the baseline; limits p̄ ± 3·√(p̄(1 − p̄)/nᵢ) (p) and p̄ ± 3·σ_z·√(p̄(1 − p̄)/nᵢ) (p′), with σ_z the
 * moving-range sigma of zᵢ = (pᵢ − p̄)/√(p̄(1 − p̄)/nᵢ) (Laney 2002, Quality Engineering 14:531-537); cut to 0 … 1.
 * @param baseline how many periods, from the first, centre and σ_z rest on: locked at award
 * @throws RangeError unless events and cases are whole numbers, 0 ≤ events ≤ cases, or as `baselinePeriods`
 */
export function proportionChart(periods: readonly PeriodCount[], baseline: number): ProportionChart {
  const active = baselinePeriods(periods, baseline);
  for (const { events, size } of periods) requireEvents(events, size);
  const centre = pooledRate(active);
  const deviation = (size: number) => Math.sqrt((centre * (1 - centre)) / size);
  const inflation =
    centre > 0 && centre < 1
      ? movingRangeSigma(active.map(({ events, size }) => (events / size - centre) / deviation(size)))
      : undefined;
  const points = (width: number): ChartPoint[] =>
    periods.map(({ events, size }) => {
      const reach = size > 0 ? CHART_SIGMAS * width * deviation(size) : Number.POSITIVE_INFINITY;
      return {
        value: size > 0 ? events / size : undefined,
        lower: Math.max(0, centre - reach),
        upper: Math.min(1, centre + reach),
      };
    });
  return { centre, inflation, p: points(1), laney: inflation === undefined ? undefined : points(inflation) };
}
