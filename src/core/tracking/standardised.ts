import { riskStandardisedRate, standardisedRatio } from '../outcomes/standardisedRatio.ts';
import type { HeldTarget } from './heldTarget.ts';
import type { TargetTracking } from './tracking.ts';

type Standardised = NonNullable<TargetTracking['standardised']>;

/** Counts that a ratio is made of. */
interface ObservedExpected {
  readonly events: number;
  readonly expected: number;
}

/**
 * Indirect standardisation by the frozen model: O/E with Garwood's limits (Breslow & Day 1987, chapter 2). 1.2 reads: a fifth more events than the
 * reference would have had in these same patients. Ratios of two suppliers are not compared with each other.
 * @returns null without a model, or where nothing was expected: there is no ratio then
 */
export function standardised(
  { events, expected }: ObservedExpected,
  { model, contract }: HeldTarget,
): Standardised | null {
  if (model === null || !(model.reference > 0)) return null;
  // The variance gives a z value only, which nothing here is decided by.
  const found = standardisedRatio(events, { expected, variance: 0 }, contract.decision.level);
  if (found === undefined) return null;
  return {
    observed: events,
    expected,
    ratio: found.ratio,
    interval: found.interval,
    reference: model.reference,
    model: model.version,
  };
}

/** O/E times the rate of the reference: what the supplier's rate would be in the reference's patients; this is comparable with the target. */
export function ratioAsRate({ ratio, interval, reference }: Standardised) {
  return riskStandardisedRate({ ratio, interval, z: undefined }, reference);
}
