import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import { averageRunLength, cusumLimit } from '../../../src/core/outcomes/averageRunLength.ts';
import {
  cusumWeight,
  type RiskedOutcome,
  riskAdjustedCusum,
} from '../../../src/core/outcomes/riskAdjustedCusum.ts';
import { variableLifeAdjustedDisplay } from '../../../src/core/outcomes/variableLifeAdjustedDisplay.ts';
import { expectClose } from '../../support/expectClose.ts';
import { golden } from '../../support/golden.ts';

const { inputs, expected, tolerance } = golden('outcome-risk-adjusted-cusum');
/** Probability of death at a Parsonnet score, Steiner 2000. */
const riskAt = (score: number): number => 1 / (1 + Math.exp(-(inputs.logit[0] + inputs.logit[1] * score)));
const patients: RiskedOutcome[] = inputs.sequence.map(([score, event]: [number, number]) => ({
  risk: riskAt(score),
  event: event === 1,
}));

describe('the risk-adjusted CUSUM', () => {
  it('has the published weights, the golden path and the golden VLAD', () => {
    const weights = (oddsRatio: number) =>
      [0, 50].flatMap((score) => [false, true].map((event) => cusumWeight(riskAt(score), event, oddsRatio)));
    expectClose({ RA2: weights(2), RA05: weights(0.5) }, expected.weights_s0_s50, tolerance);
    expectClose(riskAdjustedCusum(patients, 2).path, expected.upper_RA2, tolerance);
    expectClose(riskAdjustedCusum(patients, 0.5).path, expected.lower_RA05, tolerance);
    expectClose(variableLifeAdjustedDisplay(patients), expected.vlad, tolerance);
  });

  it('signals where it reaches its limit and begins again after it', () => {
    const certain = Array.from({ length: 6 }, () => ({ risk: 1 / 3, event: true }));
    const { path, signals } = riskAdjustedCusum(certain, 4, 1.5 * Math.LN2);
    expect(signals).toEqual([1, 3, 5]);
    expectClose(
      path,
      [1, 2, 1, 2, 1, 2].map((steps) => steps * Math.LN2),
      1e-12,
    );
  });

  it('expects nothing of one patient while the model is right in odds, and never goes below 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }).filter((ratio) => Math.abs(ratio - 1) > 1e-3),
        (risk, oddsRatio) => {
          const [bad, good] = [true, false].map((event) => cusumWeight(risk, event, oddsRatio));
          const likelihood = risk * Math.exp(bad as number) + (1 - risk) * Math.exp(good as number);
          expect(likelihood).toBeCloseTo(1, 12);
          expect(riskAdjustedCusum([{ risk, event: oddsRatio < 1 }], oddsRatio).path).toEqual([0]);
        },
      ),
    );
  });

  it('refuses certain risks, an odds ratio of 1 and a limit of 0', () => {
    for (const risk of [0, 1, Number.NaN]) {
      expect(() => cusumWeight(risk, true, 2)).toThrow(RangeError);
      expect(() => variableLifeAdjustedDisplay([{ risk, event: false }])).toThrow(RangeError);
    }
    expect(() => cusumWeight(0.1, true, 1)).toThrow(RangeError);
    expect(() => riskAdjustedCusum(patients, 2, 0)).toThrow(RangeError);
    expect(riskAdjustedCusum([], 2)).toEqual({ path: [], signals: [] });
  });
});

describe('its average run length', () => {
  it('is that of a walk by equal steps, which is known: 33 patients', () => {
    // Risk 1/3 and odds ratio 4 give steps of ±ln 2; three above 0 are a signal.
    expect(averageRunLength([{ risk: 1 / 3, weight: 1 }], 4, 2.5 * Math.LN2)).toBeCloseTo(33, 9);
  });

  const mix = [0, 4, 8, 15, 22, 31, 40].map((score, at) => ({ risk: riskAt(score), weight: 7 - at }));
  /** Each patient of the mix by itself. */
  const risks = mix.flatMap(({ risk, weight }) => Array.from({ length: weight }, () => risk));

  it.each([
    { oddsRatio: 2, limit: 2, trueOddsRatio: 1 },
    { oddsRatio: 2, limit: 2.5, trueOddsRatio: 2 },
    { oddsRatio: 0.5, limit: 2, trueOddsRatio: 1 },
  ])('is what simulated runs take: %j', ({ oddsRatio, limit, trueOddsRatio }) => {
    const runs = 4000;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const random = streamAt(1, 'run length', run);
      let [length, total] = [0, 0];
      while (total < limit) {
        const risk = risks[Math.floor(random.next() * risks.length)] as number;
        const odds = (trueOddsRatio * risk) / (1 - risk);
        const event = random.next() < odds / (1 + odds);
        total = Math.max(0, total + cusumWeight(risk, event, oddsRatio));
        length++;
      }
      sum += length;
      squares += length * length;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean * mean) / runs);
    const found = averageRunLength(mix, oddsRatio, limit, trueOddsRatio);
    expect(Math.abs(found - mean), `${found} for ${mean} ± ${error}`).toBeLessThan(4 * error);
  });

  it('gives the limit of one false alarm in so many patients, higher for rarer alarms', () => {
    const limits = [200, 1000, 5000].map((wanted) => {
      const limit = cusumLimit(mix, 2, wanted) as number;
      expect(averageRunLength(mix, 2, limit) / wanted).toBeCloseTo(1, 2);
      return limit;
    });
    expect(limits).toEqual(limits.toSorted((one, other) => one - other));
    expect(cusumLimit(mix, 2, 1e15)).toBeUndefined();
    expect(() => cusumLimit([], 2, 100)).toThrow(RangeError);
    expect(() => cusumLimit(mix, 2, 1)).toThrow(RangeError);
  });
});
