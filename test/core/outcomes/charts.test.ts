import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartPoint, PeriodCount } from '../../../src/core/outcomes/controlChart.ts';
import { movingRangeSigma } from '../../../src/core/outcomes/movingRange.ts';
import { proportionChart } from '../../../src/core/outcomes/proportionChart.ts';
import { gapChart, timeChart } from '../../../src/core/outcomes/rareEventCharts.ts';
import { rateChart } from '../../../src/core/outcomes/rateChart.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const limits = (point: ChartPoint | undefined) => [point?.lower, point?.upper];
const isOutside = ({ value, lower, upper }: ChartPoint) =>
  value !== undefined && (value < lower || value > upper);
const periodsOf = (events: number[], sizes: number[]): PeriodCount[] =>
  events.map((count, at) => ({ events: count, size: sizes[at] as number }));

describe('the chart of proportions', () => {
  it('gives the golden limits: 16 weeks outside by chance alone, none once the spread between weeks counts', () => {
    const { inputs, expected, tolerance } = golden('outcome-laney-p');
    const chart = proportionChart(periodsOf(inputs.r, inputs.n), inputs.r.length);
    expectClose(
      {
        cl: chart.centre,
        sigma_z: chart.inflation,
        p_limits_first: limits(chart.p[0]),
        pprime_limits_first: limits(chart.laney?.[0]),
        points_outside_p: chart.p.filter(isOutside).length,
        points_outside_pprime: chart.laney?.filter(isOutside).length,
      },
      expected,
      tolerance,
    );
  });

  const period = fc
    .integer({ min: 0, max: 400 })
    .chain((size) => fc.record({ events: fc.integer({ min: 0, max: size }), size: fc.constant(size) }));

  it('never moves centre or limits by what came after the baseline, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(period, { minLength: 2, maxLength: 12 }), period, (periods, later) => {
        fc.pre(periods.some(({ size }) => size > 0));
        const before = proportionChart(periods, periods.length);
        const after = proportionChart([...periods, later], periods.length);
        expect(after.centre).toBe(before.centre);
        expect(after.inflation).toBe(before.inflation);
        expect(after.p.slice(0, -1)).toEqual(before.p);
        for (const { lower, upper } of [...after.p, ...(after.laney ?? [])]) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  it('has no inflation without events, with events only, or with one period; an empty period has no value', () => {
    const of = (...counts: [number, number][]) =>
      proportionChart(
        periodsOf(
          ...counts.reduce<[number[], number[]]>(
            ([events, sizes], [event, size]) => [
              [...events, event],
              [...sizes, size],
            ],
            [[], []],
          ),
        ),
        counts.length,
      );
    expect(of([0, 10], [0, 20])).toMatchObject({ centre: 0, inflation: undefined, laney: undefined });
    expect(of([10, 10], [20, 20])).toMatchObject({ centre: 1, inflation: undefined });
    expect(of([3, 10]).inflation).toBeUndefined();
    expect(of([3, 10], [0, 0]).p[1]).toEqual({ value: undefined, lower: 0, upper: 1 });
    expect(() => of([0, 0])).toThrow('baseline');
    expect(() => of([3, 2])).toThrow(RangeError);
    expect(() => proportionChart(periodsOf([1], [2]), 2)).toThrow(RangeError);
  });
});

describe('the chart of rates', () => {
  const { inputs, expected, tolerance } = golden('outcome-rare-event-charts');

  it('gives the golden centre and limits, locked at the baseline', () => {
    const { centre, points } = rateChart(
      periodsOf(inputs.cdi_count, inputs.cdi_days),
      inputs.baseline_months,
    );
    const months = points.map((point, at) => ({ ...point, value: point.value as number, month: at + 1 }));
    const after = months.slice(inputs.baseline_months);
    expectClose(centre * 10_000, expected.u_per_10000, tolerance);
    expectClose(
      limits(after[0]).map((limit) => (limit as number) * 10_000),
      expected.u_limits_month25_per_10000,
      tolerance,
    );
    expect(after.filter(({ value, lower }) => value < lower).map(({ month }) => month)).toEqual(
      expected.months_below_lcl_after_baseline,
    );
    expect(after.filter(({ value }) => value < centre).length).toBe(
      expected.months_below_centre_after_baseline,
    );
  });

  it('says nothing of a period without exposure', () => {
    expect(rateChart(periodsOf([3, 0], [100, 0]), 1).points[1]).toEqual({
      value: undefined,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    });
    expect(() => rateChart(periodsOf([-1], [10]), 1)).toThrow(RangeError);
  });

  it('gives the golden limits of gaps and times between rare events', () => {
    const gaps = gapChart(inputs.gaps);
    const times = timeChart(inputs.gaps);
    expectClose(
      [gaps?.centre, gaps?.lower, gaps?.upper, gaps?.probabilityLimits.lower, gaps?.probabilityLimits.upper],
      [
        expected.g_mean,
        expected.g_lcl,
        expected.g_ucl,
        expected.g_prob_limit_00135,
        expected.g_prob_limit_99865,
      ],
      tolerance,
    );
    expectClose(
      [times?.centre, times?.lower, times?.upper],
      [expected.t_centre, expected.t_lcl, expected.t_ucl],
      tolerance,
    );
  });

  it('stays a number for gaps of 0, and says nothing of too few', () => {
    expect(gapChart([0, 0])).toEqual({
      centre: 0,
      lower: 0,
      upper: 0,
      probabilityLimits: { lower: 0, upper: 0 },
    });
    expect(timeChart([0, 0])).toEqual({ centre: 0, lower: 0, upper: 0 });
    expect(gapChart([])).toBeUndefined();
    expect(timeChart([5])).toBeUndefined();
    expect(() => gapChart([-1])).toThrow(RangeError);
  });

  it('takes the spread from neighbours, so that a shift counts once', () => {
    expect(movingRangeSigma([1, 1, 1, 5, 5, 5])).toBeCloseTo(4 / 5 / 1.128, 12);
    expect(movingRangeSigma([3])).toBeUndefined();
  });
});
