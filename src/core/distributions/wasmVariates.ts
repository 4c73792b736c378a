import { LANES, lanesAt } from '../numbers/stream.ts';
import { type Code, op, wasmFunctions } from '../numbers/wasmModule.ts';
import { CELLS, OCTAVES, POSITION_BITS, SIDE } from './quantileTable.ts';

/**
 * Random words and variates from quantile tables in WebAssembly, four lanes of the generator as one vector. Both do what
 * `fillWords` and `fillFrom` do, with the same bits.
 */
export interface WasmVariates {
  /** Fills the words at byte `at` from a stream. */
  words(seed: number, name: string, block: number, at: number): void;
  /**
   * One variate for each word at byte `words`, from the table at byte `table`, written from byte `out` on.
   * @returns whether some word lies beyond the table, whose variate is not valid
   */
  variates(words: number, table: number, out: number): boolean;
}

/** Bytes of the memory that the functions need for themselves: the generator's state, and the mark of a word beyond. */
export const SCRATCH_BYTES = 128;

/**
 * @param scratch byte where `SCRATCH_BYTES` are free, a multiple of 16
 * @param size words in a block, a multiple of `LANES`
 */
export function wasmVariates(memory: WebAssembly.Memory, scratch: number, size: number): WasmVariates {
  const state = new Int32Array(memory.buffer, scratch, 4 * LANES);
  const beyond = new Int32Array(memory.buffer, scratch + 16 * LANES, 1);
  const functions = wasmFunctions(memory, [
    { name: 'words', parameters: 1, locals: wordsLocals, code: wordsCode(scratch, size) },
    {
      name: 'variates',
      parameters: 3,
      locals: variatesLocals,
      code: variatesCode(scratch + 16 * LANES, size),
    },
  ]);
  return {
    words(seed, name, block, at) {
      state.set(lanesAt(seed, name, block));
      functions.words(at);
    },
    variates(words, table, out) {
      functions.variates(words, table, out);
      return beyond[0] !== 0;
    },
  };
}

const v128 = { load: op.simd(0x00), store: op.simd(0x0b), or: op.simd(0x50), xor: op.simd(0x51) };
const i32x4 = {
  splat: op.simd(0x11),
  shl: op.simd(0xab),
  shrU: op.simd(0xad),
  add: op.simd(0xae),
};

const wordsLocals = [
  { count: 1, type: 'i32' },
  { count: 5, type: 'v128' },
] as const;

/** Parameter 0: where to write. Local 1 ends the loop; 2–5 are the generator's a, b, c and counter, 6 the word. */
function wordsCode(scratch: number, size: number): Code {
  const [at, end, a, b, c, count, word] = [0, 1, 2, 3, 4, 5, 6] as const;
  const { get, set, tee, i32, memory } = op;
  const state = (which: number): Code => memory(v128.load, 4, scratch + 16 * which);
  return [
    ...[a, b, c, count].flatMap((local, which) => [...i32(0), ...state(which), ...set(local)]),
    ...[...get(at), ...i32(4 * size), 0x6a, ...set(end)],
    ...op.loop([
      ...get(at),
      ...[...get(a), ...get(b), ...i32x4.add, ...get(count), ...i32x4.add, ...tee(word)],
      ...memory(v128.store, 2, 0),
      ...[...get(count), ...i32(1), ...i32x4.splat, ...i32x4.add, ...set(count)],
      ...[...get(b), ...get(b), ...i32(9), ...i32x4.shrU, ...v128.xor, ...set(a)],
      ...[...get(c), ...get(c), ...i32(3), ...i32x4.shl, ...i32x4.add, ...set(b)],
      ...[...get(c), ...i32(21), ...i32x4.shl, ...get(c), ...i32(11), ...i32x4.shrU, ...v128.or],
      ...[...get(word), ...i32x4.add, ...set(c)],
      ...[...get(at), ...i32(16), 0x6a, ...tee(at), ...get(end), 0x49],
    ]),
  ];
}

const variatesLocals = [
  { count: 6, type: 'i32' },
  { count: 1, type: 'f64' },
] as const;

const i32op = {
  clz: [0x67],
  add: [0x6a],
  and: [0x71],
  or: [0x72],
  xor: [0x73],
  shl: [0x74],
  shrS: [0x75],
} as const;
const [shrU, gtU, select, sub, convert] = [[0x76], [0x4b], [0x1b], [0x6b], [0xb7]] as const;
const f64op = { load: [0x2b], store: [0x39], add: [0xa0], multiply: [0xa2] } as const;

/** Parameters: words, table, out. As `inTable` of the quantile table, operation by operation. */
function variatesCode(beyondAt: number, size: number): Code {
  const [words, table, out, end, upper, zeros, bits, beyond, t] = [0, 1, 2, 3, 4, 5, 6, 7, 9] as const;
  const cell = 8;
  const { get, set, tee, i32, memory } = op;
  const coefficient = (which: number): Code => [...get(cell), ...memory(f64op.load, 3, 8 * which)];
  return [
    ...[...get(words), ...i32(4 * size), ...i32op.add, ...set(end)],
    ...op.loop([
      // upper = word >> 31; bits = word ^ upper; zeros = clz(bits)
      ...[...get(words), ...memory([0x28], 2, 0), ...tee(bits), ...i32(31), ...i32op.shrS, ...tee(upper)],
      ...[...get(bits), ...i32op.xor, ...tee(bits), ...i32op.clz, ...tee(zeros)],
      // beyond |= zeros > OCTAVES, and then zeros = OCTAVES
      ...[...i32(OCTAVES), ...gtU, ...get(beyond), ...i32op.or, ...set(beyond)],
      ...[...i32(OCTAVES), ...get(zeros), ...get(zeros), ...i32(OCTAVES), ...gtU, ...select, ...set(zeros)],
      ...[...get(bits), ...get(zeros), ...i32op.shl, ...set(bits)],
      // cell = table + 8 · (4 · ((OCTAVES − 1 − zeros) · 16 + (bits >>> POSITION_BITS | 16)) + (upper & SIDE))
      ...[...i32(OCTAVES - 1), ...get(zeros), ...sub, ...i32(31 - POSITION_BITS), ...i32op.shl],
      ...[
        ...get(bits),
        ...i32(POSITION_BITS),
        ...shrU,
        ...i32(CELLS),
        ...i32op.or,
        ...i32op.add,
        ...i32(5),
        ...i32op.shl,
      ],
      ...[...get(upper), ...i32(8 * SIDE), ...i32op.and, ...i32op.add],
      ...[...get(table), ...i32op.add, ...set(cell)],
      // t = (bits & position) | 1 << (zeros − 1)
      ...[...get(bits), ...i32((1 << POSITION_BITS) - 1), ...i32op.and],
      ...[...i32(1), ...get(zeros), ...i32(1), ...sub, ...i32op.shl, ...i32op.or, ...convert, ...set(t)],
      ...get(out),
      ...[
        ...coefficient(0),
        ...get(t),
        ...coefficient(1),
        ...get(t),
        ...coefficient(2),
        ...get(t),
        ...coefficient(3),
      ],
      ...[...f64op.multiply, ...f64op.add, ...f64op.multiply, ...f64op.add, ...f64op.multiply, ...f64op.add],
      ...memory(f64op.store, 3, 0),
      ...[...get(out), ...i32(8), ...i32op.add, ...set(out)],
      ...[...get(words), ...i32(4), ...i32op.add, ...tee(words), ...get(end), 0x49],
    ]),
    ...[...i32(0), ...get(beyond), ...memory([0x36], 2, beyondAt)],
  ];
}
