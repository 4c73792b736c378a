import { type Code, doubleBytes, op, wasmFunctions } from '../numbers/wasmModule.ts';
import type { Primitive, Program } from './program.ts';

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
const notEqual = op.simd(0x48);
const v128 = {
  load: op.simd(0x00),
  store: op.simd(0x0b),
  constant: op.simd(0x0c),
  and: op.simd(0x4e),
  bitSelect: op.simd(0x52),
};
const WIDTH = 16;

/**
 * A program as WebAssembly, two draws at a time (128-bit SIMD): one loop in which every register is a local variable,
 * so that nothing but inputs and outputs touches memory. It gives the same bits as `runProgram`.
 * @param size draws in a block, even
 * @param shared how many of the inputs come from the first place
 * @returns a function of three bytes of the memory: where the columns of the shared inputs, of the other inputs and of the
 *   outputs begin, each column right after the one before; undefined if the program uses something that SIMD has no
 *   instruction for (exp, log, general powers)
 */
export function simdProgram(
  program: Program,
  memory: WebAssembly.Memory,
  size: number,
  shared: number,
): ((sharedAt: number, ownAt: number, outAt: number) => void) | undefined {
  if (program.operations.some(({ operator }) => operator !== 'conditional' && simd[operator] === undefined)) {
    return undefined;
  }
  const registers = program.inputs + program.constants.length + program.operations.length;
  const { run } = wasmFunctions(memory, [
    {
      name: 'run',
      parameters: 3,
      locals: [
        { count: 1, type: 'i32' },
        { count: registers, type: 'v128' },
      ],
      code: programCode(program, size, shared),
    },
  ]);
  return run as (sharedAt: number, ownAt: number, outAt: number) => void;
}

/** Parameters 0–2 move through the blocks, local 3 is where the first of them ends; the registers follow. */
function programCode(program: Program, size: number, shared: number): Code {
  const [sharedAt, ownAt, outAt, end] = [0, 1, 2, 3] as const;
  const { i32, memory } = op;
  const get = (register: number): Code => op.get(register + 4);
  const set = (register: number): Code => op.set(register + 4);
  const column = (instruction: Code, at: number): Code => memory(instruction, 3, at * size * 8);
  return [
    ...program.constants.flatMap((value, at) => [...bothLanes(value), ...set(program.inputs + at)]),
    ...[...op.get(sharedAt), ...i32(size * 8), 0x6a, ...op.set(end)],
    ...op.loop([
      ...Array.from({ length: program.inputs }, (_, at) => [
        ...(at < shared
          ? [...op.get(sharedAt), ...column(v128.load, at)]
          : [...op.get(ownAt), ...column(v128.load, at - shared)]),
        ...set(at),
      ]).flat(),
      ...program.operations.flatMap(({ operator, args }, at) => [
        ...operation(operator, args.map(get)),
        ...set(program.inputs + program.constants.length + at),
      ]),
      ...program.outputs.flatMap((register, at) => [
        ...[...op.get(outAt), ...get(register), ...column(v128.store, at)],
      ]),
      ...[ownAt, outAt].flatMap((local) => [...op.get(local), ...i32(WIDTH), 0x6a, ...op.set(local)]),
      ...[...op.get(sharedAt), ...i32(WIDTH), 0x6a, ...op.tee(sharedAt), ...op.get(end), 0x49],
    ]),
  ];
}

/** Pushes the result of one operation on arguments that are already given as code. */
function operation(operator: Primitive, args: readonly Code[]): Code {
  const [a = [], b = [], c = []] = args;
  // Bits of b where a is not 0, bits of c elsewhere.
  if (operator === 'conditional') return [...b, ...c, ...a, ...bothLanes(0), ...notEqual, ...v128.bitSelect];
  const code = [...args.flat(), ...op.simd(simd[operator] as number)];
  const comparison = ['smaller', 'smallerEq', 'larger', 'largerEq'].includes(operator);
  return comparison ? [...code, ...bothLanes(1), ...v128.and] : code;
}

function bothLanes(value: number): Code {
  return [...v128.constant, ...doubleBytes(value), ...doubleBytes(value)];
}
