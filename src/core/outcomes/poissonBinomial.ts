import type { CountLaw } from './countLaw.ts';
import { tabulatedLaw } from './tabulatedLaw.ts';

/** Ends of the table below this are cut off: they change no tail above 1e-50. */
const NEGLIGIBLE = 1e-70;

/**
 * Events among patients of unequal risks, exactly: the table of probabilities is convolved with one patient after the other,
 * P(X = k) ← P(X = k)·(1−p) + P(X = k−1)·p (Hong 2013, Comput Stat Data Anal 59:41-51). Sums of positive numbers only, so nothing is
 * lost by cancellation. Where risks are small and alike this is nearly Poisson; where some are large, Poisson limits are too wide.
 * The work is patients × width of the table, that is n^1.5.
 * @param risks one per patient, each 0 to 1, in any order
 * @throws RangeError for any other risk
 */
export function poissonBinomial(risks: readonly number[]): CountLaw {
  const table = new Float64Array(risks.length + 1);
  table[0] = 1;
  let least = 0;
  let most = 0;
  let mean = 0;
  for (const risk of risks) {
    if (!(risk >= 0 && risk <= 1)) throw new RangeError(`risk must be between 0 and 1, not ${risk}`);
    mean += risk;
    most += 1;
    for (let k = most; k > least; k--) {
      table[k] = (table[k] as number) * (1 - risk) + (table[k - 1] as number) * risk;
    }
    table[least] = (table[least] as number) * (1 - risk);
    while ((table[least] as number) < NEGLIGIBLE) least++;
    while ((table[most] as number) < NEGLIGIBLE) {
      table[most] = 0;
      most--;
    }
  }
  return tabulatedLaw(table.slice(least, most + 1), least, mean);
}
