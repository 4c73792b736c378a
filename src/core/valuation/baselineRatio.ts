import { type Distribution, mean } from '../distributions/distribution.ts';
import type { Indicator, RatioMeasure } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import type { Strategy } from './strategy.ts';

/**
 * Indirect comparison: the risk under an offer from its ratio against the tender's baseline risk.
 * Risk ratio: baseline·ratio, at most 1. Hazard ratio: 1 − (1 − baseline)^ratio, with logarithms, whose bits are
 * the same everywhere. Odds ratio: the odds of the baseline times the ratio, back to a risk.
 * @param baseline risk between 0 and 1
 * @param ratio above 0
 * @returns a risk between 0 and 1 over the same time as the baseline
 */
export function riskFromRatio(measure: RatioMeasure, baseline: number, ratio: number): number {
  switch (measure) {
    case 'risk-ratio':
      return Math.min(1, baseline * ratio);
    case 'hazard-ratio':
      return -Math.expm1(ratio * Math.log1p(-baseline));
    case 'odds-ratio':
      return (baseline * ratio) / (1 - baseline + baseline * ratio);
  }
}

/**
 * What the formulas take in place of what was drawn, for one strategy: ratios become risks, draw by draw with the
 * baseline of the same draw; everything else stays. A strategy without evidence holds the minimum acceptable
 * risk itself, as a known figure, which is no ratio.
 * @returns changes values in the order of the model's names, in place
 */
export function ratiosToRisks(
  lot: Lot,
  known: Strategy['indicators'],
): (values: number[] | Float64Array) => void {
  const ratios = ratiosOf(lot, known);
  return (values) => {
    for (const { measure, baseline, own } of ratios) {
      values[own] = riskFromRatio(measure, values[baseline] as number, values[own] as number);
    }
  };
}

/** Which of the model's values are ratios, and where their baselines stand. */
function ratiosOf(
  { parameters, indicators }: Lot,
  known: Strategy['indicators'],
): { readonly measure: RatioMeasure; readonly baseline: number; readonly own: number }[] {
  return indicators.flatMap((indicator, at) => {
    const ratio = ratioMeasureOf(indicator, known[indicator.id]);
    if (ratio === null) return [];
    const baseline = parameters.findIndex(({ id }) => id === ratio.baseline);
    return [{ measure: ratio.measure, baseline, own: parameters.length + at }];
  });
}

/** An indicator's draw in the indicator's own unit, with the baseline risk at its mean: for pages and tables. */
export function valueAtMeanBaseline(
  lot: Lot,
  indicator: Indicator,
  distribution: Distribution,
): (drawn: number) => number {
  const ratio = ratioMeasureOf(indicator, distribution);
  const baseline = lot.parameters.find(({ id }) => id === ratio?.baseline);
  if (ratio === null || baseline === undefined) return (drawn) => drawn;
  const risk = mean(parameterDistribution(baseline));
  return (drawn) => riskFromRatio(ratio.measure, risk, drawn);
}

function ratioMeasureOf(
  { evidence }: Indicator,
  distribution: Distribution | undefined,
): { readonly measure: RatioMeasure; readonly baseline: string } | null {
  return evidence.form === 'ratio-to-baseline' && distribution?.family !== 'fixed' ? evidence : null;
}
