import { quantile } from '../distributions/distribution.ts';
import { normalQuantile } from '../numbers/normalQuantile.ts';
import { rootOfDecreasing } from '../numbers/root.ts';
import { requireCount } from './eventCount.ts';
import { type Interval, tailBeyond } from './interval.ts';
import { poisson } from './poisson.ts';

/**
 * Exact interval of an expected count: χ²(α/2; 2O)/2 to χ²(1−α/2; 2O+2)/2, quantiles of Gamma(O) and Gamma(O+1)
 * (Garwood 1936, Biometrika 28:437-442). Covers at least with `level`.
 * @param observed events, from 0, where the lower limit is 0. Need not be whole: of an expected number E the same quantiles, divided
 *   by E, are the chi-square form of funnel limits around 1 (Spiegelhalter 2005, Stat Med 24:1185-1202)
 * @returns expected events
 * @throws RangeError for an infinite or negative count, or a level that is not between 0 and 1
 */
export function garwoodInterval(observed: number, level: number): Interval {
  if (!(observed >= 0 && observed < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`observed must be a finite number from 0, not ${observed}`);
  }
  const tail = tailBeyond(level);
  return {
    lower: observed === 0 ? 0 : quantile({ family: 'gamma', shape: observed, scale: 1 }, tail, 1 - tail),
    upper: quantile({ family: 'gamma', shape: observed + 1, scale: 1 }, 1 - tail, tail),
  };
}

/**
 * Byar's approximation of Garwood's limits: O·(1 − 1/9O − z/3√O)³ and the same with +z of O+1
 * (Breslow & Day 1987, Statistical Methods in Cancer Research II, page 69). Other programs use O + ½ in both.
 * @param observed events, a whole number from 0, where the lower limit is 0
 * @throws RangeError for any other count or a level that is not between 0 and 1
 */
export function byarInterval(observed: number, level: number): Interval {
  requireCount('observed', observed);
  const tail = tailBeyond(level);
  const z = normalQuantile(1 - tail, tail);
  return {
    lower: observed === 0 ? 0 : Math.max(0, cubed(observed, -z)),
    upper: cubed(observed + 1, z),
  };
}

function cubed(count: number, z: number): number {
  const root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
  return count * root * root * root;
}

/**
 * Mid-P interval of an expected count: the means at which P(X < O) + ½ P(X = O) is 1 − α/2 and α/2 (Lancaster 1961, JASA 56:223-234;
 * Cohen & Yang 1994, Stat Med 13:2189-2203). Narrower than Garwood's; its coverage is `level` on average, not at least.
 * @param observed events, a whole number from 0, where the lower limit is 0
 * @throws RangeError for any other count or a level that is not between 0 and 1
 */
export function midPInterval(observed: number, level: number): Interval {
  requireCount('observed', observed);
  const tail = tailBeyond(level);
  const exact = garwoodInterval(observed, level);
  // Decreasing in the mean; on the smaller side, so that narrow tails keep their digits.
  const excess = (mean: number, isLower: boolean): number => {
    const law = poisson(mean);
    const half = law.probability(observed) / 2;
    return isLower ? tail - law.tails(observed).upper - half : law.tails(observed - 1).lower + half - tail;
  };
  const limit = (isLower: boolean): number => {
    const root = rootOfDecreasing((mean) => excess(mean, isLower), observed, exact.lower, exact.upper);
    if (root === undefined) throw new RangeError(`no mid-P limit for ${observed} events at level ${level}`);
    return root;
  };
  return { lower: observed === 0 ? 0 : limit(true), upper: limit(false) };
}
