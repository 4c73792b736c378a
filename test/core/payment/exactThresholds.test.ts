import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { corridor, distanceFrom } from '../../../src/core/payment/corridor.ts';
import { centsFromEuros, eurosFromCents } from '../../../src/core/payment/money.ts';
import { qualityOf } from '../../../src/core/payment/quality.ts';
import { sharedSavings } from '../../../src/core/payment/sharedSavings.ts';

const rule = { deadBand: 0, slope: 0.01, bonusCap: 1000, malusCap: 1000 };

describe('at the very threshold', () => {
  it('a deviation equal to the dead band moves nothing', () => {
    // 0.1 − 0.08 is 0.020000000000000004 in binary.
    const distance = distanceFrom(0.1, 0.08, 'lower');
    expect(distance).toBe(0.02);
    const worked = corridor({ ...rule, deadBand: 0.02, slope: 1e9 }, { distance, patients: 1e6 });
    expect(worked.amount).toBe(0);
  });

  it('half a cent of a share of patients is half a cent', () => {
    // 237 · 0.065 − 4 = 11.405 patients · 100 points · 0.01 EUR = 11.405 EUR, on a pocket calculator.
    const distance = distanceFrom(0.065, 4 / 237, 'lower');
    expect(corridor(rule, { distance, patients: 237 }).amount).toBe(1141);
    expect(corridor(rule, { distance: -distance, patients: 237 }).amount).toBe(-1141);
  });

  it('a quality equal to the gate passes, also where it is made of thirds', () => {
    const part = { threshold: 0, benchmark: 1, weight: 0.5 };
    const { quality } = qualityOf(
      [
        { target: 'one', ...part },
        { target: 'other', ...part },
      ],
      new Map([
        ['one', 1 / 3],
        ['other', 2 / 3],
      ]),
    );
    const savings = { benchmark: 1000, share: 0.5, leastRate: 0.1, cap: 1, gate: 0.5 };
    // Half of the quality, half of 100 EUR; a savings rate equal to the least rate counts.
    expect(sharedSavings(savings, { episodes: 1, cost: 90_000, quality }).amount).toBe(2500);
  });

  it('a value equal to the threshold earns 0, and not −0', () => {
    const { steps } = qualityOf(
      [{ target: 'one', threshold: 0.1, benchmark: 0.05, weight: 1 }],
      new Map([['one', 0.1]]),
    );
    expect(steps.map(({ value }) => value)).toEqual([0.1, 0, 1, 0]);
  });

  it('cents are exact or refused', () => {
    expect(centsFromEuros(eurosFromCents(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => centsFromEuros(decimal.of(90_071_992_547_410))).toThrow(RangeError);
  });
});
