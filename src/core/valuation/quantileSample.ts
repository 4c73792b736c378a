/**
 * A sample of rows that depends only on what the rows hold, not on their order or that of their columns: rows are
 * numbered by a hash of their contents, and those with the lowest numbers are kept. Of a long table it gives
 * the quantiles of every column in bounded memory; of a short one, all of it.
 */
export interface QuantileSample {
  /** @param columns of equal length, all that are to make the hash; the first `kept` of them are sampled */
  add(columns: readonly Float64Array[], rows: number): void;
  /** Sampled values of column `at`. */
  values(at: number): Float64Array;
}

/**
 * @param kept how many of the columns are sampled
 * @param capacity most rows that are kept
 */
export function quantileSample(kept: number, capacity: number): QuantileSample {
  let threshold = 0x100000000;
  let hashes: number[] = [];
  let sampled: number[][] = Array.from({ length: kept }, () => []);

  /** Half the threshold until what is left fits; which rows are left does not depend on when that happened. */
  const shrink = (): void => {
    while (hashes.length > capacity) {
      threshold /= 2;
      const keeps = hashes.map((hash) => hash < threshold);
      sampled = sampled.map((values) => values.filter((_, row) => keeps[row]));
      hashes = hashes.filter((_, row) => keeps[row]);
    }
  };

  return {
    add(columns, rows) {
      const hash = rowHashes(columns, rows);
      for (let row = 0; row < rows; row++) {
        if ((hash[row] as number) >= threshold) continue;
        hashes.push(hash[row] as number);
        sampled.forEach((values, at) => {
          values.push(columns[at]?.[row] as number);
        });
        if (hashes.length > capacity) shrink();
      }
    },
    values: (at) => Float64Array.from(sampled[at] ?? []),
  };
}

/** One hash of all columns for each row, whatever the order of the columns: sums of mixed bits, mixed once more. */
function rowHashes(columns: readonly Float64Array[], rows: number): Uint32Array {
  const hashes = new Uint32Array(rows);
  for (const column of columns) {
    const words = new Int32Array(column.buffer, column.byteOffset, 2 * rows);
    for (let row = 0; row < rows; row++) {
      const bits = mix((words[2 * row] as number) ^ mix(words[2 * row + 1] as number));
      hashes[row] = (hashes[row] as number) + bits;
    }
  }
  return hashes.map((hash) => mix(hash));
}

/** The finaliser of MurmurHash3. */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
