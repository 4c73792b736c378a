import { normalTail } from '../numbers/normalTail.ts';
import type { CountLaw } from '../outcomes/countLaw.ts';

/** Probabilities of counts, the first one of `least`. */
export interface CountWindow {
  readonly least: number;
  readonly mass: Float64Array;
}

/** Below this a probability does not count: sums of all that is left out stay below the last digit of a double. */
const NOTHING = 1e-19;

/** Every count whose probability counts. */
export function windowOf(law: CountLaw): CountWindow {
  const centre = Math.min(law.most, Math.max(0, Math.round(law.mean)));
  const [below, above]: [number[], number[]] = [[], []];
  for (let k = centre - 1; k >= 0; k--) {
    const probability = law.probability(k);
    if (probability < NOTHING) break;
    below.push(probability);
  }
  for (let k = centre; k <= law.most; k++) {
    const probability = law.probability(k);
    if (probability < NOTHING && k > centre) break;
    above.push(probability);
  }
  return { least: centre - below.length, mass: Float64Array.from([...below.reverse(), ...above]) };
}

/** A normal sum on whole numbers: each has the probability of half a step to both sides. */
export function normalWindow(mean: number, deviation: number): CountWindow {
  const reach = Math.ceil(9 * deviation);
  const centre = Math.round(mean);
  const mass = new Float64Array(2 * reach + 1);
  for (let at = -reach; at <= reach; at++) {
    const [from, to] = [(centre + at - 0.5 - mean) / deviation, (centre + at + 0.5 - mean) / deviation];
    // On the side of the smaller tail, so that it keeps its digits.
    mass[at + reach] = from > 0 ? normalTail(from) - normalTail(to) : normalTail(-to) - normalTail(-from);
  }
  return { least: centre - reach, mass };
}

/** The law of a sum of counts. */
export function convolved(one: CountWindow, other: CountWindow): CountWindow {
  const mass = new Float64Array(one.mass.length + other.mass.length - 1);
  one.mass.forEach((p, i) => {
    if (p === 0) return;
    for (let j = 0; j < other.mass.length; j++) {
      mass[i + j] = (mass[i + j] as number) + p * (other.mass[j] as number);
    }
  });
  return { least: one.least + other.least, mass };
}

/** Without probabilities at both ends that do not count. */
export function trimmed({ least, mass }: CountWindow): CountWindow {
  const counts = (probability: number) => probability > NOTHING;
  const [first, last] = [mass.findIndex(counts), mass.findLastIndex(counts)];
  if (first < 0) return { least: 0, mass: Float64Array.of(0) };
  return { least: least + first, mass: mass.subarray(first, last + 1) };
}
