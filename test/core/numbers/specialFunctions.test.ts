import { describe, expect, it } from 'vitest';
import { excessOverLog } from '../../../src/core/numbers/excessOverLog.ts';
import { incompleteBeta } from '../../../src/core/numbers/incompleteBeta.ts';
import { incompleteGamma } from '../../../src/core/numbers/incompleteGamma.ts';
import { logGamma } from '../../../src/core/numbers/logGamma.ts';
import { normalTail } from '../../../src/core/numbers/normalTail.ts';
import type { Tails } from '../../../src/core/numbers/tails.ts';
import { golden } from '../../support/golden.ts';

interface Case extends Tails {
  readonly side: 'lower' | 'upper';
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

// Source: test/golden/quantiles.py, 40-digit arithmetic.
const { expected } = golden('quantiles');

/** The largest relative error of the smaller tail over all cases. */
function worst(cases: readonly Case[], tailsOf: (one: Case) => Tails): number {
  return Math.max(...cases.map((one) => Math.abs(tailsOf(one)[one.side] / one[one.side] - 1)));
}

describe('special functions against 40-digit values', () => {
  it('ln Γ to 1e-14, also beside its zeros at 1 and 2', () => {
    for (const { x, value } of expected.logGamma as { x: number; value: number }[]) {
      expect(Math.abs(logGamma(x) / value - 1), `x = ${x}`).toBeLessThan(1e-14);
    }
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  it('m − ln(1+m) has no cancellation where m is small', () => {
    expect(excessOverLog(1e-8, 1 + 1e-8)).toBeCloseTo(5e-17 - 1e-24 / 3, 30);
    expect(excessOverLog(-0.3, 0.7) / (-0.3 - Math.log(0.7))).toBeCloseTo(1, 13);
    expect(excessOverLog(0.5, 1.5) / (0.5 - Math.log(1.5))).toBeCloseTo(1, 13);
  });

  it('normal tails to 1e-14', () => {
    expect(expected.normal).toHaveLength(9);
    const error = worst(expected.normal, ({ x }) => ({ lower: normalTail(-x), upper: normalTail(x) }));
    expect(error).toBeLessThan(1e-14);
  });

  it('incomplete gamma function to 1e-13, shapes 0.1 … 1e6, both tails down to 1e-9', () => {
    expect(expected.gamma).toHaveLength(8 * 9);
    expect(worst(expected.gamma, ({ a, x }) => incompleteGamma(a, x))).toBeLessThan(1e-13);
  });

  it('incomplete beta function to 1e-12, shapes 0.1 … 1e6, both tails down to 1e-9', () => {
    expect(expected.beta).toHaveLength((64 + 7) * 9);
    const error = worst(expected.beta, ({ a, b, x, y }) =>
      incompleteBeta(a, b, x <= y ? x : 1 - y, x <= y ? 1 - x : y),
    );
    expect(error).toBeLessThan(1e-12);
  });

  it('are 0 and 1 at the ends', () => {
    expect(incompleteGamma(2.5, 0)).toMatchObject({ lower: 0, upper: 1 });
    expect(incompleteGamma(2.5, Number.POSITIVE_INFINITY)).toMatchObject({ lower: 1, upper: 0 });
    expect(incompleteBeta(2, 3, 0, 1)).toMatchObject({ lower: 0, upper: 1 });
    expect(incompleteBeta(2, 3, 1, 0)).toMatchObject({ lower: 1, upper: 0 });
  });
});
