import { gammaLogDensity, incompleteGamma } from '../numbers/incompleteGamma.ts';
import type { CountLaw } from './countLaw.ts';

/**
 * Events at a given expected number: P(X ≤ k) = Q(k+1, mean), the upper incomplete gamma function (DLMF 8.4.10).
 * @param mean expected events, from 0
 * @throws RangeError for any other mean
 */
export function poisson(mean: number): CountLaw {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`mean must be a finite number from 0, not ${mean}`);
  }
  return {
    most: mean === 0 ? 0 : Number.POSITIVE_INFINITY,
    mean,
    tails: (k) => {
      if (k < 0) return { lower: 0, upper: 1 };
      const { lower, upper } = incompleteGamma(k + 1, mean);
      return { lower: upper, upper: lower };
    },
    probability: (k) => {
      if (mean === 0) return k === 0 ? 1 : 0;
      return k < 0 ? 0 : gammaLogDensity(k + 1, mean) / mean;
    },
  };
}
