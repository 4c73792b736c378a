import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import type { EventCell } from '../../../src/core/tracking/aggregates.ts';
import { smallContract } from '../../support/contract.ts';
import { expectClose } from '../../support/expectClose.ts';
import {
  emptySnapshot,
  eventCell,
  followUpCell,
  scoreCell,
  survivalCell,
  targetOf,
  tracked,
  waitCell,
} from '../../support/trackedCells.ts';

const contract = smallContract();

/** Whose flow of discharges is owed by the supplier itself. */
const owedBySupplier: Contract = {
  ...contract,
  flows: contract.flows.map((flow) => ({ ...flow, owner: 'supplier' })),
};

const cellArbitrary: fc.Arbitrary<EventCell> = fc
  .record({
    known: fc.nat(60),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    missing: fc.nat(10),
    young: fc.nat(5),
    site: fc.constantFrom('H1', 'H2'),
    month: fc.integer({ min: 1, max: 9 }).map((month) => `2026-0${month}`),
    outcome: fc.constantFrom('ppm', 'death'),
  })
  .map(({ known, rate, missing, ...more }) =>
    eventCell(Math.floor(rate * known), known, {
      missing,
      expected: known * 0.03,
      expectedMissing: missing * 0.03,
      ...more,
    }),
  );

/** Every number of a value, with where it stands. */
function numbersIn(value: unknown, where = ''): [string, number][] {
  if (typeof value === 'number') return [[where, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${where}.${key}`));
}

describe('a tracking', () => {
  it('is plain JSON whatever the cells, and does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(cellArbitrary, { maxLength: 12 }), (events) => {
        const found = tracked(contract, { events });
        expect(numbersIn(found).filter(([, number]) => !Number.isFinite(number))).toEqual([]);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        expectClose(tracked(contract, { events: events.toReversed() }), found, 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('never worsens a figure of which lower is better by a patient without the event', () => {
    const rank = { met: 0, inconclusive: 1, missed: 2 };
    fc.assert(
      fc.property(fc.nat(40), fc.nat(200), (events, others) => {
        const figure = (n: number) =>
          targetOf(tracked(contract, { events: [eventCell(events, n)] }), 'ppm_S1');
        const [before, after] = [figure(events + others + 1), figure(events + others + 2)];
        expect(after.observed?.value).toBeLessThanOrEqual(before.observed?.value as number);
        expect(after.probabilityMet).toBeGreaterThanOrEqual((before.probabilityMet as number) - 1e-12);
        expect(rank[after.stateOfInterval as 'met']).toBeLessThanOrEqual(
          rank[before.stateOfInterval as 'met'],
        );
      }),
      { numRuns: 40 },
    );
  });

  it('has the observed between best and worst, and the tipping point where the state changes', () => {
    fc.assert(
      fc.property(fc.array(cellArbitrary, { minLength: 1, maxLength: 6 }), (all) => {
        const events = all.filter(({ outcome }) => outcome === 'ppm');
        const { observed, missing, stateOfInterval } = targetOf(tracked(contract, { events }), 'ppm_S1');
        if (observed === null || missing === null) return;
        expect(missing.best?.value).toBeLessThanOrEqual(observed.value);
        expect(missing.worst?.value).toBeGreaterThanOrEqual(observed.value);
        const cases = [missing.best?.state, missing.worst?.state];
        if (missing.tippingPoint === null) expect(cases).toEqual([stateOfInterval, stateOfInterval]);
        else {
          const ifBad = (bad: number) => {
            const [known, total] = [observed.events as number, missing.due];
            return targetOf(tracked(contract, { events: [eventCell(known + bad, total)] }), 'ppm_S1')
              .stateOfInterval;
          };
          expect(ifBad(missing.tippingPoint)).not.toBe(stateOfInterval);
          if (missing.tippingPoint > 0) expect(ifBad(missing.tippingPoint - 1)).toBe(stateOfInterval);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts gaps of the supplier’s own flow against it, and asks nobody else for them', () => {
    const events = [eventCell(2, 80, { missing: 20 })];
    const ownGaps = targetOf(tracked(owedBySupplier, { events }), 'ppm_S1');
    expect(ownGaps.observed).toMatchObject({ patients: 100, events: 22, value: 0.22 });
    expect(ownGaps.state).toBe('missed');
    expect(ownGaps.missing).toMatchObject({
      owner: 'supplier',
      owedBy: [{ party: 'S1', patients: 20 }],
      worst: { value: 0.22, state: 'missed' },
    });
    const ofSites = targetOf(tracked(contract, { events }), 'ppm_S1');
    expect(ofSites.observed).toMatchObject({ patients: 80, events: 2 });
    expect([ofSites.state, ofSites.because]).toEqual(['not-computable', ['follow-up']]);
    expect(ofSites.missing?.owedBy).toEqual([{ party: 'H1', patients: 20 }]);
  });

  it('weighs each site’s known patients for its missing ones', () => {
    // 1 of 10 known of 20 due, and 9 of 30: (2 + 9)/50.
    const events = [eventCell(1, 10, { missing: 10 }), eventCell(9, 30, { site: 'H2' })];
    expect(targetOf(tracked(contract, { events }), 'ppm_S1').missing?.weighted).toBeCloseTo(0.22, 12);
  });

  it('says that there are no data, and nothing more, for targets of which nothing is known', () => {
    const { targets, alerts } = tracked(contract, {});
    expect(targets.map(({ state, because }) => [state, because])).toEqual(
      contract.targets.map(() => ['not-computable', ['no-data']]),
    );
    expect(targets.map(({ observed }) => observed)).toEqual(contract.targets.map(() => null));
    expect(new Set(alerts.map(({ kind }) => kind))).toEqual(new Set(['delivery-owed']));
  });

  it('bears no events, only events, nothing expected, and a target exactly at the limit', () => {
    const states = (events: EventCell[], id = 'ppm_S1', of = contract) => {
      const { state, because, observed } = targetOf(tracked(of, { events }), id);
      return [state, because, observed?.value ?? null];
    };
    expect(states([eventCell(0, 400)])).toEqual(['met', [], 0]);
    expect(states([eventCell(40, 40)])).toEqual(['missed', [], 1]);
    expect(states([eventCell(1, 40, { outcome: 'death' })], 'death_S1')).toEqual([
      'not-computable',
      ['no-data'],
      null,
    ]);
    const upper = targetOf(tracked(contract, { events: [eventCell(7, 120)] }), 'ppm_S1').observed?.interval
      .upper as number;
    const at = (value: number): Contract => ({
      ...contract,
      targets: contract.targets.map((target) => ({ ...target, value })),
    });
    expect(states([eventCell(7, 120)], 'ppm_S1', at(upper))[0]).toBe('met');
    expect(states([eventCell(7, 120)], 'ppm_S1', at(upper - 1e-12))[0]).toBe('inconclusive');
    expect(states([eventCell(0, 400)], 'ppm_S1', at(0))[0]).toBe('inconclusive');
    expect(states([eventCell(0, 10)])).toEqual(['not-computable', ['too-few-patients'], 0]);
  });

  it('lets a sanction stand only after Holm, over all targets of the supplier', () => {
    // 14 of 100 at 6.5%: twice the exact tail is 0.013, above 0.05/6.
    const missed = [eventCell(14, 100)];
    const one = targetOf(tracked(contract, { events: missed }), 'ppm_S1');
    expect([one.state, one.sanctionable]).toEqual(['missed', false]);
    const alone: Contract = { ...contract, decision: { ...contract.decision, comparisons: 'none' } };
    expect(targetOf(tracked(alone, { events: missed }), 'ppm_S1').sanctionable).toBe(true);
    const clear = targetOf(tracked(contract, { events: [eventCell(30, 100)] }), 'ppm_S1');
    expect([clear.state, clear.sanctionable]).toEqual(['missed', true]);
  });

  it('tells a trend only where the later months differ by more than chance', () => {
    const months = (later: number) => [
      eventCell(10, 100, { month: '2026-01' }),
      eventCell(10, 100, { month: '2026-02' }),
      eventCell(later, 100, { month: '2026-03' }),
      eventCell(later, 100, { month: '2026-04' }),
    ];
    const trend = (later: number) => targetOf(tracked(contract, { events: months(later) }), 'ppm_S1').trend;
    // R: fisher.test(matrix(c(20, 180, 4, 196), 2)) gives 0.00113 by adding the tables that are less likely; doubling gives as much or more.
    expect(trend(2)?.direction).toBe('better');
    expect(trend(2)?.p).toBeGreaterThan(0.0011);
    expect(trend(2)?.p).toBeLessThan(0.0016);
    expect(trend(25)?.direction).toBe('worse');
    expect(trend(8)?.direction).toBe('steady');
    expect(targetOf(tracked(contract, { events: [eventCell(1, 50)] }), 'ppm_S1').trend).toBeNull();
  });
});

describe('waits', () => {
  it('count what is overdue as late, and leave out what was cancelled, missed by the patient or still runs', () => {
    const waits = [waitCell(80, 90, { overdue: 10, booked: 130, notDelivered: 3, cancelled: 2, days: 900 })];
    const found = targetOf(tracked(contract, { waits }), 'waiting_S1');
    expect(found.observed).toMatchObject({ value: 0.8, patients: 100, events: 80 });
    expect(found.young).toBe(25);
    expect(found.waits[0]).toMatchObject({ share: 0.8, overdue: 10, meanDays: 10 });
    expect(found.state).toBe('missed');
  });
});

describe('scores', () => {
  it('give mean change, interval, responders and the adjusted gain of a model', () => {
    const gains = Array.from({ length: 40 }, (_, at) => 0.1 + (at % 2 === 0 ? 0.05 : -0.05));
    const found = targetOf(tracked(contract, { scores: [scoreCell(gains)] }), 'quality_S1');
    // Standard deviation 0.05·√(40/39), error 0.05/√39.
    const half = (1.959963984540054 * 0.05) / Math.sqrt(39);
    expectClose(
      [found.observed?.value, found.observed?.interval.lower, found.observed?.interval.upper],
      [0.1, 0.1 - half, 0.1 + half],
      1e-9,
    );
    expect(found.score).toMatchObject({
      valueSet: 'EQ-5D-5L Italy (Finch 2022)',
      responders: { n: gains.filter((gain) => gain >= 0.05).length },
    });
    expect(found.state).toBe('inconclusive');

    const adjusted: Contract = {
      ...contract,
      outcomes: contract.outcomes.map((outcome) =>
        outcome.id === 'quality' ? { ...outcome, riskModel: 'euro' } : outcome,
      ),
    };
    // Expected after 0.02 above what came: the reference's mean gain, 0.03, less 0.02.
    const cell = scoreCell(gains);
    const scores = [{ ...cell, sumExpected: cell.sumAfter + 0.8, sumSquaredExcess: 40 * 0.0004 }];
    const withModel = targetOf(tracked(adjusted, { scores }), 'quality_S1');
    expect(withModel.observed?.value).toBeCloseTo(0.01, 12);
    expect(withModel.score?.adjustedGain).toBeCloseTo(0.01, 12);
    expect(withModel.crude?.value).toBeCloseTo(0.1, 12);
    const riskModels = contract.riskModels.map((model) => ({ ...model, referenceExcess: -0.05 }));
    const ofOtherYears = targetOf(tracked({ ...adjusted, riskModels }, { scores }), 'quality_S1');
    expect(ofOtherYears.observed?.value).toBeCloseTo(0.06, 12);
    expect(ofOtherYears.score?.adjustedGain).toBeCloseTo(0.06, 12);
    expect(withModel.state).toBe('missed');
  });
});

describe('device survival', () => {
  const survival = [
    survivalCell(100, { revisions: 1, deaths: 2, censored: 7 }),
    survivalCell(365, { censored: 50 }),
    survivalCell(400, { revisions: 1, censored: 40 }),
  ];

  it('is the share revised by the horizon, death competing', () => {
    const found = targetOf(tracked(contract, { survival }), 'revision_S1');
    expect(found.observed).toMatchObject({
      value: 1 / 101,
      method: 'aalen-johansen',
      patients: 101,
      events: 1,
    });
    expect(found.young).toBe(7);
    expect(found.survival).toMatchObject({ revisions: 2, points: [{ day: 100, atRisk: 101 }] });
    expect(found.survival?.componentYears).toBeCloseTo((1000 + 18_250 + 16_400) / 365.25, 9);
  });

  it('has exact limits where nobody was revised, and no figure while nobody has reached the horizon', () => {
    const none = [survivalCell(400, { censored: 40 }), survivalCell(30, { censored: 9 })];
    const found = targetOf(tracked(contract, { survival: none }), 'revision_S1');
    // 1 − 0.025^(1/40), as Clopper and Pearson's limit of 0 of 40.
    expect(found.observed?.interval.upper).toBeCloseTo(1 - Math.exp(Math.log(0.025) / 40), 12);
    expect(found.observed?.method).toBe('clopper-pearson');
    const young = targetOf(
      tracked(contract, { survival: [survivalCell(364, { censored: 40, revisions: 1 })] }),
      'revision_S1',
    );
    expect([young.state, young.because]).toEqual(['not-computable', ['no-data']]);
    expect(young.survival?.revisions).toBe(1);
  });
});

describe('follow-up of devices', () => {
  // Ten of 100 were last seen on day 100 of a year that is over.
  const survival = [
    survivalCell(100, { censored: 10, lost: 10 }),
    survivalCell(200, { revisions: 2 }),
    survivalCell(365, { censored: 88 }),
  ];
  const followUp = [
    followUpCell(60, { revisions: 2, missing: 10 }),
    followUpCell(40, { month: '2026-02', site: 'H2', full: 30, young: 3 }),
  ];
  const found = (of: Contract, ...more: Parameters<typeof followUpCell>[]) =>
    targetOf(
      tracked(of, { survival, followUp: [...followUp, ...more.map((cell) => followUpCell(...cell))] }),
      'revision_S1',
    );

  it('names who owes the lost ones, and what they could change', () => {
    const { missing, young, observed, sites } = found(contract);
    expect(missing).toMatchObject({ due: 100, known: 90, missing: 10, owedBy: [{ patients: 10 }] });
    // By hand: 2 of 90 still at risk; none of the ten revised; all of them on day 100.
    expect(observed?.value).toBeCloseTo(2 / 90, 12);
    expect(missing?.best?.value).toBeCloseTo(2 / 100, 12);
    expect(missing?.worst?.value).toBeCloseTo(12 / 100, 12);
    expect(young).toBe(0);
    expect(sites.map((site) => site.missing)).toEqual([10]);
  });

  it('tells a month once the horizon of all its devices is over', () => {
    expect(found(contract).periods).toEqual([
      { month: '2026-01', patients: 50, events: 2, expected: null, value: 2 / 50 },
      { month: '2026-02', patients: 40, events: 0, expected: null, value: null },
    ]);
  });

  it('decides nothing with too many lost; a supplier’s own count as revised', () => {
    const many: Parameters<typeof followUpCell> = [60, { month: '2026-03', missing: 30 }];
    const { state, because } = found(contract, many);
    expect([state, because.includes('follow-up')]).toEqual(['not-computable', true]);
    const own = found(owedBySupplier, many);
    expect(own.because).not.toContain('follow-up');
    expect(own.observed?.value).toBeCloseTo(12 / 100, 12);
    expect(own.survival).toMatchObject({ revisions: 2, points: [{ day: 100, atRisk: 100 }, { day: 200 }] });
  });
});

describe('registry results', () => {
  const result = { outcome: 'audited', supplier: 'S1', from: '2026-01-01', to: '2026-12-31', n: 200 };

  it('are taken as delivered, the latest ones', () => {
    const registry = [
      { ...result, site: 'H1', rate: 0.05, lower: 0.041, upper: 0.08 },
      { ...result, site: 'H1', from: '2025-01-01', to: '2025-12-31', rate: 0.01, lower: 0, upper: 0.02 },
    ];
    const found = targetOf(tracked(contract, { registry }), 'audited_S1');
    expect(found.observed).toEqual({
      value: 0.05,
      interval: { lower: 0.041, upper: 0.08 },
      method: 'registry',
      patients: 200,
      events: null,
    });
    expect(found.state).toBe('missed');
    expect(found.periods.map(({ month }) => month)).toEqual(['2025-12', '2026-12']);
  });

  it('of several sites are pooled by patients', () => {
    const registry = ['H1', 'H2'].map((site) => ({ ...result, site, rate: 0.05, lower: 0.03, upper: 0.07 }));
    const interval = targetOf(tracked(contract, { registry }), 'audited_S1').observed?.interval;
    expectClose(
      [interval?.lower, interval?.upper],
      [0.05 - 0.02 / Math.SQRT2, 0.05 + 0.02 / Math.SQRT2],
      1e-12,
    );
  });
});

describe('data behind a target', () => {
  const events = [eventCell(2, 180)];
  const stateWith = (of: object) => {
    const { state, because } = targetOf(tracked(contract, { events, ...of }), 'ppm_S1');
    return [state, ...because];
  };

  it('make it not computable where rows find no device', () => {
    const cell = { site: 'H1', month: '2026-01', deviceRows: 100, matched: 90, duplicateKeys: 0 };
    expect(stateWith({ linkage: [{ ...cell, outcomeRows: 100, orphans: 10 }] })).toEqual(['met']);
    expect(stateWith({ linkage: [{ ...cell, outcomeRows: 100, orphans: 11 }] })).toEqual([
      'not-computable',
      'linkage',
    ]);
  });

  it('make it not computable where devices and consumption differ, whatever the signs', () => {
    const place = { supplier: 'S1', site: 'H1', month: '2026-01' };
    const devices = (one: number, other: number) => ({
      reconciliation: [
        { ...place, delivered: one, consumed: 50 },
        { ...place, site: 'H2', delivered: other, consumed: 50 },
      ],
    });
    expect(stateWith(devices(52, 47))).toEqual(['met']);
    expect(stateWith(devices(53, 47))).toEqual(['not-computable', 'reconciliation']);
    // Of a month after the last that counts it says nothing yet.
    expect(
      stateWith({ reconciliation: [{ ...place, month: '2026-02', delivered: 9, consumed: 50 }] }),
    ).toEqual(['met']);
    // Consumption was reported, and not of this supplier.
    expect(
      stateWith({
        reconciliation: [
          { ...place, delivered: 9, consumed: null },
          { ...place, supplier: 'S2', delivered: 5, consumed: 5 },
        ],
      }),
    ).toEqual(['not-computable', 'reconciliation']);
  });
});

describe('deliveries by site and month', () => {
  const batch = {
    id: 'b',
    contract: 'valvole',
    source: 'H1',
    from: '2026-01-01',
    to: '2026-02-28',
    extractedAt: '2026-03-17T10:00:00Z',
    keyVersion: 1,
    flowVersion: '1',
    files: [],
    findings: [],
  };

  it('are in, late, owed or not due', () => {
    const snapshot = {
      ...emptySnapshot,
      batches: [batch, { ...batch, source: 'H2', to: '2026-01-20', extractedAt: '2026-02-01T00:00:00Z' }],
    };
    const { quality, alerts } = tracked(contract, {}, { snapshot, asOf: '2026-03-31' });
    const states = Map.groupBy(quality, ({ site }) => site);
    // 45 days after 31 January is 17 March.
    expect(states.get('H1')?.map(({ month, delivery }) => [month, delivery])).toEqual([
      ['2026-01', 'in'],
      ['2026-02', 'in'],
      ['2026-03', 'not-due'],
    ]);
    expect(states.get('H2')?.map(({ delivery }) => delivery)).toEqual(['owed', 'not-due', 'not-due']);
    expect(alerts.map(({ id }) => id)).toEqual(['delivery-owed:H2:2026-01']);
    const late = { ...emptySnapshot, batches: [{ ...batch, source: 'regione', extractedAt: '2026-03-18' }] };
    const all = tracked(contract, {}, { snapshot: late, asOf: '2026-03-31' }).quality;
    expect(all.filter(({ delivery }) => delivery === 'late').map(({ site, month }) => [site, month])).toEqual(
      [
        ['H1', '2026-01'],
        ['H2', '2026-01'],
      ],
    );
  });
});
