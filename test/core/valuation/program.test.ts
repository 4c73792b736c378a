import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, parseExpression } from '../../../src/core/numbers/expression.ts';
import { wasmMemory } from '../../../src/core/numbers/wasmModule.ts';
import { newRegisters, programOf, runProgram } from '../../../src/core/valuation/program.ts';
import { simdProgram } from '../../../src/core/valuation/simdProgram.ts';

const names = ['a', 'b', 'c'];
const SIZE = 16;

/** Random formulas; `simd` leaves out what SIMD has no instruction for. */
const formulas = (simd: boolean) =>
  fc.letrec<{ formula: string }>((tie) => {
    const unary = [
      '-(#)',
      'sqrt(abs(#))',
      '(#)^2',
      '(#)^-3',
      ...(simd ? [] : ['exp(min(#, 3))', 'log(abs(#) + 1)', 'abs(#)^0.7', '(#)^a']),
    ];
    return {
      formula: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(...names, '2', '0.5', '7', '0'),
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>='), tie('formula'))
          .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
        fc.tuple(fc.constantFrom(...unary), tie('formula')).map(([shape, x]) => shape.replace('#', x)),
        fc
          .tuple(tie('formula'), tie('formula'), tie('formula'))
          .map(([x, y, z]) => `(${x} ? ${y} : max(${z}, ${x}, 1))`),
        fc.tuple(tie('formula'), tie('formula')).map(([x, y]) => `min(${x}, ${y})`),
      ),
    };
  }).formula;

const columns = fc.array(
  fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 1, 2)), {
    minLength: SIZE,
    maxLength: SIZE,
  }),
  { minLength: 3, maxLength: 3 },
);

/** Bits, so that 0 and −0 differ and NaN equals NaN. */
function bits(values: ArrayLike<number>): string[] {
  return Array.from(values, (value) =>
    Number.isNaN(value) ? 'NaN' : Object.is(value, -0) ? '-0' : String(value),
  );
}

describe('a program of vector operations', () => {
  it('gives the bits of the formula computed draw by draw', () => {
    fc.assert(
      fc.property(fc.array(formulas(false), { minLength: 1, maxLength: 3 }), columns, (texts, inputs) => {
        const expressions = texts.map(parseExpression);
        const program = programOf(expressions, names);
        const registers = newRegisters(program, SIZE);
        inputs.forEach((column, at) => {
          registers[at]?.set(column);
        });
        runProgram(program, registers, SIZE);
        expressions.forEach((expression, at) => {
          const scalar = compile(expression, names);
          const expected = Array.from({ length: SIZE }, (_, draw) =>
            scalar(inputs.map((column) => column[draw] as number)),
          );
          expect(bits(registers[program.outputs[at] as number] as Float64Array)).toEqual(bits(expected));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bits in WebAssembly', () => {
    fc.assert(
      fc.property(fc.array(formulas(true), { minLength: 1, maxLength: 3 }), columns, (texts, inputs) => {
        const program = programOf(texts.map(parseExpression), names);
        const registers = newRegisters(program, SIZE);
        const memory = wasmMemory(8 * SIZE * (program.inputs + program.outputs.length));
        const column = (at: number) => new Float64Array(memory.buffer, 8 * SIZE * at, SIZE);
        // The first input from one place, the others from another.
        const fast = simdProgram(program, memory, SIZE, 1);
        if (fast === undefined) throw new Error('all of these have instructions');
        inputs.forEach((values, at) => {
          registers[at]?.set(values);
          column(at).set(values);
        });
        runProgram(program, registers, SIZE);
        fast(0, 8 * SIZE, 8 * SIZE * program.inputs);
        program.outputs.forEach((register, at) => {
          expect(bits(column(program.inputs + at))).toEqual(bits(registers[register] as Float64Array));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('computes what formulas share only once', () => {
    const program = programOf(['a*b + a*b', 'a*b - c'].map(parseExpression), names);
    expect(program.operations.map(({ operator }) => operator)).toEqual(['multiply', 'add', 'subtract']);
  });

  it('leaves to the plain back-end what SIMD cannot do', () => {
    const program = programOf([parseExpression('exp(a)')], names);
    expect(simdProgram(program, wasmMemory(8), SIZE, 0)).toBeUndefined();
  });
});
