import jstat from 'jstat';
import type { Stream } from '../numbers/stream.ts';
import type { Family } from './distribution.ts';
import { standardNormal } from './normal.ts';

/** Positive quantities: costs, lengths of stay. */
export interface Gamma {
  readonly family: 'gamma';
  readonly shape: number;
  readonly scale: number;
}

/**
 * Mean and standard error of a positive quantity: shape (m/se)², scale se²/m
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param mean,se both above 0, in the same unit
 */
export function gammaFromMeanSe(mean: number, se: number): Gamma {
  return { family: 'gamma', shape: (mean / se) * (mean / se), scale: (se * se) / mean };
}

export const gamma: Family<Gamma> = {
  mean: ({ shape, scale }) => shape * scale,
  standardDeviation: ({ shape, scale }) => Math.sqrt(shape) * scale,
  quantile: ({ shape, scale }, p) => jstat.gamma.inv(p, shape, scale),
  density: ({ shape, scale }, x) => jstat.gamma.pdf(x, shape, scale),
  draw: ({ shape, scale }, stream) => scale * standardGamma(shape, stream),
};

/**
 * One Gamma(shape, 1) variate: Marsaglia & Tsang, ACM TOMS 2000;26:363-372. Shapes below 1 by their boost
 * G(shape) = G(shape + 1)·U^(1/shape), written with log and exp, which are the same bits everywhere.
 */
export function standardGamma(shape: number, stream: Stream): number {
  if (shape < 1) {
    const boosted = standardGamma(shape + 1, stream);
    return boosted * Math.exp(Math.log(stream.next()) / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(stream);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    if (Math.log(stream.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
