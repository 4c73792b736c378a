import { type Arithmetic, greatest, type Quantity } from '../numbers/arithmetic.ts';
import type { BenefitRule } from '../tender/criterion.ts';

/** The figures of a lot that a benefit scale is made of. */
export interface BenefitFigures {
  /** B of the ideal and of the minimum acceptable profile, EUR per patient. */
  readonly ideal: number;
  readonly minimum: number;
  /** Maximum points of the benefit criterion and of the price. */
  readonly benefitWeight: number;
  readonly priceWeight: number;
  /** EUR per patient. */
  readonly basePrice: number;
}

/**
 * How many euros above the minimum acceptable benefit earn all points of the criterion (method: Messori, Trippoli, Caccese &
 * Marinai, Ther Innov Regul Sci 2020;54:226-231, for the zero at the minimum; the upper ends are the board's choice).
 * @param gains ΔB = B − B_MAB of the offers that maxima are taken over, EUR
 */
export function benefitScale(
  { of }: Arithmetic,
  rule: Pick<BenefitRule, 'anchor' | 'oneAboveMinimum'>,
  gains: readonly Quantity[],
  { ideal, minimum, benefitWeight, priceWeight, basePrice }: BenefitFigures,
): Quantity {
  const zero = of(0);
  const ofIdeal = of(ideal).minus(of(minimum));
  const above = gains.filter((gain) => gain.cmp(zero) > 0);
  if (above.length === 1 && rule.oneAboveMinimum === 'absolute-ideal') return ofIdeal;
  switch (rule.anchor) {
    case 'relative-best':
      return greatest(above) ?? zero;
    // Calibrated weights make the scale of the ideal profile cost as many euros a point as the price does.
    case 'absolute-ideal':
    case 'calibrated':
      return ofIdeal;
    case 'equal-euro':
      return of(basePrice).div(of(priceWeight)).times(of(benefitWeight));
  }
}

/**
 * Coefficient of a benefit gain: ΔB over the scale, cut at 0 and 1. When no offer is above the minimum the
 * relative scale has no length and everyone earns 0 (case `mab-edge-cases`).
 */
export function benefitCoefficient({ of }: Arithmetic, gain: Quantity, scale: Quantity): Quantity {
  if (gain.cmp(of(0)) <= 0 || scale.cmp(of(0)) <= 0) return of(0);
  const coefficient = gain.div(scale);
  return coefficient.cmp(of(1)) > 0 ? of(1) : coefficient;
}
