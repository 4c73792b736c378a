import type { Lot } from '../tender/lot.ts';
import { ratiosToRisks } from './baselineRatio.ts';
import { drawsToShares } from './categoryShares.ts';
import type { Strategy } from './strategy.ts';

/**
 * From what is drawn to what the formulas take, for one strategy: ratios to a baseline become risks, categories
 * become shares that add up to 1; everything else stays.
 * @returns changes values in the order of the model's names, in place
 */
export function formulaValues(
  lot: Lot,
  known: Strategy['indicators'],
): (values: number[] | Float64Array) => void {
  const risks = ratiosToRisks(lot, known);
  const shares = drawsToShares(lot);
  return (values) => {
    risks(values);
    shares(values);
  };
}
