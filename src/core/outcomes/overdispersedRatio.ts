import { normalQuantile } from '../numbers/normalQuantile.ts';
import { requireCount } from './eventCount.ts';
import { type Interval, tailBeyond } from './interval.ts';
import { type Overdispersion, overdispersion, type Robustness } from './overdispersion.ts';

/** On which scale ratios O/E are nearly normal. The contract names one; NHS England's mortality indicator uses the logarithm. */
export type RatioScale = 'square-root' | 'log';

interface Scale {
  readonly robustness: Robustness;
  of(ratio: number): number;
  back(value: number): number;
  standardError(expected: number): number;
}

const scales: Record<RatioScale, Scale> = {
  'square-root': {
    robustness: 'winsorised',
    of: Math.sqrt,
    // A limit below 0 on this scale is 0: squared it would rise again.
    back: (value) => (value > 0 ? value * value : 0),
    standardError: (expected) => 1 / (2 * Math.sqrt(expected)),
  },
  log: {
    robustness: 'truncated',
    of: Math.log,
    back: Math.exp,
    standardError: (expected) => 1 / Math.sqrt(expected),
  },
};

/**
 * Over-dispersion of ratios O/E around 1: square root, z = 2√E(√(O/E) − 1), s = 1/2√E, winsorised; logarithm, z = √E·ln(O/E), s = 1/√E,
 * truncated (Spiegelhalter 2005, appendix A; NHS England, Summary Hospital-level Mortality Indicator specification). Around another
 * target t, expected counts are t·E. The logarithm has no value at O = 0: such units get ½ added to O and to E.
 * @param units each with expected > 0; units without expected events have no ratio
 * @returns τ² on the scale; undefined with fewer than ten units
 * @throws RangeError for an observed that is no whole number from 0, or an expected that is not above 0
 */
export function ratioOverdispersion(
  units: readonly { readonly observed: number; readonly expected: number }[],
  scale: RatioScale,
): Overdispersion | undefined {
  const { of, standardError, robustness } = scales[scale];
  const deviations = units.map((unit) => {
    requireCount('observed', unit.observed);
    requireExpected(unit.expected);
    const added = scale === 'log' && unit.observed === 0 ? 0.5 : 0;
    const expected = unit.expected + added;
    const error = standardError(expected);
    return { z: (of((unit.observed + added) / expected) - of(1)) / error, standardError: error };
  });
  return overdispersion(deviations, robustness);
}

/**
 * Limits of O/E around 1, brought back from the scale: (1 ± z·√(s² + τ²))², not below 0, or exp(±z·√(s² + τ²)).
 * @param expected E of the unit, above 0
 * @param tau2 on the scale, from `ratioOverdispersion`
 * @throws RangeError for another expected, or a level that is not between 0 and 1
 */
export function overdispersedRatioFunnel(
  expected: number,
  tau2: number,
  scale: RatioScale,
  level: number,
): Interval {
  requireExpected(expected);
  const tail = tailBeyond(level);
  const { of, back, standardError } = scales[scale];
  const error = standardError(expected);
  const half = normalQuantile(1 - tail, tail) * Math.sqrt(error * error + tau2);
  return { lower: back(of(1) - half), upper: back(of(1) + half) };
}

function requireExpected(expected: number): void {
  if (!(expected > 0)) throw new RangeError(`expected must be above 0, not ${expected}`);
}
