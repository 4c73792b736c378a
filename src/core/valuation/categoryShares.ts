import type { Distribution } from '../distributions/distribution.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';

/**
 * What is drawn for an indicator. The shares of several categories follow a Dirichlet: one Gamma per category,
 * each from its own stream, divided by their sum (Briggs, Claxton & Sculpher 2006, chapter 4). The marginal
 * Beta(a, b) of a category stands for the Gamma with shape a; scaled by 1/(a + b), its mean is the share's.
 */
export function drawnDistribution({ evidence }: Indicator, distribution: Distribution): Distribution {
  if (evidence.form !== 'category' || distribution.family !== 'beta') return distribution;
  const { a, b } = distribution;
  return { family: 'gamma', shape: a, scale: 1 / (a + b) };
}

/**
 * What was drawn for the categories of each group, divided by its sum, so that shares add up to 1.
 * @returns changes values in the order of the model's names, in place
 */
export function drawsToShares({ parameters, indicators }: Lot): (values: number[] | Float64Array) => void {
  const groups = new Map<string, number[]>();
  for (const [at, { evidence }] of indicators.entries()) {
    if (evidence.form !== 'category') continue;
    groups.set(evidence.group, [...(groups.get(evidence.group) ?? []), parameters.length + at]);
  }
  const members = [...groups.values()];
  return (values) => {
    for (const group of members) {
      let total = 0;
      for (const at of group) total += values[at] as number;
      for (const at of group) values[at] = (values[at] as number) / total;
    }
  };
}

/** The draw that becomes this share when the other categories, at their means, are divided by the same sum. */
export function drawForShare({ evidence }: Indicator, share: number, mean: number): number {
  return evidence.form === 'category' ? (share * (1 - mean)) / (1 - share) : share;
}
