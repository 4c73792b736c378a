import { SCRATCH_BYTES, type WasmVariates, wasmVariates } from '../distributions/wasmVariates.ts';
import { BLOCK } from '../numbers/stream.ts';
import { wasmMemory } from '../numbers/wasmModule.ts';

/** Columns of one block of draws, one after the other. */
export interface Columns {
  /** Byte in the memory where the first one begins. */
  readonly at: number;
  readonly values: readonly Float64Array[];
}

/** The memory in which blocks of draws are made: tables, random words, columns of values; both back-ends use it. */
export interface BlockMemory {
  readonly memory: WebAssembly.Memory;
  readonly variates: WasmVariates;
  columns(count: number): Columns;
  words(): Uint32Array;
  /** A copy of a table's coefficients, made once for each table. @returns the byte where it begins */
  table(cells: Float64Array): number;
}

const COLUMN_BYTES = 8 * BLOCK;

/** @param size how many columns and blocks of words there will be at most, and the bytes of all tables together */
export function blockMemory(size: {
  readonly columns: number;
  readonly words: number;
  readonly tableBytes: number;
}): BlockMemory {
  const memory = wasmMemory(
    SCRATCH_BYTES + size.columns * COLUMN_BYTES + size.words * 4 * BLOCK + size.tableBytes,
  );
  const tables = new Map<Float64Array, number>();
  let free = SCRATCH_BYTES;
  const take = (bytes: number): number => {
    const at = free;
    free += bytes;
    if (free > memory.buffer.byteLength) throw new Error('more blocks than were asked for');
    return at;
  };
  return {
    memory,
    variates: wasmVariates(memory, 0, BLOCK),
    columns(count) {
      const at = take(count * COLUMN_BYTES);
      return {
        at,
        values: Array.from(
          { length: count },
          (_, which) => new Float64Array(memory.buffer, at + which * COLUMN_BYTES, BLOCK),
        ),
      };
    },
    words: () => new Uint32Array(memory.buffer, take(4 * BLOCK), BLOCK),
    table(cells) {
      const known = tables.get(cells);
      if (known !== undefined) return known;
      const at = take(cells.byteLength);
      new Float64Array(memory.buffer, at, cells.length).set(cells);
      tables.set(cells, at);
      return at;
    },
  };
}
