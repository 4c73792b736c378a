/** One patient in order of index date: the frozen model's probability of the event, and whether it happened. */
export interface RiskedOutcome {
  /** above 0 and below 1 */
  readonly risk: number;
  readonly event: boolean;
}

/**
 * What one patient adds to a risk-adjusted CUSUM that looks for odds of the event multiplied by `oddsRatio`: the log-likelihood
 * ratio W = y·ln R − ln(1 − p + R·p) (Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441-452, with R₀ = 1).
 * @throws RangeError unless 0 < risk < 1 and oddsRatio is above 0 and not 1
 */
export function cusumWeight(risk: number, event: boolean, oddsRatio: number): number {
  requireRisk(risk);
  if (!(oddsRatio > 0 && oddsRatio !== 1 && oddsRatio < Number.POSITIVE_INFINITY))
    throw new RangeError(`odds ratio must be above 0 and not 1, not ${oddsRatio}`);
  return (event ? Math.log(oddsRatio) : 0) - Math.log1p((oddsRatio - 1) * risk);
}

/**
 * C after each patient: C = max(0, C + W), from 0. An odds ratio above 1 looks for worse outcomes than the model says, one
 * below 1 for better; both rise towards their signal.
 * @param limit a signal is given where C reaches it, and C begins again from 0 after it; without one C runs on
 * @throws RangeError as `cusumWeight`, or for a limit that is not above 0
 */
export function riskAdjustedCusum(
  patients: readonly RiskedOutcome[],
  oddsRatio: number,
  limit = Number.POSITIVE_INFINITY,
): { readonly path: readonly number[]; readonly signals: readonly number[] } {
  if (!(limit > 0)) throw new RangeError(`limit must be above 0, not ${limit}`);
  const signals: number[] = [];
  let sum = 0;
  const path = patients.map(({ risk, event }, at) => {
    sum = Math.max(0, (sum >= limit ? 0 : sum) + cusumWeight(risk, event, oddsRatio));
    if (sum >= limit) signals.push(at);
    return sum;
  });
  return { path, signals };
}

/** @throws RangeError unless 0 < risk < 1 */
export function requireRisk(risk: number): void {
  if (!(risk > 0 && risk < 1)) throw new RangeError(`risk must be above 0 and below 1, not ${risk}`);
}
