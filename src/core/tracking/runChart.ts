import type { ChartPoint, PeriodCount } from '../outcomes/controlChart.ts';
import { proportionChart } from '../outcomes/proportionChart.ts';
import { rateChart } from '../outcomes/rateChart.ts';
import type { HeldTarget } from './heldTarget.ts';
import { monthOf, monthsBetween } from './months.ts';
import type { Counts } from './observedRate.ts';
import type { RunChart } from './tracking.ts';

/**
 * Events by month around the level of the contract's first months, which stays locked: a chart never re-bases itself on what the supplier delivered.
 * Laney's p′ chart for rates (Laney 2002, Quality Engineering 14:531-537), its σ_z not below 1, because a few alike months of the baseline would
 * draw limits narrower than chance; with a risk model a u chart of events per expected event. A month outside its limits asks what changed.
 * @param months counts of each month with patients
 * @returns null until the baseline is over, or where it has no event, or (rates) a single month with patients or nothing but
 * events
 */
export function runChart(months: ReadonlyMap<string, Counts>, held: HeldTarget): RunChart | null {
  const { baselineMonths } = held.contract.monitoring;
  const last = [...months.keys()].reduce((latest, month) => (month > latest ? month : latest), '');
  const all = monthsBetween(monthOf(held.contract.calendar.from), last);
  const periods = all.map((month): PeriodCount => {
    const { patients, events, expected } = months.get(month) ?? { patients: 0, events: 0, expected: 0 };
    return { events, size: held.model === null ? patients : expected };
  });
  const active = periods.slice(0, baselineMonths).some(({ size }) => size > 0);
  if (all.length < baselineMonths || !active) return null;
  const chart =
    held.model === null ? laneyChart(periods, baselineMonths) : rateChart(periods, baselineMonths);
  // Around a level of 0 every event would be outside.
  if (chart === undefined || chart.centre === 0) return null;
  const points = chart.points.flatMap(({ value, lower, upper }, at) =>
    value === undefined
      ? []
      : [
          {
            month: all[at] as string,
            size: (periods[at] as PeriodCount).size,
            value,
            lower,
            upper,
            outside: value < lower || value > upper,
          },
        ],
  );
  return { kind: held.model === null ? 'p-prime' : 'u', centre: chart.centre, baselineMonths, points };
}

function laneyChart(
  periods: readonly PeriodCount[],
  baseline: number,
): { readonly centre: number; readonly points: readonly ChartPoint[] } | undefined {
  const { centre, inflation, p, laney } = proportionChart(periods, baseline);
  if (inflation === undefined || laney === undefined) return undefined;
  return { centre, points: inflation > 1 ? laney : p };
}
