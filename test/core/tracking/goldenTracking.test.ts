import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import type { Target } from '../../../src/core/contract/target.ts';
import { actionLimit } from '../../../src/core/tracking/funnel.ts';
import { heldTarget } from '../../../src/core/tracking/heldTarget.ts';
import { monitoringFold } from '../../../src/core/tracking/monitoring.ts';
import { addDays } from '../../../src/core/tracking/months.ts';
import { patientsToDecide } from '../../../src/core/tracking/patientsNeeded.ts';
import { runChart } from '../../../src/core/tracking/runChart.ts';
import { smallContract } from '../../support/contract.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';
import { eventCell, targetOf, tracked, waitCell } from '../../support/trackedCells.ts';

/** The small contract with other figures of one target and of the decision rule. */
function contractWith(target: string, change: Partial<Target>, decision: object = {}): Contract {
  const contract = smallContract();
  return {
    ...contract,
    targets: contract.targets.map((one) => (one.id === target ? { ...one, ...change } : one)),
    decision: { ...contract.decision, ...decision },
  };
}

const counts = (events: number, patients: number, expected = 0) => ({ events, patients, expected });

describe('golden cases through a tracking', () => {
  it('S27: states of a target with their intervals and probabilities', () => {
    const { inputs, expected, tolerance } = golden('outcome-target-state');
    const contract = contractWith('ppm_S1', { value: inputs.target });
    for (const { x, n, wilson95, p_met, status } of expected.decisions) {
      const found = targetOf(tracked(contract, { events: [eventCell(x, n)] }), 'ppm_S1');
      expect(found.state).toBe(status);
      expectClose(
        [found.observed?.interval.lower, found.observed?.interval.upper, found.probabilityMet],
        [...wilson95, p_met],
        tolerance,
      );
    }
  });

  it('S18: probability of a rate at the end of the contract, and events that are left', () => {
    const { inputs, expected, tolerance } = golden('outcome-beta-binomial-target');
    const [a, b] = inputs.prior;
    const change = { value: inputs.target, patients: inputs.contract_n };
    const contract = contractWith('ppm_S1', change, { prior: { a, b } });
    const cells = [eventCell(inputs.events, inputs.n)];
    const found = targetOf(tracked(contract, { events: cells }), 'ppm_S1');
    expectClose(
      [found.probabilityMet, found.probabilityMetAtEnd],
      [expected.p_target_met, expected.p_predictive_met],
      tolerance,
    );
    expect(found.forecast).toEqual({
      patients: inputs.contract_n,
      eventsLeft: expected.max_events - inputs.events,
    });
  });

  it('S19: the same of a ratio O/E', () => {
    const { inputs, expected, tolerance } = golden('outcome-gamma-poisson-target');
    const [shape, rate] = inputs.prior;
    // 0.1 expected events a patient: 124 so far, 256 to come. The target is the reference, a ratio of 1.
    const contract = contractWith(
      'death_S1',
      { value: 0.03 * inputs.target_SR, patients: 380 },
      { ratioPrior: { shape, scale: 1 / rate } },
    );
    const cells = [eventCell(inputs.O, 124, { outcome: 'death', expected: inputs.E })];
    const found = targetOf(tracked(contract, { events: cells }), 'death_S1');
    expectClose(
      [found.probabilityMet, found.probabilityMetAtEnd],
      [expected.p_target_met, expected.p_predictive_met],
      tolerance,
    );
    expect(found.forecast?.eventsLeft).toBe(expected.max_events - inputs.O);
  });

  it('S03: indirect standardisation of three strata at two sites', () => {
    const { inputs, expected, tolerance } = golden('outcome-indirect-standardisation');
    const contract = smallContract();
    const [model] = contract.riskModels;
    const reference = { ...contract, riskModels: [{ ...model, reference: inputs.reference_overall }] };
    const cells = inputs.n.map((n: number, at: number) =>
      eventCell(inputs.observed[at], n, {
        outcome: 'death',
        site: at === 0 ? 'H1' : 'H2',
        expected: n * inputs.reference_rate[at],
      }),
    );
    const found = targetOf(tracked(reference as Contract, { events: cells }), 'death_S1');
    expectClose(
      [
        found.standardised?.ratio,
        found.standardised?.interval.lower,
        found.standardised?.interval.upper,
        found.observed?.value,
        found.observed?.interval.lower,
        found.observed?.interval.upper,
        found.crude?.value,
      ],
      [expected.SR, ...expected.SR_garwood95, expected.RSR, ...expected.RSR_garwood95, expected.crude_rate],
      tolerance,
    );
  });

  it('S05: funnel limits around the target, of rates and of ratios', () => {
    const { inputs, expected, tolerance } = golden('outcome-funnel-limits');
    const limits = (id: string, value: number, size: ReturnType<typeof counts>) =>
      (['higher', 'lower'] as const).flatMap((better) =>
        [0.998, 0.95].map((action) => {
          const contract = contractWith(id, { value });
          const monitoring = { ...contract.monitoring, funnelLevels: { warning: 0.5, action } };
          const target = contract.targets.find((one) => one.id === id) as Target;
          const held = heldTarget({ ...contract, monitoring }, target);
          return actionLimit(size, null, { ...held, outcome: { ...held.outcome, better } });
        }),
      );
    for (const [at, n] of inputs.n.entries()) {
      const [low, lower, upper, up] = expected.binomial_exact[at];
      expectClose(limits('ppm_S1', inputs.theta0, counts(0, n)), [low, lower, up, upper], tolerance);
    }
    for (const [at, E] of inputs.E.entries()) {
      const wanted = expected.poisson_interpolated[at].map((ratio: number) => 0.03 * ratio);
      const [low, lower, upper, up] = wanted;
      expectClose(limits('death_S1', 0.03, counts(0, 1000, E)), [low, lower, up, upper], tolerance);
    }
  });

  it('S09: the path of a risk-adjusted CUSUM in both directions, and of the VLAD', () => {
    const { inputs, expected, tolerance } = golden('outcome-risk-adjusted-cusum');
    const [intercept, slope] = inputs.logit;
    const contract = smallContract();
    const target = contract.targets.find(({ id }) => id === 'death_S1') as Target;
    const series = inputs.sequence.map(([score, event]: [number, number], at: number) => ({
      date: addDays('2026-01-28', at),
      site: 'H1',
      risk: 1 / (1 + Math.exp(-(intercept + slope * score))),
      event: event === 1,
    }));
    for (const better of ['lower', 'higher'] as const) {
      const outcomes = contract.outcomes.map((outcome) => ({ ...outcome, better }));
      // A false alarm every ten thousand patients: a limit that these twelve do not reach.
      const monitoring = { ...contract.monitoring, falseAlarmEvery: 10_000 };
      const fold = monitoringFold({ ...contract, outcomes, monitoring }, target);
      fold?.add(series.slice(0, 5));
      fold?.add(series.slice(5));
      const points = fold?.result().points ?? [];
      const path = better === 'lower' ? expected.upper_RA2 : expected.lower_RA05;
      expectClose(
        points.map(({ cusum }) => cusum),
        path,
        tolerance,
      );
      expectClose(
        points.map(({ vlad }) => vlad),
        expected.vlad,
        tolerance,
      );
    }
  });

  it('S11: Laney’s chart around the locked level', () => {
    const { inputs, expected, tolerance } = golden('outcome-laney-p');
    const contract = smallContract();
    const months = new Map<string, ReturnType<typeof counts>>(
      inputs.r.map((events: number, at: number) => [
        `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        counts(events, inputs.n[at]),
      ]),
    );
    const monitoring = { ...contract.monitoring, baselineMonths: 20 };
    const target = contract.targets.find(({ id }) => id === 'waiting_S1') as Target;
    const chart = runChart(months, heldTarget({ ...contract, monitoring }, target));
    const [first] = chart?.points ?? [];
    expectClose(
      [chart?.centre, first?.lower, first?.upper],
      [expected.cl, ...expected.pprime_limits_first],
      tolerance,
    );
    expect(chart?.points.filter(({ outside }) => outside)).toHaveLength(expected.points_outside_pprime);
  });

  it('S20: patients that show a target to be beaten', () => {
    const { inputs, expected } = golden('outcome-sample-size');
    const aim = { alpha: inputs.alpha, power: inputs.power };
    expect(patientsToDecide(inputs.p1, inputs.p0, aim)).toBe(expected.exact_stable_n);
    expect(patientsToDecide(1 - inputs.p1, 1 - inputs.p0, aim)).toBe(expected.exact_stable_n);
    expect(patientsToDecide(0, inputs.p0, aim)).toBe(Math.ceil(expected.zero_event_n));
  });

  it('S24: totals of linkage', () => {
    const { expected } = golden('outcome-linkage');
    const cell = { site: 'H1', month: '2026-01', deviceRows: 8, matched: 6, duplicateKeys: 1 };
    const { linkage } = tracked(smallContract(), { linkage: [{ ...cell, outcomeRows: 8, orphans: 2 }] });
    expect([linkage.matchRate, linkage.orphanRate]).toEqual([expected.match_rate, expected.orphan_rate]);
  });

  it('S26: waits by class and in all', () => {
    const { inputs, expected, tolerance } = golden('outcome-waiting-times');
    const cells = inputs.rows.map(
      ([priority, service, days]: ['U' | 'B' | 'D' | 'P', 'visit' | 'exam', number]) => {
        const limit = inputs.limits_days[priority] ?? inputs.limits_days[`D_${service}`];
        return waitCell(days <= limit ? 1 : 0, 1, { priority, service, days });
      },
    );
    const found = targetOf(tracked(smallContract(), { waits: cells }), 'waiting_S1');
    expectClose(found.observed?.value, expected.overall, tolerance);
    expect(found.waits.map(({ priority }) => priority)).toEqual(['U', 'B', 'D', 'P']);
    for (const { priority, inTime, delivered, share, interval } of found.waits) {
      const { ok, n, rate, wilson95 } = expected.by_class[priority];
      expectClose(
        [inTime, delivered, share, interval?.lower, interval?.upper],
        [ok, n, rate, ...wilson95],
        tolerance,
      );
    }
  });
});
