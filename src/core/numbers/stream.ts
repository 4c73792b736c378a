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
  /** The next numbers, as many as `target` takes. */
  fill(target: Float64Array): void;
}

/**
 * The stream called `name` at block `block`.
 * @param seed non-negative integer below 2^32, published with the tender
 */
export function streamAt(seed: number, name: string, block: number): Stream {
  let a = mix(seed ^ hashOf(name, 0x811c9dc5));
  let b = mix(a ^ hashOf(name, 0x01000193) ^ seed);
  let c = mix(b ^ block);
  let counter = 1;
  const fill = (target: Float64Array): void => {
    // In local variables, which is most of the speed.
    let [x, y, z, count] = [a, b, c, counter];
    for (let at = 0; at < target.length; at++) {
      let high = (((x + y) | 0) + count) | 0;
      count = (count + 1) | 0;
      x = y ^ (y >>> 9);
      y = (z + (z << 3)) | 0;
      z = (((z << 21) | (z >>> 11)) + high) | 0;
      high >>>= 6;
      const low = (((x + y) | 0) + count) | 0;
      count = (count + 1) | 0;
      x = y ^ (y >>> 9);
      y = (z + (z << 3)) | 0;
      z = (((z << 21) | (z >>> 11)) + low) | 0;
      // 26 + 26 bits and half a step: never 0, never 1.
      target[at] = (high * 0x4000000 + (low >>> 6) + 0.5) / 0x10000000000000;
    }
    [a, b, c, counter] = [x, y, z, count];
  };
  const one = new Float64Array(1);
  // Fifteen words before the first number, so that keys that differ by one bit have nothing in common.
  warmUp();
  return {
    next: () => {
      fill(one);
      return one[0] as number;
    },
    fill,
  };

  function warmUp(): void {
    for (let times = 0; times < 15; times++) {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
    }
  }
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
