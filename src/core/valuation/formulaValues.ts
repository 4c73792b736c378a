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

/** No indicator is converted: the formulas take what is drawn. */
export function takesWhatIsDrawn({ indicators }: Lot): boolean {
  return indicators.every(({ evidence: { form } }) => form !== 'ratio-to-baseline' && form !== 'category');
}

/** The same for a block of draws, one column for each of the model's names. */
export function blockFormulaValues(
  lot: Lot,
  known: Strategy['indicators'],
): (columns: readonly Float64Array[]) => void {
  const convert = formulaValues(lot, known);
  const values = new Float64Array(lot.parameters.length + lot.indicators.length);
  return (columns) => {
    for (let draw = 0; draw < (columns[0] as Float64Array).length; draw++) {
      for (const [at, column] of columns.entries()) values[at] = column[draw] as number;
      convert(values);
      for (const [at, column] of columns.entries()) column[draw] = values[at] as number;
    }
  };
}
