import type { CountModel } from './countModel.ts';
import { type CountWindow, convolved, trimmed } from './countWindow.ts';
import type { Look } from './looks.ts';

/** When a malus is asked for the first time. */
export interface FirstMalus {
  /** Probability that it is asked by the end of each look; the last one is that of any malus at all. */
  readonly byLook: readonly number[];
  /** Mean number of the period of the first malus, of contracts that have one; null where none has. */
  readonly expectedPeriod: number | null;
}

/**
 * Looked at after every period, a target has many chances to be missed by mistake: the exact probability that it happens at any of them, by recursion over the counts
 * that have not yet led to a malus (Armitage, McPherson & Rowe 1969, JRSS A 132:235-244).
 * @param asks whether a malus is due at a look with a count
 */
export function firstMalus(
  looks: readonly Look[],
  model: Pick<CountModel, 'counts'>,
  figure: number,
  asks: (look: Look, count: number) => boolean,
): FirstMalus {
  let without: CountWindow = { least: 0, mass: Float64Array.of(1) };
  let [so, sum] = [0, 0];
  const byLook = looks.map((look, at) => {
    const more = model.counts(look.patients - (looks[at - 1]?.patients ?? 0), figure);
    const all = convolved(without, more);
    let now = 0;
    const left = all.mass.map((probability, offset) => {
      if (probability === 0 || !asks(look, all.least + offset)) return probability;
      now += probability;
      return 0;
    });
    without = trimmed({ least: all.least, mass: left });
    so += now;
    sum += now * look.period;
    return Math.min(1, so);
  });
  return { byLook, expectedPeriod: so > 0 ? sum / so : null };
}
