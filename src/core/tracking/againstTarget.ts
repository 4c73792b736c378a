import { normalTail } from '../numbers/normalTail.ts';
import { binomial } from '../outcomes/binomial.ts';
import type { CountLaw } from '../outcomes/countLaw.ts';
import { poisson } from '../outcomes/poisson.ts';
import { type HeldTarget, ratioTarget } from './heldTarget.ts';
import type { Counts } from './observedRate.ts';

/** How probable so few, and so many, events are if the true figure is the target exactly. Both count the observed number. */
export interface TargetTails {
  readonly atMost: number;
  readonly atLeast: number;
}

/**
 * The law of the events of these patients at the target: binomial for a rate, Poisson around E·target/reference for a ratio O/E.
 * @returns undefined without patients or expected events, or for a target that no rate can have
 */
function lawAtTarget({ patients, expected }: Counts, held: HeldTarget): CountLaw | undefined {
  if (patients === 0) return undefined;
  if (held.model !== null) {
    const ratio = ratioTarget(held);
    return ratio === undefined || expected === 0 || ratio.value < 0
      ? undefined
      : poisson(expected * ratio.value);
  }
  const { value } = held.target;
  return value >= 0 && value <= 1 ? binomial(patients, value) : undefined;
}

/** Exact tails at the target (Clopper & Pearson 1934; Garwood 1936). */
export function targetTails(counts: Counts, held: HeldTarget): TargetTails | undefined {
  const law = lawAtTarget(counts, held);
  if (law === undefined) return undefined;
  return { atMost: law.tails(counts.events).lower, atLeast: law.tails(counts.events - 1).upper };
}

/** Two-sided p value: twice the smaller tail, at most 1. */
export function twoSided({ atMost, atLeast }: TargetTails): number {
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/** Twice the tail on the side of missing the target: small only if the figure is on the wrong side of it. */
export function missedP({ atMost, atLeast }: TargetTails, better: 'lower' | 'higher'): number {
  return Math.min(1, 2 * (better === 'lower' ? atLeast : atMost));
}

/** Normal tails of an estimate at the target; undefined without a standard error. */
export function normalTargetTails(
  value: number,
  standardError: number,
  target: number,
): TargetTails | undefined {
  if (!(standardError > 0)) return undefined;
  const z = (value - target) / standardError;
  return { atMost: normalTail(-z), atLeast: normalTail(z) };
}
