import {
  probabilityRateMetAtEnd,
  probabilityRatioMetAtEnd,
  probabilityTargetMet,
  ratePosterior,
  ratioPosterior,
} from '../outcomes/targetProbability.ts';
import { expectedStillToCome, patientsAtEnd } from './forecast.ts';
import { type HeldTarget, outcomeTarget, ratioTarget } from './heldTarget.ts';
import type { Tally } from './tally.ts';

/**
 * Probability that the true rate (or ratio O/E) meets the target, given the data and the contract's prior: Beta for a rate, Gamma for a ratio
 * (Gelman et al. 2013, Bayesian Data Analysis, sections 2.4 and 2.6). It informs; the interval decides.
 * @returns null without patients or expected events
 */
export function probabilityMet(tally: Tally, held: HeldTarget): number | null {
  const { prior, ratioPrior } = held.contract.decision;
  const { patients, events, expected } = tally;
  if (patients === 0) return null;
  if (held.model === null)
    return probabilityTargetMet(
      ratePosterior({ family: 'beta', ...prior }, events, patients),
      outcomeTarget(held),
    );
  const target = ratioTarget(held);
  if (target === undefined || expected === 0) return null;
  return probabilityTargetMet(ratioPosterior({ family: 'gamma', ...ratioPrior }, events, expected), target);
}

/**
 * Probability that the figure counted at the end of the contract meets the target: patients still to come are drawn from what is known of the rate
 * (Spiegelhalter, Abrams & Myles 2004, section 3.13), and are taken to be as ill as those so far.
 * @returns null as `probabilityMet`, and for a target below 0
 */
export function probabilityMetAtEnd(tally: Tally, held: HeldTarget): number | null {
  const { prior, ratioPrior } = held.contract.decision;
  const { patients, events, expected } = tally;
  const target = held.model === null ? outcomeTarget(held) : ratioTarget(held);
  if (patients === 0 || target === undefined || target.value < 0) return null;
  if (held.model === null)
    return probabilityRateMetAtEnd(
      { family: 'beta', ...prior },
      events,
      patients,
      patientsAtEnd(tally, held),
      target,
    );
  if (expected === 0) return null;
  const remaining = expectedStillToCome(tally, held);
  return probabilityRatioMetAtEnd({ family: 'gamma', ...ratioPrior }, events, expected, remaining, target);
}
