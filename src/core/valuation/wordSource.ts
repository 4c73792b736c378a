import { fillSobol, type SobolSequence, scrambled, sobolDimension } from '../numbers/sobol.ts';
import { BLOCK, fillWords, lanesAt, STATE, seedLanes } from '../numbers/stream.ts';

/** Fills one block of random words of a stream; the same whenever it is asked for. */
export type WordSource = (stream: string, block: number, words: Uint32Array) => void;

/** Names of the streams that are drawn: of shared inputs, and of all strategies' own ones. */
export interface Streams {
  readonly shared: readonly string[];
  readonly own: readonly string[];
}

/** Independent randomisations of the same points; block b belongs to randomisation b modulo this. */
export const RANDOMISATIONS = 16;

/** Outcomes of each strategy that are made with the same draw of the shared inputs, to be recombined. */
export const INNER_DRAWS = 64;

/** Plain Monte Carlo: every word by chance. */
export function plainWords(seed: number): WordSource {
  const lanes = new Int32Array(STATE);
  return (stream, block, words) => {
    seedLanes(lanes, seed, stream, block);
    fillWords(lanes, words);
  };
}

/**
 * Scrambled Sobol' points, one dimension for each stream; streams beyond the table's dimensions are drawn by chance.
 * Dimensions go by name, so that the order of strategies means nothing.
 */
export function sobolWords(seed: number, { shared, own }: Streams): WordSource {
  const sequence = sequences(seed, [...sorted(shared), ...sorted(own)]);
  const plain = plainWords(seed);
  return (stream, block, words) => {
    const points = sequence(stream, block % RANDOMISATIONS);
    if (points === undefined) plain(stream, block, words);
    else fillSobol(points, Math.floor(block / RANDOMISATIONS) * BLOCK, words);
  };
}

/** The same, but every point of the shared inputs holds for `INNER_DRAWS` draws. */
export function nestedSobolWords(seed: number, streams: Streams): WordSource {
  const every = sobolWords(seed, streams);
  const sequence = sequences(seed, sorted(streams.shared));
  const outer = new Uint32Array(BLOCK / INNER_DRAWS);
  return (stream, block, words) => {
    if (!streams.shared.includes(stream)) return every(stream, block, words);
    const points = sequence(stream, block % RANDOMISATIONS);
    if (points === undefined) fillWords(lanesAt(seed, stream, block), outer);
    else fillSobol(points, Math.floor(block / RANDOMISATIONS) * outer.length, outer);
    for (const [at, word] of outer.entries()) words.fill(word, at * INNER_DRAWS, (at + 1) * INNER_DRAWS);
  };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** The scrambled dimension of each stream, made when first asked for. */
function sequences(
  seed: number,
  streams: readonly string[],
): (stream: string, randomisation: number) => SobolSequence | undefined {
  const known = new Map<string, readonly SobolSequence[]>();
  return (stream, randomisation) => {
    let made = known.get(stream);
    if (made === undefined) {
      const directions = sobolDimension(streams.indexOf(stream));
      made = Array.from(directions === undefined ? [] : { length: RANDOMISATIONS }, (_, number) =>
        scrambled(directions as Uint32Array, { seed, name: stream, randomisation: number }),
      );
      known.set(stream, made);
    }
    return made[randomisation];
  };
}
