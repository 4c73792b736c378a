import type { Stream } from '../numbers/stream.ts';
import { type Beta, beta } from './beta.ts';
import { type Fixed, fixed } from './fixed.ts';
import { type Gamma, gamma } from './gamma.ts';
import { type LogNormal, logNormal } from './logNormal.ts';
import { type Normal, normal } from './normal.ts';
import { type Triangular, triangular } from './triangular.ts';
import { type Uniform, uniform } from './uniform.ts';

/** What is known of one parameter. Plain data, so that it can be stored, shown and sent to a worker. */
export type Distribution = Fixed | Beta | Gamma | LogNormal | Normal | Uniform | Triangular;

/** What every family must be able to do. One file per family, always in this order. */
export interface Family<D> {
  mean(distribution: D): number;
  standardDeviation(distribution: D): number;
  /** Value below which the distribution falls with probability `p`, 0 < p < 1. */
  quantile(distribution: D, p: number): number;
  /** Probability density at `x`. */
  density(distribution: D, x: number): number;
  draw(distribution: D, stream: Stream): number;
}

const families = { fixed, beta, gamma, logNormal, normal, uniform, triangular };

function familyOf(distribution: Distribution): Family<Distribution> {
  return families[distribution.family] as Family<Distribution>;
}

export function mean(distribution: Distribution): number {
  return familyOf(distribution).mean(distribution);
}

export function standardDeviation(distribution: Distribution): number {
  return familyOf(distribution).standardDeviation(distribution);
}

export function quantile(distribution: Distribution, p: number): number {
  return familyOf(distribution).quantile(distribution, p);
}

export function density(distribution: Distribution, x: number): number {
  return familyOf(distribution).density(distribution, x);
}

export function draw(distribution: Distribution, stream: Stream): number {
  return familyOf(distribution).draw(distribution, stream);
}

/** The central 95% of the distribution. */
export function interval95(distribution: Distribution): readonly [number, number] {
  return [quantile(distribution, 0.025), quantile(distribution, 0.975)];
}
