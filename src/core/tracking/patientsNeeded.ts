import { normalQuantile } from '../numbers/normalQuantile.ts';
import {
  exactSampleSize,
  normalSampleSize,
  type TargetClaim,
  zeroEventSampleSize,
} from '../outcomes/sampleSize.ts';

/** Above this many patients the normal approximation is right to less than one in a hundred, and the exact search long. */
const EXACT_UP_TO = 2000;

interface Aim {
  /** Probability of a wrong decision on one side, (1 − level)/2 of the contract. */
  readonly alpha: number;
  /** Probability of deciding. */
  readonly power: number;
}

/**
 * Patients in all by which the target is shown to be met, or missed, if the rate stays as observed: the exact binomial size with a stable power (Chernick &
 * Liu 2002, Am Stat 56:149-155), by the normal approximation (Fleiss, Levin & Paik 2003) where it is large. Of a rate above the target those
 * without the event are counted. Without a single event it is the rule of three (Hanley & Lippman-Hand 1983). A risk-adjusted rate is taken as
 * that of patients of average risk.
 * @param rate observed, a fraction; @param target a fraction
 * @returns null where no number would: the rate is the target, or the target is 0 or 1 or beyond
 */
export function patientsToDecide(rate: number, target: number, aim: Aim): number | null {
  if (rate === target || !(target > 0 && target < 1)) return null;
  const below = rate < target;
  const claim: TargetClaim = {
    rate: below ? rate : 1 - rate,
    target: below ? target : 1 - target,
    alpha: aim.alpha,
  };
  if (claim.rate <= 0) return Math.ceil(zeroEventSampleSize(claim.target, aim.alpha));
  // The exact size and the normal one differ little; so the search never goes far.
  const normal = Math.ceil(normalSampleSize(claim, aim.power));
  if (normal > EXACT_UP_TO) return Number.isSafeInteger(normal) ? normal : null;
  return exactSampleSize(claim, aim.power)?.stable.n ?? normal;
}

/**
 * The same for a mean: ((z₁₋α + z_power)·σ/(mean − target))².
 * @returns null if the mean is the target, or nothing varies
 */
export function patientsToDecideMean(
  mean: number,
  deviation: number,
  target: number,
  aim: Aim,
): number | null {
  if (mean === target || !(deviation > 0)) return null;
  const z = normalQuantile(1 - aim.alpha, aim.alpha) + normalQuantile(aim.power, 1 - aim.power);
  const root = (z * deviation) / (mean - target);
  const size = Math.ceil(root * root);
  return Number.isSafeInteger(size) ? size : null;
}
