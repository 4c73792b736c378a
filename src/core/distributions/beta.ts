import { betaLogDensity, betaScale, incompleteBeta } from '../numbers/incompleteBeta.ts';
import { normalQuantile } from '../numbers/normalQuantile.ts';
import { tailQuantile } from '../numbers/tailQuantile.ts';
import type { Family } from './distribution.ts';
import { requirePositive } from './parameterRange.ts';

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
 * @throws RangeError for events or n that leave no distribution
 */
export function betaFromEvents(events: number, n: number, prior: Prior): Beta {
  requirePositive('n', n);
  if (!(events >= 0 && events <= n))
    throw new RangeError(`events must be between 0 and n = ${n}, not ${events}`);
  const added = priorCount[prior];
  if (added === 0 && (events === 0 || events === n)) {
    throw new RangeError(`events must be above 0 and below n = ${n} without a prior, not ${events}`);
  }
  return { family: 'beta', a: events + added, b: n - events + added };
}

/** With larger counts the distribution is narrower than the doubles beside its mean. */
const LARGEST_SIZE = 1e34;

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
 * @throws RangeError for any other mean or se
 */
export function betaFromMeanSe(mean: number, se: number): Beta {
  if (!(mean > 0 && mean < 1)) throw new RangeError(`mean must be between 0 and 1, not ${mean}`);
  requirePositive('se', se);
  const size = Math.min((mean * (1 - mean)) / se / se - 1, LARGEST_SIZE);
  if (!(size > 0)) throw new RangeError(`se must be below √(mean·(1 − mean)), not ${se} with mean ${mean}`);
  return { family: 'beta', a: mean * size, b: (1 - mean) * size };
}

export const beta: Family<Beta> = {
  mean: ({ a, b }) => a / (a + b),
  standardDeviation: ({ a, b }) => Math.sqrt((a * b) / (a + b + 1)) / (a + b),
  quantile: ({ a, b }, p, q, near) => {
    const odds = oddsQuantile(a, b, p, q, near === undefined ? undefined : near / (1 - near));
    return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
  },
  density: ({ a, b }, x) => {
    if (x > 0 && x < 1) return betaLogDensity(a, b, x, 1 - x) / (x * (1 - x));
    const shape = x === 0 ? a : b;
    if (x < 0 || x > 1 || shape > 1) return 0;
    return shape === 1 ? a * b : Number.POSITIVE_INFINITY;
  },
  tails: ({ a, b }, x) => incompleteBeta(a, b, x, 1 - x),
};

/** From here on the first guess differs from the quantile by less than 1e-10 in probability. */
const GUESS_FROM = 1e8;

/** Quantile of X/(1−X) for X ~ Beta(a, b), on the coordinate ln(x/(1−x)): both ends keep all their digits. */
function oddsQuantile(a: number, b: number, p: number, q: number, near: number | undefined): number {
  if (Math.min(a, b) >= GUESS_FROM) return largeCountGuess(a, b, p, q);
  const scale = betaScale(a, b);
  const curve = {
    tails: (odds: number) => incompleteBeta(a, b, odds / (1 + odds), 1 / (1 + odds), scale),
    bend: (odds: number) => (a - b * odds) / (1 + odds),
    centre: a / b,
  };
  const isUsable = near !== undefined && near > 0 && near < Number.POSITIVE_INFINITY;
  return tailQuantile(curve, p, q, isUsable ? near : guess(a, b, p, q));
}

function guess(a: number, b: number, p: number, q: number): number {
  return Math.min(a, b) > 1 ? largeCountGuess(a, b, p, q) : endGuess(a, b, p, q);
}

/** Normal approximation of half the logarithm of the odds (Carter 1947; Abramowitz & Stegun 26.5.22). */
function largeCountGuess(a: number, b: number, p: number, q: number): number {
  const z = -normalQuantile(p, q);
  const left = 1 / (2 * a - 1);
  const right = 1 / (2 * b - 1);
  const h = 2 / (left + right);
  const lambda = (z * z - 3) / 6;
  const w = (z * Math.sqrt(h + lambda)) / h - (right - left) * (lambda + 5 / 6 - 2 / (3 * h));
  return (a / b) * Math.exp(-2 * w);
}

/** A power of the nearer end's probability (Press et al. 2007, Numerical Recipes, section 6.14). */
function endGuess(a: number, b: number, p: number, q: number): number {
  const t = Math.exp(a * Math.log(a / (a + b))) / a;
  const u = Math.exp(b * Math.log(b / (a + b))) / b;
  if (p * (t + u) < t) {
    const x = Math.exp(Math.log(a * (t + u) * p) / a);
    return x / (1 - x);
  }
  return Math.expm1(-Math.log(b * (t + u) * q) / b);
}
