import type { LogTails } from './tails.ts';

/** A distribution on (0, ∞) whose logarithm s has a log-concave density. */
interface Curve {
  tails(x: number): LogTails;
  /** d ln(slope) / ds */
  bend(x: number): number;
  /** Any point where neither tail underflows. */
  readonly centre: number;
}

/** Halley's steps are cubic: below this the next error is below 1e-13. */
const CLOSE = 3e-5;
const STEPS = 60;

/**
 * Value below which `curve` falls with probability p and above which with probability q = 1 − p, found on the smaller
 * of the two, so that both ends are accurate. The logarithm of a tail of a log-concave density is itself concave, so
 * Newton's method on it converges from every start (Bagnoli & Bergstrom 2005); Halley's correction, which uses the
 * known bend of the density, only makes it faster. Steps multiply, so that tiny values keep all their digits.
 */
export function tailQuantile(curve: Curve, p: number, q: number, start: number): number {
  const low = p <= q;
  let x = start;
  for (let step = 0; step < STEPS; step++) {
    if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x; // beyond the doubles
    const { lower, upper, slope } = curve.tails(x);
    const tail = low ? lower : upper;
    if (!(tail > 0 && slope > 0)) {
      if (step > 0) return x; // a jump of the distribution, narrower than a double
      x = curve.centre;
      continue;
    }
    const gap = low ? Math.log(tail / p) : -Math.log(tail / q);
    const rate = slope / tail;
    const newton = -gap / rate;
    const concavity = curve.bend(x) - (low ? rate : -rate);
    const next = x * Math.exp(newton / Math.max(0.5, 1 + 0.5 * newton * concavity));
    if (Math.abs(gap) < CLOSE || next === x) return next;
    x = next;
  }
  return x;
}
