import { polynomial } from './polynomial.ts';

/** Denominators of Cody's rational approximations are written with leading coefficient 1. */
const CENTRE_ABOVE = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
] as const;
const CENTRE_BELOW = [
  1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673,
] as const;
const MIDDLE_ABOVE = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
] as const;
const MIDDLE_BELOW = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
] as const;
const FAR_ABOVE = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793,
] as const;
const FAR_BELOW = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  0.00007297515550839662,
] as const;

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/**
 * Probability that a standard normal variate exceeds z, any z; relative error below 1e-15 times max(1, z²)
 * (Cody 1969, "Rational Chebyshev approximations for the error function"; constants of Cody 1993, Algorithm 715).
 */
export function normalTail(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) {
    const square = z * z;
    return 0.5 - (z * polynomial(CENTRE_ABOVE, square)) / polynomial(CENTRE_BELOW, square);
  }
  const scaled = size <= 5.656854249492381 ? middle(size) : far(size);
  const tail = scaled * bell(size);
  return z > 0 ? tail : 1 - tail;
}

/** Density of a standard normal variate at z. */
export function normalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * bell(Math.abs(z));
}

/** exp(−size²/2), in two factors of which the first has an exactly representable exponent. */
function bell(size: number): number {
  const coarse = Math.trunc(size * 16) / 16;
  const fine = (size - coarse) * (size + coarse);
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * fine);
}

function middle(size: number): number {
  return polynomial(MIDDLE_ABOVE, size) / polynomial(MIDDLE_BELOW, size);
}

function far(size: number): number {
  const inverse = 1 / (size * size);
  const correction = (inverse * polynomial(FAR_ABOVE, inverse)) / polynomial(FAR_BELOW, inverse);
  return (INVERSE_SQRT_TWO_PI - correction) / size;
}
