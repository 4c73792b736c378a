/**
 * Random streams keyed by name, never stored. The uniform numbers of a stream depend only on the seed, the
 * stream's name and the block, so that adding an offer leaves every other offer's draws unchanged, what-ifs
 * are paired, and blocks may be computed anywhere in any order with the same result.
 *
 * Generator: SFC32 (C. Doty-Humphrey, PractRand, public domain), 32-bit arithmetic only: the same bits on
 * every machine.
 */

/** Draws are made in blocks of this many, each re-seeded from its key. */
export const BLOCK = 1024;

export interface Stream {
  /** The next uniform number, strictly between 0 and 1, with 52 random bits. */
  next(): number;
}

/**
 * The stream called `name` at block `block`, number by number.
 * @param seed non-negative integer below 2^32, published with the tender
 */
export function streamAt(seed: number, name: string, block: number): Stream {
  const lanes = lanesAt(seed, name, block);
  const words = new Uint32Array(LANES);
  let used: number = LANES;
  const word = (): number => {
    if (used === LANES) {
      fillWords(lanes, words);
      used = 0;
    }
    return words[used++] as number;
  };
  // 26 + 26 bits and half a step: never 0, never 1.
  return { next: () => ((word() >>> 6) * 0x4000000 + (word() >>> 6) + 0.5) / 0x10000000000000 };
}

/** Generators that run side by side, so that a processor can treat them as one vector. */
export const LANES = 4;

/**
 * State of the stream called `name` at block `block`: three words and a counter of every lane, a₀…a₃ b₀…b₃ c₀…c₃
 * n₀…n₃.
 */
export function lanesAt(seed: number, name: string, block: number): Int32Array<ArrayBuffer> {
  const lanes = new Int32Array(4 * LANES);
  const a = mix(seed ^ hashOf(name, 0x811c9dc5));
  const b = mix(a ^ hashOf(name, 0x01000193) ^ seed);
  lanes
    .fill(a, 0, LANES)
    .fill(b, LANES, 2 * LANES)
    .fill(1, 3 * LANES);
  for (let lane = 0; lane < LANES; lane++) lanes[2 * LANES + lane] = mix(b ^ (block * LANES + lane));
  // Fifteen words of each lane before the first, so that keys that differ by one bit have nothing in common.
  for (let lane = 0; lane < LANES; lane++) runLane(lanes, lane, nowhere, 15);
  return lanes;
}

const nowhere = new Uint32Array(0);

/** The next 32-bit words of all lanes in turn, as many as `out` takes (a multiple of `LANES`). */
export function fillWords(lanes: Int32Array, out: Uint32Array): void {
  for (let lane = 0; lane < LANES; lane++) runLane(lanes, lane, out, out.length / LANES);
}

/** The next words of one lane, into every `LANES`-th place of `out`, as far as it reaches. */
function runLane(lanes: Int32Array, lane: number, out: Uint32Array, words: number): void {
  // In local variables, which is most of the speed.
  let a = lanes[lane] as number;
  let b = lanes[lane + LANES] as number;
  let c = lanes[lane + 2 * LANES] as number;
  let count = lanes[lane + 3 * LANES] as number;
  for (let at = 0; at < words; at++) {
    const word = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    out[lane + at * LANES] = word;
  }
  lanes[lane] = a;
  lanes[lane + LANES] = b;
  lanes[lane + 2 * LANES] = c;
  lanes[lane + 3 * LANES] = count;
}

/** FNV-1a over the UTF-16 code units, from a given offset basis. */
function hashOf(name: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
