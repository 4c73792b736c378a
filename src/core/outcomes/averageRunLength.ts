import { rootOfDecreasing } from '../numbers/root.ts';
import { cusumWeight } from './riskAdjustedCusum.ts';

/** Grid of the CUSUM between 0 and its limit: with 300 points run lengths are right to 1% for limits up to 6. */
const POINTS = 300;

/** Patients of one risk: `weight` of them, in any unit. */
export interface RiskShare {
  readonly risk: number;
  readonly weight: number;
}

/**
 * Mean number of patients until a risk-adjusted CUSUM that begins at 0 reaches `limit`, if every patient's odds of the event are
 * those of the model times `trueOddsRatio` (1: the supplier keeps what the model says, and a signal is a false alarm).
 * L(c) = 1 + Σ P(W)·L(max(0, c + W)), with L = 0 from the limit on, solved on a grid with straight lines between its points:
 * Brook & Evans 1972 (Biometrika 59:539-549) with linear interpolation in place of rounding to states.
 * @param mix risks of the patients to come, taken from the baseline that the contract freezes; their order is taken as random
 * @throws RangeError for an empty mix, a risk or odds ratio out of range, or a limit not above 0
 */
export function averageRunLength(
  mix: readonly RiskShare[],
  oddsRatio: number,
  limit: number,
  trueOddsRatio = 1,
): number {
  if (!(limit > 0 && limit < Number.POSITIVE_INFINITY))
    throw new RangeError(`limit must be above 0, not ${limit}`);
  if (!(trueOddsRatio > 0)) throw new RangeError(`true odds ratio must be above 0, not ${trueOddsRatio}`);
  return expectedSteps(stepsOf(mix, oddsRatio, trueOddsRatio), limit);
}

/**
 * Limit of a risk-adjusted CUSUM at which one false alarm comes on average every `patients` patients: "one false alarm every N
 * implants", as a contract says it.
 * @returns undefined if no limit up to 15 is that rare or none above 0.01 that frequent
 * @throws RangeError as `averageRunLength`, or if `patients` is not above 1
 */
export function cusumLimit(
  mix: readonly RiskShare[],
  oddsRatio: number,
  patients: number,
): number | undefined {
  if (!(patients > 1)) throw new RangeError(`patients must be above 1, not ${patients}`);
  const steps = stepsOf(mix, oddsRatio, 1);
  return rootOfDecreasing((limit) => Math.log(patients / expectedSteps(steps, limit)), 2, 0.01, 15);
}

interface Step {
  readonly size: number;
  readonly probability: number;
}

/** What the next patient may add to the CUSUM, and how probably. */
function stepsOf(mix: readonly RiskShare[], oddsRatio: number, trueOddsRatio: number): readonly Step[] {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('the mix of risks is empty');
  return mix.flatMap(({ risk, weight }) => {
    const event = (trueOddsRatio * risk) / (1 - risk + trueOddsRatio * risk);
    return [
      { size: cusumWeight(risk, true, oddsRatio), probability: (weight / total) * event },
      { size: cusumWeight(risk, false, oddsRatio), probability: (weight / total) * (1 - event) },
    ];
  });
}

/** (I − Q)·L = 1 at the points i·d, d = limit/POINTS, i = 0 … POINTS − 1; beyond the last point L is 0 at once. */
function expectedSteps(steps: readonly Step[], limit: number): number {
  const spacing = limit / POINTS;
  const rows = Array.from({ length: POINTS }, (_, at) => {
    const row = new Float64Array(POINTS + 1);
    row[at] = 1;
    row[POINTS] = 1;
    for (const { size, probability } of steps) {
      const place = Math.max(0, at + size / spacing);
      if (place >= POINTS) continue;
      // Between the last point and the limit L has no second point: it is taken as at the last one.
      const left = Math.min(Math.floor(place), POINTS - 1);
      const share = left === POINTS - 1 ? 0 : place - left;
      row[left] = (row[left] as number) - probability * (1 - share);
      if (share > 0) row[left + 1] = (row[left + 1] as number) - probability * share;
    }
    return row;
  });
  return firstUnknown(rows);
}

/**
 * The unknown of column 0, by elimination from the last column backwards. Rows of I − Q are diagonally dominant, so no pivots
 * have to be sought.
 */
function firstUnknown(rows: readonly Float64Array[]): number {
  const constants = rows.length;
  for (let pivot = rows.length - 1; pivot > 0; pivot--) {
    const from = rows[pivot] as Float64Array;
    for (let at = 0; at < pivot; at++) {
      const row = rows[at] as Float64Array;
      const factor = (row[pivot] as number) / (from[pivot] as number);
      if (factor === 0) continue;
      for (let column = 0; column < pivot; column++)
        row[column] = (row[column] as number) - factor * (from[column] as number);
      row[constants] = (row[constants] as number) - factor * (from[constants] as number);
    }
  }
  const first = rows[0] as Float64Array;
  return (first[constants] as number) / (first[0] as number);
}
