import { LANES, seedLanes } from '../numbers/stream.ts';
import { type Code, doubleBytes, op, wasmFunctions } from '../numbers/wasmModule.ts';
import { FIRST_CELL, OUTERMOST_WORDS, SIDE } from './quantileTable.ts';

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
      seedLanes(state, seed, name, block);
      functions.words(at);
    },
    variates(words, table, out) {
      functions.variates(words, table, out);
      return beyond[0] !== 0;
    },
  };
}

const v128 = {
  load: op.simd(0x00),
  store: op.simd(0x0b),
  and: op.simd(0x4e),
  or: op.simd(0x50),
  xor: op.simd(0x51),
  anyTrue: op.simd(0x53),
};
const i32x4 = {
  splat: op.simd(0x11),
  lane: (lane: number): Code => [...op.simd(0x1b), lane],
  shl: op.simd(0xab),
  shrS: op.simd(0xac),
  shrU: op.simd(0xad),
  add: op.simd(0xae),
};
const i64x2 = { shrU: op.simd(0xcd) };
const f64x2 = {
  less: op.simd(0x49),
  add: op.simd(0xf0),
  subtract: op.simd(0xf1),
  multiply: op.simd(0xf2),
  greater: op.simd(0xf7), // of two numbers, none of which is NaN
  fromWords: op.simd(0xff), // the first two of four unsigned words
};
/** One half of each of two vectors: 0 the lower ones, 1 the upper ones. */
const halvesOf = (half: 0 | 1): Code => [
  ...op.simd(0x0d),
  ...Array.from({ length: 8 }, (_, byte) => 8 * half + byte),
  ...Array.from({ length: 8 }, (_, byte) => 16 + 8 * half + byte),
];
/** The same 64 bits in both halves. */
const both = (high: number, low: number): Code => {
  const bytes = [...new Uint8Array(Uint32Array.of(low, high).buffer)];
  return [...op.simd(0x0c), ...bytes, ...bytes];
};
const bothDoubles = (value: number): Code => [...op.simd(0x0c), ...doubleBytes(value), ...doubleBytes(value)];

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
  { count: 3, type: 'i32' },
  { count: 9, type: 'v128' },
] as const;

/**
 * Parameters: words, table, out. As `inTable` of the quantile table, four words at a time: two of them are one vector
 * of doubles.
 */
function variatesCode(beyondAt: number, size: number): Code {
  const [words, table, out, end, first, second] = [0, 1, 2, 3, 4, 5] as const;
  const [tails, sides, x, position, firstLow, firstHigh, secondLow, secondHigh, beyond] = [
    6, 7, 8, 9, 10, 11, 12, 13, 14,
  ] as const;
  const { get, set, tee, i32, memory } = op;
  const coefficients = (address: number, offset: number): Code => [
    ...get(address),
    ...memory(v128.load, 3, offset),
  ];
  /** Both variates' coefficient number `which`. */
  const coefficient = (which: number): Code => [
    ...(which < 2 ? [...get(firstLow), ...get(secondLow)] : [...get(firstHigh), ...get(secondHigh)]),
    ...halvesOf((which % 2) as 0 | 1),
  ];
  /** Where a word's cell is: its number and its side; `table` is where the cell with number 0 would be. */
  const address = (lane: number, word: number): Code => [
    ...[...get(position), ...i32x4.lane(lane), ...get(sides), ...i32x4.lane(word), 0x6a, ...get(table), 0x6a],
  ];
  const pair = (half: 0 | 1): Code => [
    ...(half === 0 ? get(tails) : [...get(tails), ...get(tails), ...halvesOf(1)]),
    ...[...f64x2.fromWords, ...bothDoubles(0.5), ...f64x2.add, ...tee(x)],
    ...[...bothDoubles(OUTERMOST_WORDS), ...f64x2.less, ...get(beyond), ...v128.or, ...set(beyond)],
    ...[...get(x), ...bothDoubles(OUTERMOST_WORDS), ...f64x2.greater, ...tee(x)],
    // 32 bytes for each cell: the bits above the 48 lowest ones, times 32.
    ...[...i32(43), ...i64x2.shrU, ...both(0x001fffff, 0xffffffe0), ...v128.and, ...set(position)],
    ...[...address(0, 2 * half), ...set(first), ...address(2, 2 * half + 1), ...set(second)],
    ...[...get(x), ...both(0x0000ffff, 0xffffffff), ...v128.and, ...both(0x3ff00000, 0), ...v128.or],
    ...[...bothDoubles(1), ...f64x2.subtract, ...set(position)],
    ...[...coefficients(first, 0), ...set(firstLow), ...coefficients(first, 16), ...set(firstHigh)],
    ...[...coefficients(second, 0), ...set(secondLow), ...coefficients(second, 16), ...set(secondHigh)],
    ...get(out),
    ...[...coefficient(0), ...get(position), ...coefficient(1), ...get(position)],
    ...[...coefficient(2), ...get(position), ...coefficient(3)],
    ...[...f64x2.multiply, ...f64x2.add, ...f64x2.multiply, ...f64x2.add, ...f64x2.multiply, ...f64x2.add],
    ...memory(v128.store, 3, 16 * half),
  ];
  return [
    ...[...get(words), ...i32(4 * size), 0x6a, ...set(end)],
    ...[...get(table), ...i32(32 * FIRST_CELL), 0x6b, ...set(table)],
    ...op.loop([
      ...[...get(words), ...memory(v128.load, 2, 0), ...tee(tails), ...i32(31), ...i32x4.shrS, ...tee(sides)],
      ...[...get(tails), ...v128.xor, ...set(tails)],
      ...[...get(sides), ...i32(8 * SIDE), ...i32x4.splat, ...v128.and, ...set(sides)],
      ...pair(0),
      ...pair(1),
      ...[...get(out), ...i32(32), 0x6a, ...set(out)],
      ...[...get(words), ...i32(16), 0x6a, ...tee(words), ...get(end), 0x49],
    ]),
    ...[...i32(0), ...get(beyond), ...v128.anyTrue, ...memory([0x36], 2, beyondAt)],
  ];
}
