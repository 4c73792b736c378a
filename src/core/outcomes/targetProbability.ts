import type { Beta } from '../distributions/beta.ts';
import { tails } from '../distributions/distribution.ts';
import type { Gamma } from '../distributions/gamma.ts';
import { betaBinomial } from './betaBinomial.ts';
import type { CountLaw } from './countLaw.ts';
import { requireCount, requireEvents } from './eventCount.ts';
import { gammaPoisson } from './gammaPoisson.ts';
import { decidingCount, type OutcomeTarget } from './outcomeTarget.ts';

/**
 * A rate after events among n patients: Beta(a + events, b + n − events); without patients the prior itself
 * (Gelman et al. 2013, Bayesian Data Analysis, section 2.4).
 * @param prior published with the contract; Jeffreys' is Beta(½, ½)
 * @throws RangeError unless whole numbers 0 ≤ events ≤ n
 */
export function ratePosterior({ a, b }: Beta, events: number, n: number): Beta {
  requireEvents(events, n);
  return { family: 'beta', a: a + events, b: b + n - events };
}

/**
 * A ratio after O events where E were expected: Gamma(shape + O, rate + E), rate = 1/scale; without expected events the prior itself
 * (Gelman et al. 2013, section 2.6).
 * @throws RangeError for events without expected ones, an observed that is no whole number or a negative expected
 */
export function ratioPosterior({ shape, scale }: Gamma, observed: number, expected: number): Gamma {
  requireCount('observed', observed);
  if (!(expected >= 0) || (expected === 0 && observed > 0)) {
    throw new RangeError(`${observed} events with ${expected} expected ones are beyond the risk model`);
  }
  return { family: 'gamma', shape: shape + observed, scale: scale / (1 + scale * expected) };
}

/** Probability that the true rate or ratio meets the target, given the data. */
export function probabilityTargetMet(posterior: Beta | Gamma, { value, better }: OutcomeTarget): number {
  return tails(posterior, value)[better === 'lower' ? 'lower' : 'upper'];
}

/**
 * Predictive probability that the rate counted at the end of the contract meets the target: the patients still to come are
 * beta-binomial (Spiegelhalter, Abrams & Myles 2004, section 3.13).
 * @param events,n so far
 * @param contractN patients at the end, at least n and at least 1
 * @throws RangeError for other counts
 */
export function probabilityRateMetAtEnd(
  prior: Beta,
  events: number,
  n: number,
  contractN: number,
  target: OutcomeTarget,
): number {
  const future = betaBinomial(contractN - n, ratePosterior(prior, events, n));
  return probabilityOfMeeting(future, events, target, contractN);
}

/**
 * The same of a ratio O/E: the events still to come are gamma-Poisson.
 * @param observed,expected so far
 * @param remaining expected events of the patients still to come, from 0
 * @throws RangeError for other counts, or if nothing is expected in all
 */
export function probabilityRatioMetAtEnd(
  prior: Gamma,
  observed: number,
  expected: number,
  remaining: number,
  target: OutcomeTarget,
): number {
  const future = gammaPoisson(ratioPosterior(prior, observed, expected), remaining);
  return probabilityOfMeeting(future, observed, target, expected + remaining);
}

function probabilityOfMeeting(
  future: CountLaw,
  observed: number,
  target: OutcomeTarget,
  size: number,
): number {
  const deciding = decidingCount(target, size) - observed;
  return target.better === 'lower' ? future.tails(deciding).lower : future.tails(deciding - 1).upper;
}
