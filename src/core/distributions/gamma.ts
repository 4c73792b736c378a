import { gammaLogDensity, gammaScale, incompleteGamma } from '../numbers/incompleteGamma.ts';
import { logGamma } from '../numbers/logGamma.ts';
import { normalQuantile } from '../numbers/normalQuantile.ts';
import { tailQuantile } from '../numbers/tailQuantile.ts';
import type { Family } from './distribution.ts';
import { requirePositive } from './parameterRange.ts';

/** Positive quantities: costs, lengths of stay. */
export interface Gamma {
  readonly family: 'gamma';
  readonly shape: number;
  readonly scale: number;
}

/** With a larger shape the distribution is narrower than the doubles beside its mean. */
const LARGEST_SHAPE = 1e34;

/**
 * Mean and standard error of a positive quantity: shape (m/se)², scale se²/m
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param mean,se both above 0, in the same unit
 * @throws RangeError for any other mean or se
 */
export function gammaFromMeanSe(mean: number, se: number): Gamma {
  requirePositive('mean', mean);
  requirePositive('se', se);
  const shape = (mean / se) * (mean / se);
  if (shape > LARGEST_SHAPE) return { family: 'gamma', shape: LARGEST_SHAPE, scale: mean / LARGEST_SHAPE };
  const scale = (se * se) / mean;
  requirePositive('shape (mean/se)²', shape);
  requirePositive('scale se²/mean', scale);
  return { family: 'gamma', shape, scale };
}

export const gamma: Family<Gamma> = {
  mean: ({ shape, scale }) => shape * scale,
  standardDeviation: ({ shape, scale }) => Math.sqrt(shape) * scale,
  quantile: ({ shape, scale }, p, q, near) =>
    scale * standardQuantile(shape, p, q, near === undefined ? undefined : near / scale),
  density: ({ shape, scale }, x) => {
    if (x > 0) return gammaLogDensity(shape, x / scale) / x;
    if (x < 0 || shape > 1) return 0;
    return shape === 1 ? 1 / scale : Number.POSITIVE_INFINITY;
  },
  tails: ({ shape, scale }, x) => incompleteGamma(shape, x / scale),
};

/** From here on Wilson & Hilferty's cube differs from the quantile by less than 1e-10 in probability. */
const CUBE_FROM = 1e8;

/** Quantile of Gamma(shape, 1), on the coordinate ln x. */
function standardQuantile(shape: number, p: number, q: number, near: number | undefined): number {
  if (shape >= CUBE_FROM) return guess(shape, p, q);
  const scale = gammaScale(shape);
  const curve = {
    tails: (x: number) => incompleteGamma(shape, x, scale),
    bend: (x: number) => shape - x,
    centre: shape,
  };
  return tailQuantile(curve, p, q, near !== undefined && near > 0 ? near : guess(shape, p, q));
}

/**
 * The cube of a normal variate (Wilson & Hilferty 1931), or if larger the lower bound (p·Γ(shape + 1))^(1/shape), which
 * is exact for tiny p (DLMF 8.2.1 with e^−t ≤ 1).
 */
function guess(shape: number, p: number, q: number): number {
  const root = 1 - 1 / (9 * shape) + normalQuantile(p, q) / (3 * Math.sqrt(shape));
  const cube = shape * root * root * root;
  if (shape >= 100) return cube;
  return Math.max(cube, Math.exp((Math.log(p) + logGamma(shape + 1)) / shape));
}
