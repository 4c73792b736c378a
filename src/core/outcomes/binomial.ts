import { betaLogDensity, incompleteBeta } from '../numbers/incompleteBeta.ts';
import type { CountLaw } from './countLaw.ts';
import { requireCount } from './eventCount.ts';

/**
 * Events among n patients of equal risk: P(X > k) = I_risk(k+1, n−k), the incomplete beta function (DLMF 8.17.5).
 * @param n patients, from 0
 * @param risk of each, 0 to 1
 * @throws RangeError for any other n or risk
 */
export function binomial(n: number, risk: number): CountLaw {
  requireCount('n', n);
  if (!(risk >= 0 && risk <= 1)) throw new RangeError(`risk must be between 0 and 1, not ${risk}`);
  return {
    most: n,
    mean: n * risk,
    tails: (k) => {
      if (k < 0) return { lower: 0, upper: 1 };
      if (k >= n) return { lower: 1, upper: 0 };
      const { lower, upper } = incompleteBeta(k + 1, n - k, risk, 1 - risk);
      return { lower: upper, upper: lower };
    },
    probability: (k) => {
      if (k < 0 || k > n) return 0;
      if (risk === 0 || risk === 1) return k === n * risk ? 1 : 0;
      return betaLogDensity(k + 1, n - k + 1, risk, 1 - risk) / ((n + 1) * risk * (1 - risk));
    },
  };
}
