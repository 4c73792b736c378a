import jstat from 'jstat';
import type { Stream } from '../numbers/stream.ts';
import type { Family } from './distribution.ts';

/** Unbounded quantity known by its mean and standard error. */
export interface Normal {
  readonly family: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** @param se standard error of the mean, above 0 */
export function normalFromMeanSe(mean: number, se: number): Normal {
  return { family: 'normal', mean, sd: se };
}

export const normal: Family<Normal> = {
  mean: ({ mean }) => mean,
  standardDeviation: ({ sd }) => sd,
  quantile: ({ mean, sd }, p) => jstat.normal.inv(p, mean, sd),
  density: ({ mean, sd }, x) => jstat.normal.pdf(x, mean, sd),
  draw: ({ mean, sd }, stream) => mean + sd * standardNormal(stream),
};

/** One standard normal variate by Marsaglia's polar method (Marsaglia & Bray 1964). */
export function standardNormal(stream: Stream): number {
  for (;;) {
    const x = 2 * stream.next() - 1;
    const y = 2 * stream.next() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
  }
}
