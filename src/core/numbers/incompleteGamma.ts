import { excessOverLog } from './excessOverLog.ts';
import { stirlingError } from './logGamma.ts';
import { normalTail } from './normalTail.ts';
import type { LogTails } from './tails.ts';

const TWO_PI = 6.283185307179586;
const SERIES_END = 1e-17;
/** Two roundings: a factor nearer to 1 cannot be told from it. */
const FRACTION_END = 5e-16;

/** Above this shape Temme's expansion is exact to a double for |η| < 1. */
const UNIFORM_FROM = 25;

/**
 * P(shape, x) and Q(shape, x), the regularised incomplete gamma functions (DLMF 8.2.4), for shape > 0, x ≥ 0; relative
 * error of the smaller one below 1e-12 for shapes 0.1 … 1e6 and tails down to 1e-12. Three regions, as in DiDonato &
 * Morris 1986 (ACM TOMS 12:377-393): power series (DLMF 8.7.1), the even part of the continued fraction DLMF 8.9.2, and
 * around x = shape Temme's uniform expansion, so that the work does not grow with the shape.
 * @param scale `gammaScale(shape)`, for callers that ask for many x
 */
export function incompleteGamma(shape: number, x: number, scale = gammaScale(shape)): LogTails {
  if (x <= 0) return { lower: 0, upper: 1, slope: 0 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0, slope: 0 };
  const excess = excessOverLog((x - shape) / shape, x / shape);
  const slope = scale * Math.exp(-shape * excess);
  if (shape >= UNIFORM_FROM && excess < 0.5) return uniformExpansion(shape, x, excess, slope);
  if (x < Math.max(shape, 1.5)) {
    const lower = (slope / shape) * seriesSum(shape, x);
    return { lower, upper: 1 - lower, slope };
  }
  const upper = slope * fraction(shape, x);
  return { lower: 1 - upper, upper, slope };
}

/**
 * The density of ln X for X ~ Gamma(shape, 1), which is x^shape e^−x / Γ(shape), after Loader 2000, so that large shapes
 * lose no digits: √(shape/2π) · exp(−stirlingError(shape)) · exp(−shape·(m − ln(1+m))) with m = x/shape − 1.
 */
export function gammaLogDensity(shape: number, x: number): number {
  return gammaScale(shape) * Math.exp(-shape * excessOverLog((x - shape) / shape, x / shape));
}

/** The factor of that density that does not depend on x. */
export function gammaScale(shape: number): number {
  return Math.sqrt(shape / TWO_PI) * Math.exp(-stirlingError(shape));
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function seriesSum(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * SERIES_END; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Γ(a, x) / (x^a e^−x) as a continued fraction, by Lentz's method (Thompson & Barnett 1986). */
function fraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    const factor = c * d;
    value *= factor;
    if (!(Math.abs(factor - 1) > FRACTION_END)) return value;
  }
}

/** Taylor coefficients of η/(λ−1), where η²/2 = λ − 1 − ln λ. */
const ETA = [
  1, -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
  0.0003527336860670194, -0.0001787551440329218, 0.00003919263178522438, -0.000002185448510679992,
  -0.00000185406221071516, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
  1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.5514193994946248e-11,
  -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12, 1.1004392031956135e-13,
  3.371763262400985e-13, -1.392388722418162e-13, 2.8534893807047445e-14, -5.139111834242572e-16,
  -1.9752288294349442e-15, 8.099521156704561e-16,
] as const;

const LAST = ETA.length - 1;
const ROW = new Float64Array(LAST + 1);

/**
 * Q = ½ erfc(η√(a/2)) + R, P = ½ erfc(−η√(a/2)) − R with R = e^(−aη²/2)/√(2πa) · S(η), and S by Temme's backward
 * recurrence (Temme 1987; Gil, Segura & Temme 2012, SIAM J. Sci. Comput. 34:A2965-A2981; DLMF 8.12).
 */
function uniformExpansion(shape: number, x: number, excess: number, slope: number): LogTails {
  const eta = x < shape ? -Math.sqrt(2 * excess) : Math.sqrt(2 * excess);
  ROW[LAST - 1] = ETA[LAST] as number;
  ROW[LAST - 2] = ETA[LAST - 1] as number;
  for (let i = LAST - 3; i >= 0; i--) {
    ROW[i] = (ETA[i + 1] as number) + ((i + 2) * (ROW[i + 2] as number)) / shape;
  }
  let sum = 0;
  for (let i = LAST - 1; i >= 0; i--) sum = sum * eta + (ROW[i] as number);
  const power = Math.exp(-shape * excess) / Math.sqrt(TWO_PI * shape);
  const remainder = (power * sum) / (1 + (ROW[1] as number) / shape);
  const z = eta * Math.sqrt(shape);
  return { lower: normalTail(-z) - remainder, upper: normalTail(z) + remainder, slope };
}
