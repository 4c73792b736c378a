import type { CountLaw } from './countLaw.ts';

/**
 * A law given by the probability of each count, each tail summed from its own end; rounding takes none above 1.
 * @param least the count of the first probability; below it and beyond the last the probability is 0
 */
export function tabulatedLaw(probabilities: Float64Array, least: number, mean: number): CountLaw {
  const size = probabilities.length;
  const upTo = new Float64Array(size);
  const beyond = new Float64Array(size);
  for (let i = 0, sum = 0; i < size; i++) {
    sum += probabilities[i] as number;
    upTo[i] = Math.min(1, sum);
  }
  for (let i = size - 1, sum = 0; i >= 0; i--) {
    beyond[i] = Math.min(1, sum);
    sum += probabilities[i] as number;
  }
  return {
    most: least + size - 1,
    mean,
    tails: (k) => {
      if (k < least) return { lower: 0, upper: 1 };
      if (k >= least + size - 1) return { lower: 1, upper: 0 };
      return { lower: upTo[k - least] as number, upper: beyond[k - least] as number };
    },
    probability: (k) => probabilities[k - least] ?? 0,
  };
}
