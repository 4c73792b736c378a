import { CHART_SIGMAS } from './controlChart.ts';
import type { Interval } from './interval.ts';
import { movingRangeSigma } from './movingRange.ts';

/** Limits of a chart of gaps between rare events. A gap above the upper limit is an improvement. */
interface GapLimits extends Interval {
  readonly centre: number;
}

/** Tail beyond three standard deviations of a normal variate, as charts round it. */
const TAIL = 0.00135;

/** Its exponent makes Weibull-like times nearly normal (Nelson 1994, Journal of Quality Technology 26:239-241). */
const T_ROOT = 3.6;

/**
 * g chart: cases without the event between two events, 0 upwards. Mean m; limits m ± 3·√(m(m + 1)), not below 0 (Benneyan 2001, Health
 * Care Management Science 4:305-318), and the gaps x with P(X ≤ x) = 0.00135 and 0.99865 of the geometric distribution with p = 1/(m + 1),
 * x = ln(1 − P)/ln(1 − p) − 1, read between whole gaps and not below 0.
 * @param gaps of the baseline, locked at award
 * @returns undefined for no gaps
 * @throws RangeError for a negative gap
 */
export function gapChart(
  gaps: readonly number[],
): (GapLimits & { readonly probabilityLimits: Interval }) | undefined {
  requireGaps(gaps);
  if (gaps.length === 0) return undefined;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const reach = CHART_SIGMAS * Math.sqrt(mean * (mean + 1));
  // 1 − p = m/(m + 1); with every gap 0 the event is certain, the logarithm −∞ and both limits 0.
  const logMiss = Math.log(mean / (mean + 1));
  const geometric = (above: number) => Math.max(0, Math.log(above) / logMiss - 1);
  return {
    centre: mean,
    lower: Math.max(0, mean - reach),
    upper: mean + reach,
    probabilityLimits: { lower: geometric(1 - TAIL), upper: geometric(TAIL) },
  };
}

/**
 * t chart: times between events, any unit. An individuals chart of y^(1/3.6), limits mean ± 3·(mean moving range/1.128), brought back
 * by the power 3.6; a limit below 0 is 0.
 * @param times of the baseline, in order, locked at award
 * @returns undefined for fewer than two times
 * @throws RangeError for a negative time
 */
export function timeChart(times: readonly number[]): GapLimits | undefined {
  requireGaps(times);
  const roots = times.map((time) => power(time, 1 / T_ROOT));
  const sigma = movingRangeSigma(roots);
  if (sigma === undefined) return undefined;
  const mean = roots.reduce((sum, root) => sum + root, 0) / roots.length;
  const [lower, centre, upper] = [mean - CHART_SIGMAS * sigma, mean, mean + CHART_SIGMAS * sigma];
  return {
    centre: power(centre, T_ROOT),
    lower: power(Math.max(0, lower), T_ROOT),
    upper: power(upper, T_ROOT),
  };
}

function power(base: number, exponent: number): number {
  return Math.exp(exponent * Math.log(base));
}

function requireGaps(gaps: readonly number[]): void {
  for (const gap of gaps) if (!(gap >= 0)) throw new RangeError(`gaps must not be negative: ${gap}`);
}
