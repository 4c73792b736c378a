/**
 * The logarithm of Γ and what is left of it after Stirling's formula.
 *
 * Everything in this room uses only + − × ÷ sqrt log exp log1p expm1, which give the same bits everywhere.
 */

/** ½ ln 2π */
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on Stirling's series with eight terms is exact to a double (DLMF 5.11.1; the first left out is 2e-17). */
const STIRLING_FROM = 10;

/** Bernoulli's B₂ₖ/(2k(2k−1)), k = 1 … 8. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/** 1 − γ, then (−1)ᵏ(ζ(k)−1)/k for k = 2 … 29: Taylor's series of ln Γ(2+z) (DLMF 5.7.3). */
const AROUND_TWO = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939,
  0.00009945751278180853, -0.00004492623673813314, 0.00002050721277567069, -0.000009439488275268397,
  0.000004374866789907488, -0.000002039215753801366, 9.55141213040742e-7, -4.492469198764566e-7,
  2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9,
  5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
] as const;

/** ln Γ(x) for x > 0; relative error below 1e-14, also beside its zeros at 1 and 2. */
export function logGamma(x: number): number {
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let near = x;
  while (near >= 2.5) {
    near -= 1;
    product *= near;
  }
  return aroundTwo(near - 2) + Math.log(product);
}

/**
 * Binet's function: ln Γ(x) − [(x−½) ln x − x + ½ ln 2π], x > 0. Densities written with it lose no digits for
 * large shapes, where ln Γ itself is a large number (Loader 2000, "Fast and accurate computation of binomial
 * probabilities").
 */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
}

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + (STIRLING[k] as number);
  return sum / x;
}

/** ln Γ(2+z), |z| ≤ ½. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let k = AROUND_TWO.length - 1; k >= 0; k--) sum = (sum + (AROUND_TWO[k] as number)) * z;
  return sum;
}
