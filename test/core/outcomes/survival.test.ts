import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../../src/core/outcomes/aalenJohansen.ts';
import { componentScreen } from '../../../src/core/outcomes/componentScreen.ts';
import { revisionRateInterval, revisionsPerHundredYears } from '../../../src/core/outcomes/componentYears.ts';
import { type FollowUp, riskSets } from '../../../src/core/outcomes/followUp.ts';
import { kaplanMeier } from '../../../src/core/outcomes/kaplanMeier.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const ended = (end: FollowUp['end'], ...times: number[]): FollowUp[] => times.map((time) => ({ time, end }));

/** Times are whole, so that many are tied. */
const cohort = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 12 }),
    end: fc.constantFrom<FollowUp['end']>('revision', 'death', 'censored'),
  }),
  { maxLength: 40 },
);

describe('Kaplan–Meier', () => {
  it('gives the published survival, error and limits of a trial', () => {
    // Weeks in remission with 6-mercaptopurine, Freireich et al. 1963 (Blood 21:699-716); table with Greenwood errors and log(−log) limits
    // as in Cleves, Gould & Marchenko, An Introduction to Survival Analysis Using Stata; four decimals.
    const remission = [
      ...ended('revision', 6, 6, 6, 7, 10, 13, 16, 22, 23),
      ...ended('censored', 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
    ];
    const published = [
      [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
      [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
      [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
      [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
      [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
      [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
      [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
    ];
    const found = kaplanMeier(remission, 0.95).map(({ time, atRisk, survival, standardError, interval }) => [
      time,
      atRisk,
      survival,
      standardError,
      interval?.lower,
      interval?.upper,
    ]);
    expectClose(found, published, 0.00005);
  });

  it('is the share still in place, with the binomial error, where nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }), (times) => {
        for (const { time, survival, standardError } of kaplanMeier(ended('revision', ...times), 0.95)) {
          const share = times.filter((other) => other > time).length / times.length;
          expect(survival).toBeCloseTo(share, 12);
          if (share > 0)
            expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / times.length), 12);
        }
      }),
    );
  });

  it('has no limits at survival 0, no steps without revisions, and refuses negative times', () => {
    expect(kaplanMeier(ended('revision', 1, 1), 0.95)).toEqual([
      { time: 1, atRisk: 2, revisions: 2, survival: 0, standardError: undefined, interval: undefined },
    ]);
    expect(kaplanMeier([], 0.95)).toEqual([]);
    expect(kaplanMeier(ended('death', 1, 2), 0.95)).toEqual([]);
    expect(() => kaplanMeier(ended('revision', -1), 0.95)).toThrow(RangeError);
    expect(() => kaplanMeier(ended('revision', Number.NaN), 0.95)).toThrow(RangeError);
  });
});

describe('Aalen–Johansen', () => {
  it('is the share of patients revised, with the binomial error, where nobody is censored', () => {
    const patients = [...ended('revision', 1, 3, 3, 6), ...ended('death', 2, 3, 5, 5, 7, 8)];
    const found = aalenJohansen(patients, 0.95).map(({ time, revised, died, standardError }) => {
      expect(standardError).toBeCloseTo(Math.sqrt((revised * (1 - revised)) / 10), 12);
      return [time, revised, died];
    });
    expectClose(
      found,
      [
        [1, 0.1, 0],
        [2, 0.1, 0.1],
        [3, 0.3, 0.2],
        [5, 0.3, 0.4],
        [6, 0.4, 0.4],
        [7, 0.4, 0.5],
        [8, 0.4, 0.6],
      ],
      1e-12,
    );
  });

  it('shares everybody out, and revises fewer than Kaplan–Meier says if some die first', () => {
    fc.assert(
      fc.property(cohort, (patients) => {
        const survival = new Map(kaplanMeier(patients, 0.95).map((step) => [step.time, step.survival]));
        for (const { time, eventFree, revised, died, standardError, interval } of aalenJohansen(
          patients,
          0.95,
        )) {
          expect(eventFree + revised + died).toBeCloseTo(1, 12);
          expect(standardError).toBeGreaterThanOrEqual(0);
          if (interval !== undefined) {
            expect(interval.lower).toBeLessThanOrEqual(revised);
            expect(interval.upper).toBeGreaterThanOrEqual(revised);
          }
          const kept = survival.get(time);
          if (kept !== undefined) expect(revised).toBeLessThanOrEqual(1 - kept + 1e-12);
        }
      }),
    );
  });

  it('is Kaplan–Meier with Greenwood’s error where nobody dies', () => {
    fc.assert(
      fc.property(cohort, (patients) => {
        const alive = patients.filter(({ end }) => end !== 'death');
        const incidence = new Map(aalenJohansen(alive, 0.95).map((step) => [step.time, step]));
        for (const { time, survival, standardError } of kaplanMeier(alive, 0.95)) {
          expect(incidence.get(time)?.revised).toBeCloseTo(1 - survival, 12);
          if (standardError !== undefined)
            expect(incidence.get(time)?.standardError).toBeCloseTo(standardError, 9);
        }
      }),
    );
  });

  it('counts components that ended alike as so many single ones', () => {
    fc.assert(
      fc.property(cohort, (patients) => {
        const alike = [...Map.groupBy(patients, ({ time, end }) => `${time} ${end}`).values()].map(
          (same) => ({
            ...(same[0] as FollowUp),
            count: same.length,
          }),
        );
        expectClose(aalenJohansen(alike, 0.95), aalenJohansen(patients, 0.95), 1e-12);
      }),
    );
  });

  it('has the error of its definition, summed anew at every time', () => {
    fc.assert(
      fc.property(cohort, (patients) => {
        const sets = riskSets(patients).filter(({ revisions, deaths }) => revisions + deaths > 0);
        const steps = aalenJohansen(patients, 0.95);
        for (const [last, { revised }] of steps.entries()) {
          let variance = 0;
          for (const [at, { atRisk: n, revisions, deaths }] of sets.slice(0, last + 1).entries()) {
            const before = steps[at - 1]?.eventFree ?? 1;
            const rest = revised - (steps[at]?.revised as number);
            const d = revisions + deaths;
            if (n > d) variance += (rest * rest * d) / (n * (n - d));
            variance += (before * before * revisions * (n - revisions)) / (n * n * n);
            variance -= (2 * rest * before * revisions) / (n * n);
          }
          const squared = (steps[last]?.standardError as number) * (steps[last]?.standardError as number);
          expect(squared).toBeCloseTo(Math.max(0, variance), 12);
        }
      }),
    );
  });
});

describe('revisions per 100 component-years', () => {
  it('screens components as in the golden case', () => {
    const { inputs, expected, tolerance } = golden('outcome-component-screen');
    const group = { revisions: inputs.group_revisions, componentYears: inputs.group_years };
    for (const [
      id,
      revisions,
      componentYears,
      procedures,
    ] of inputs.components_id_revisions_years_procedures) {
      const found = componentScreen({ revisions, componentYears, procedures }, group);
      const wanted = expected.results[id];
      expectClose(
        [found.rate, found.groupRate, found.p],
        [wanted.rate, wanted.group_rate, wanted.p_poisson],
        tolerance,
      );
      expect([found.twiceTheGroup, found.unlikely, found.enoughProcedures, found.flagged]).toEqual([
        wanted.twice,
        wanted.p_lt_05,
        wanted.volume_rule,
        wanted.flag,
      ]);
    }
  });

  it('leaves a component out of its group only above a quarter of the years', () => {
    const group = { revisions: 40, componentYears: 1000 };
    const share = (componentYears: number) =>
      componentScreen({ revisions: 20, componentYears, procedures: 100 }, group).groupRate;
    expect(share(250)).toBe(4);
    expect(share(251)).toBeCloseTo(2000 / 749, 12);
    expect(() => componentScreen({ revisions: 41, componentYears: 10, procedures: 50 }, group)).toThrow(
      RangeError,
    );
  });

  it('knows no rate without years, and flags nothing then', () => {
    expect(revisionsPerHundredYears(0, 0)).toBeUndefined();
    expect(revisionRateInterval(0, 0, 0.95)).toBeUndefined();
    expect(
      componentScreen(
        { revisions: 0, componentYears: 0, procedures: 12 },
        { revisions: 0, componentYears: 0 },
      ),
    ).toMatchObject({ rate: undefined, groupRate: undefined, p: undefined, flagged: false });
  });

  it('has Garwood’s limits: none of 50 years is at most 7.4 per 100', () => {
    const { lower, upper } = revisionRateInterval(0, 50, 0.95) ?? { lower: 1, upper: 0 };
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo((-Math.log(0.025) * 100) / 50, 9);
  });
});
