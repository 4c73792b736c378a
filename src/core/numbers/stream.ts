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

/** Numbers that hold the state of all lanes: a₀…a₃ b₀…b₃ c₀…c₃ and their counters n₀…n₃. */
export const STATE: number = 4 * LANES;

/** State of the stream called `name` at block `block`. */
export function lanesAt(seed: number, name: string, block: number): Int32Array {
  const lanes = new Int32Array(STATE);
  seedLanes(lanes, seed, name, block);
  return lanes;
}

/** The same, written over a state at hand. */
export function seedLanes(lanes: Int32Array, seed: number, name: string, block: number): void {
  const a = mix(seed ^ hashOf(name, 0x811c9dc5));
  const b = mix(a ^ hashOf(name, 0x01000193) ^ seed);
  for (let lane = 0; lane < LANES; lane++) {
    lanes[lane] = a;
    lanes[lane + LANES] = b;
    lanes[lane + 2 * LANES] = mix(b ^ (block * LANES + lane));
    lanes[lane + 3 * LANES] = 1;
    // Fifteen words of each lane before the first, so that keys that differ by one bit have nothing in common.
    runLane(lanes, lane, skipped, 15);
  }
}

const skipped = new Uint32Array(15 * LANES);

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
