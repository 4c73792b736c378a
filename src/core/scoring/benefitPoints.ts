import { type Exact, exact } from '../numbers/decimal.ts';
import type { BenefitRule } from '../tender/criterion.ts';

/** The euros that a benefit scale is made of. */
export interface BenefitScale {
  readonly anchor: BenefitRule['anchor'];
  /** Euros of benefit above the minimum acceptable one that earn all points of the criterion. */
  readonly euros: Exact;
}

/**
 * How many euros above the minimum acceptable benefit earn the maximum.
 * @param gains ΔB = B − B_MAB of the admitted offers, EUR
 * @param points maximum points of the benefit criterion and of the price
 */
export function benefitScale(
  anchor: BenefitRule['anchor'],
  gains: readonly Exact[],
  ideal: { readonly benefit: number; readonly minimum: number },
  points: { readonly benefit: number; readonly price: number; readonly basePrice: number },
): BenefitScale {
  switch (anchor) {
    case 'relative-best':
      return { anchor, euros: gains.reduce((best, gain) => (gain.gt(best) ? gain : best), exact(0)) };
    case 'absolute-ideal':
      return { anchor, euros: exact(ideal.benefit).minus(ideal.minimum) };
    case 'equal-euro':
      return { anchor, euros: exact(points.basePrice).div(points.price).times(points.benefit) };
  }
}

/**
 * Coefficient of a benefit gain: ΔB over the scale, cut at 0 and 1. When no offer is above the minimum the
 * relative scale has no length and everyone earns 0 (case `mab-edge-cases`).
 */
export function benefitCoefficient(gain: Exact, { euros }: BenefitScale): Exact {
  if (gain.lte(0) || euros.lte(0)) return exact(0);
  const coefficient = gain.div(euros);
  return coefficient.gt(1) ? exact(1) : coefficient;
}
