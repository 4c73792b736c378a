import type { Primitive, Program } from './program.ts';

/**
 * A program as WebAssembly, two draws at a time (128-bit SIMD). The module is written by us, byte by byte: one
 * loop in which every register is a local variable, so that nothing but inputs and outputs touches memory. It
 * works with code generation from strings switched off, and gives the same bits as the plain back-end.
 * (WebAssembly core specification 2.0, binary format.)
 */
export interface SimdProgram {
  /** One block of each input, in the module's own memory; fill it before `run`. */
  readonly inputs: readonly Float64Array[];
  /** One block of each output, valid after `run`. */
  readonly outputs: readonly Float64Array[];
  /** Computes the whole block. */
  run(): void;
}

/** Opcodes of f64x2 instructions behind the prefix 0xfd. */
const simd: Partial<Record<Primitive, number>> = {
  smaller: 0x49,
  larger: 0x4a,
  smallerEq: 0x4b,
  largerEq: 0x4c,
  abs: 0xec,
  negate: 0xed,
  sqrt: 0xef,
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  min: 0xf4,
  max: 0xf5,
};
const notEqual = 0x48;
const v128 = { load: 0x00, store: 0x0b, constant: 0x0c, and: 0x4e, bitSelect: 0x52 };

const PAGE = 65_536;
const WIDTH = 16;

/**
 * @param size draws in a block, even
 * @returns undefined if the program uses something that SIMD has no instruction for (exp, log, general powers)
 */
export function simdProgram(program: Program, size: number): SimdProgram | undefined {
  if (program.operations.some(({ operator }) => operator !== 'conditional' && simd[operator] === undefined)) {
    return undefined;
  }
  const blocks = program.inputs + program.outputs.length;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((blocks * size * 8) / PAGE) });
  const module = new WebAssembly.Module(moduleBytes(program, size));
  const instance = new WebAssembly.Instance(module, { e: { m: memory } });
  const block = (at: number): Float64Array => new Float64Array(memory.buffer, at * size * 8, size);
  return {
    inputs: Array.from({ length: program.inputs }, (_, at) => block(at)),
    outputs: program.outputs.map((_, at) => block(program.inputs + at)),
    run: instance.exports.r as () => void,
  };
}

function moduleBytes(program: Program, size: number): Uint8Array<ArrayBuffer> {
  const pages = Math.ceil(((program.inputs + program.outputs.length) * size * 8) / PAGE);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 0, 0]), // one type: () → ()
    ...section(2, [1, 1, 0x65, 1, 0x6d, 2, 0, ...unsigned(pages)]), // import memory e.m
    ...section(3, [1, 0]), // one function of that type
    ...section(7, [1, 1, 0x72, 0, 0]), // export it as r
    ...section(10, [1, ...sized(body(program, size))]),
  ]);
}

/** Local 0 is the offset inside a block; the registers follow as 128-bit locals. */
function body(program: Program, size: number): number[] {
  const registers = program.inputs + program.constants.length + program.operations.length;
  const local = (register: number): number[] => unsigned(register + 1);
  const get = (register: number): number[] => [0x20, ...local(register)];
  const set = (register: number): number[] => [0x21, ...local(register)];
  const memory = (operation: number, at: number): number[] => [
    0xfd,
    ...unsigned(operation),
    3, // aligned to eight bytes
    ...unsigned(at * size * 8),
  ];
  const code = [
    ...[2, 1, 0x7f, ...unsigned(registers), 0x7b], // locals: one i32, then the registers
    ...program.constants.flatMap((value, at) => [
      ...[0xfd, v128.constant, ...doubleBytes(value), ...doubleBytes(value)],
      ...set(program.inputs + at),
    ]),
    ...[0x03, 0x40], // loop
    ...Array.from({ length: program.inputs }, (_, at) => [
      ...[0x20, 0, ...memory(v128.load, at)],
      ...set(at),
    ]).flat(),
    ...program.operations.flatMap(({ operator, args }, at) => [
      ...operation(operator, args.map(get)),
      ...set(program.inputs + program.constants.length + at),
    ]),
    ...program.outputs.flatMap((register, at) => [
      ...[0x20, 0, ...get(register)],
      ...memory(v128.store, program.inputs + at),
    ]),
    // offset += 16; again while it is below the end of the block
    ...[0x20, 0, 0x41, ...signed(WIDTH), 0x6a, 0x22, 0, 0x41, ...signed(size * 8), 0x49, 0x0d, 0],
    ...[0x0b, 0x0b],
  ];
  return code;
}

/** Pushes the result of one operation on arguments that are already given as code. */
function operation(operator: Primitive, args: readonly number[][]): number[] {
  const [a = [], b = [], c = []] = args;
  const zero = [0xfd, v128.constant, ...Array<number>(16).fill(0)];
  if (operator === 'conditional') {
    // bits of b where a is not 0, bits of c elsewhere
    return [...b, ...c, ...a, ...zero, 0xfd, notEqual, 0xfd, v128.bitSelect];
  }
  const code = [...args.flat(), 0xfd, ...unsigned(simd[operator] as number)];
  const comparison = ['smaller', 'smallerEq', 'larger', 'largerEq'].includes(operator);
  const one = [0xfd, v128.constant, ...doubleBytes(1), ...doubleBytes(1)];
  return comparison ? [...code, ...one, 0xfd, ...unsigned(v128.and)] : code;
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    // A positive number ends where its sign bit is clear.
    if (rest < 0x40) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function doubleBytes(value: number): number[] {
  return [...new Uint8Array(Float64Array.of(value).buffer)];
}
