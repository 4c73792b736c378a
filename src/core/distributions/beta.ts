import jstat from 'jstat';
import type { Family } from './distribution.ts';
import { standardGamma } from './gamma.ts';

/** Probabilities and utilities between 0 and 1. */
export interface Beta {
  readonly family: 'beta';
  readonly a: number;
  readonly b: number;
}

/** What is added to events and non-events before looking at the evidence. A published rule: it can decide an award. */
export type Prior = 'none' | 'jeffreys' | 'uniform';

/** Pseudo-counts of each prior: Beta(0,0), Beta(½,½) (Jeffreys), Beta(1,1) (uniform). */
const priorCount: Record<Prior, number> = { none: 0, jeffreys: 0.5, uniform: 1 };

/**
 * Events x among n patients: Beta(x + prior, n − x + prior)
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param events,n whole numbers, 0 ≤ events ≤ n, n > 0; with prior `none` 0 < events < n
 */
export function betaFromEvents(events: number, n: number, prior: Prior): Beta {
  const added = priorCount[prior];
  return { family: 'beta', a: events + added, b: n - events + added };
}

/**
 * The share of one category among several, x of n patients: Beta(x + prior, n − x + prior for each other category),
 * the marginal of the Dirichlet of all (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param categories how many there are, this one included; with prior `none` 0 < events < n
 */
export function betaFromCategory(events: number, n: number, categories: number, prior: Prior): Beta {
  const added = priorCount[prior];
  return { family: 'beta', a: events + added, b: n - events + added * (categories - 1) };
}

/**
 * Mean and standard error of a fraction by moments: ν = m(1−m)/se² − 1, a = m·ν, b = (1−m)·ν.
 * @param mean between 0 and 1; se above 0 with se² < m(1−m)
 */
export function betaFromMeanSe(mean: number, se: number): Beta {
  const size = (mean * (1 - mean)) / (se * se) - 1;
  return { family: 'beta', a: mean * size, b: (1 - mean) * size };
}

export const beta: Family<Beta> = {
  mean: ({ a, b }) => a / (a + b),
  standardDeviation: ({ a, b }) => Math.sqrt((a * b) / (a + b + 1)) / (a + b),
  quantile: ({ a, b }, p) => jstat.beta.inv(p, a, b),
  density: ({ a, b }, x) => jstat.beta.pdf(x, a, b),
  draw: ({ a, b }, stream) => {
    const x = standardGamma(a, stream);
    const y = standardGamma(b, stream);
    return x / (x + y);
  },
};
