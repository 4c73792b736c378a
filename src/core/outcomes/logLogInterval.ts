import { normalQuantile } from '../numbers/normalQuantile.ts';
import { type Interval, tailBeyond } from './interval.ts';

/**
 * Confidence interval of a probability that stays within 0 … 1: p^exp(±z·se/(p·ln p)), symmetric for ln(−ln p)
 * (Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time Data, section 1.4).
 * @param standardError of p
 * @returns undefined where p is 0 or 1 or its error unknown: the method says nothing there
 * @throws RangeError for a level that is not between 0 and 1
 */
export function logLogInterval(
  p: number,
  standardError: number | undefined,
  level: number,
): Interval | undefined {
  const tail = tailBeyond(level);
  if (!(p > 0 && p < 1) || standardError === undefined) return undefined;
  const reach = (normalQuantile(1 - tail, tail) * standardError) / (p * -Math.log(p));
  const moved = (by: number) => Math.exp(Math.log(p) * Math.exp(by));
  return { lower: moved(reach), upper: moved(-reach) };
}
