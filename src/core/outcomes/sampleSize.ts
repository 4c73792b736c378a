import { normalQuantile } from '../numbers/normalQuantile.ts';
import { binomial } from './binomial.ts';
import { requireRate } from './rate.ts';

/** A one-sided exact test that the rate is below a target. */
interface TargetTest {
  readonly n: number;
  /** With so many events or fewer the target is shown to be beaten; −1 if not even none would show it. */
  readonly critical: number;
  /** Probability of showing it at the true rate. */
  readonly power: number;
}

/** What is to be shown: that the rate is below `target` although it might be `target`, if it truly is `rate`. Fractions. */
export interface TargetClaim {
  readonly target: number;
  readonly rate: number;
  /** Probability of showing it wrongly, at most, at a rate equal to the target. */
  readonly alpha: number;
}

/** Power of the exact test rises in a saw-tooth. */
export interface ExactSampleSize {
  /** The first size with the power; some larger ones fall short of it again. */
  readonly first: TargetTest;
  /** The first size from which on the next 50 all keep the power: the one to put in a tender. */
  readonly stable: TargetTest;
}

const NEXT_SIZES = 50;

/** Beyond this a contract of one lot has no such number of patients. */
const LARGEST = 50_000;

/**
 * Patients needed to show that a target is beaten. The test: c the greatest count with P(X ≤ c | target) ≤ alpha, power P(X ≤ c | rate),
 * both binomial (Chernick & Liu 2002, Am Stat 56:149-155, on the saw-tooth). Where higher is better, count the patients without.
 * @returns undefined if more than 50 000 would be needed
 * @throws RangeError unless 0 < rate < target < 1 and 0 < alpha < power < 1
 */
export function exactSampleSize(claim: TargetClaim, power: number): ExactSampleSize | undefined {
  requireClaim(claim, power);
  let first: TargetTest | undefined;
  let stable: TargetTest | undefined;
  let critical = -1;
  for (let n = 1; n <= LARGEST + NEXT_SIZES; n++) {
    // At most one more event is allowed with one more patient.
    if (binomial(n, claim.target).tails(critical + 1).lower <= claim.alpha) critical++;
    const test = { n, critical, power: binomial(n, claim.rate).tails(critical).lower };
    if (test.power < power) {
      stable = undefined;
      continue;
    }
    first ??= test;
    stable ??= test;
    if (n - stable.n === NEXT_SIZES) return { first, stable };
  }
  return undefined;
}

/**
 * The same by the normal approximation: ((z₁₋α·√(t(1−t)) + z_power·√(r(1−r)))/(t − r))² with t the target and r the true rate
 * (Fleiss, Levin & Paik 2003, chapter 2). Not rounded: it is for comparison.
 * @throws as `exactSampleSize`
 */
export function normalSampleSize(claim: TargetClaim, power: number): number {
  requireClaim(claim, power);
  const { target, rate, alpha } = claim;
  const root =
    normalQuantile(1 - alpha, alpha) * Math.sqrt(target * (1 - target)) +
    normalQuantile(power, 1 - power) * Math.sqrt(rate * (1 - rate));
  const size = root / (target - rate);
  return size * size;
}

/**
 * Patients without a single event that show a target to be beaten: ln(alpha)/ln(1 − target), "the rule of three" at alpha 0.05
 * (Hanley & Lippman-Hand 1983, JAMA 249:1743-1745). Not rounded.
 * @throws RangeError unless both are above 0 and below 1
 */
export function zeroEventSampleSize(target: number, alpha: number): number {
  requireRate('target', target);
  requireRate('alpha', alpha);
  return Math.log(alpha) / Math.log1p(-target);
}

/**
 * Patients that give a rate to ± `halfWidth`: z²·r(1−r)/halfWidth². Not rounded.
 * @param halfWidth of the interval, a fraction
 * @throws RangeError unless all are above 0 and below 1
 */
export function precisionSampleSize(rate: number, halfWidth: number, level: number): number {
  requireRate('rate', rate);
  requireRate('halfWidth', halfWidth);
  requireRate('level', level);
  const z = normalQuantile((1 + level) / 2, (1 - level) / 2);
  return (z * z * rate * (1 - rate)) / (halfWidth * halfWidth);
}

function requireClaim({ target, rate, alpha }: TargetClaim, power: number): void {
  requireRate('target', target);
  requireRate('rate', rate);
  requireRate('alpha', alpha);
  requireRate('power', power);
  if (power <= alpha) throw new RangeError(`power must be above alpha ${alpha}, not ${power}`);
  if (rate >= target) throw new RangeError(`the true rate must be below the target ${target}, not ${rate}`);
}
