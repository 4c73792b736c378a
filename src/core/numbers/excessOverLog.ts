/**
 * m − ln(1+m) for m > −1, without the cancellation near 0: with r = m/(2+m), ln(1+m) = 2 artanh r and
 * m − 2r = m·r, so that m − ln(1+m) = r·(m − 2r²(1/3 + r²/5 + r⁴/7 + …)) (Loader 2000, the deviance `bd0`).
 * Relative error below 1e-15.
 * @param onePlusM 1 + m to full relative accuracy, which m beside −1 has lost
 */
export function excessOverLog(m: number, onePlusM: number): number {
  if (m < -0.3 || m > 0.5) return m - Math.log(onePlusM);
  const r = m / (2 + m);
  const square = r * r;
  let sum = 0;
  let power = 1;
  for (let odd = 3; ; odd += 2) {
    const next = sum + power / odd;
    if (!(next > sum)) return r * (m - 2 * square * sum);
    sum = next;
    power *= square;
  }
}
