import { normalQuantile } from '../../src/core/numbers/normalQuantile.ts';
import { streamAt } from '../../src/core/numbers/stream.ts';

/** Chance of one invented person or thing, from the program's own streams: the same on every machine, and nobody's depends on another's. */
export interface Dice {
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  normal(mean: number, standardDeviation: number): number;
  /** One of these, by weight. */
  one<T>(weighted: readonly (readonly [T, number])[]): T;
  /** 64 hexadecimal digits: a pseudonym of nobody. */
  hex(): string;
}

export function dice(seed: number, name: string): Dice {
  const stream = streamAt(seed, name, 0);
  const whole = (least: number, most: number) => least + Math.floor(stream.next() * (most - least + 1));
  return {
    chance: (probability) => stream.next() < probability,
    whole,
    normal: (mean, standardDeviation) => {
      const p = stream.next();
      return mean + standardDeviation * normalQuantile(p, 1 - p);
    },
    one: (weighted) => {
      let left = stream.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weighted) {
        left -= weight;
        if (left < 0) return value;
      }
      return (weighted.at(-1) as (typeof weighted)[number])[0];
    },
    hex: () => Array.from({ length: 64 }, () => whole(0, 15).toString(16)).join(''),
  };
}
