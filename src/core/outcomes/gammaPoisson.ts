import type { Gamma } from '../distributions/gamma.ts';
import { betaLogDensity, incompleteBeta } from '../numbers/incompleteBeta.ts';
import type { CountLaw } from './countLaw.ts';

/**
 * Events where `expected` are expected and their ratio to it is only known as Gamma(shape, scale): negative binomial with size = shape and
 * success probability 1/(1 + expected·scale); P(X ≤ k) = I(shape, k+1) (Greenwood & Yule 1920, JRSS 83:255-279; DLMF 8.17.24).
 * @param expected events at a ratio of 1, from 0
 * @throws RangeError for any other expected
 */
export function gammaPoisson({ shape, scale }: Gamma, expected: number): CountLaw {
  if (!(expected >= 0 && expected < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`expected must be a finite number from 0, not ${expected}`);
  }
  const odds = expected * scale;
  const success = 1 / (1 + odds);
  const failure = odds / (1 + odds);
  return {
    most: expected === 0 ? 0 : Number.POSITIVE_INFINITY,
    mean: shape * odds,
    tails: (k) => (k < 0 ? { lower: 0, upper: 1 } : incompleteBeta(shape, k + 1, success, failure)),
    probability: (k) => {
      if (failure === 0) return k === 0 ? 1 : 0;
      return k < 0 ? 0 : betaLogDensity(shape, k + 1, success, failure) / (failure * (shape + k));
    },
  };
}
