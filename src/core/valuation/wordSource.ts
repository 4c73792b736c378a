import { fillWords, lanesAt } from '../numbers/stream.ts';

/** Fills one block of random words of a stream; the same whenever it is asked for. */
export type WordSource = (stream: string, block: number, words: Uint32Array) => void;

/** Plain Monte Carlo: every word by chance. */
export function plainWords(seed: number): WordSource {
  return (stream, block, words) => fillWords(lanesAt(seed, stream, block), words);
}
