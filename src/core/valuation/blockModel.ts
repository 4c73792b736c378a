import { parseExpression } from '../numbers/expression.ts';
import type { Lot } from '../tender/lot.ts';
import { newRegisters, type Program, programOf, runProgram } from './program.ts';
import { simdProgram } from './simdProgram.ts';

/** A lot's model for a block of draws at a time. */
export interface BlockModel {
  /** Shared parameters first, then indicators, as declared. */
  readonly names: readonly string[];
  /** One block per name; fill them before `run`. */
  readonly inputs: readonly Float64Array[];
  /** Effect and cost of care of each draw, valid after `run`. */
  readonly effect: Float64Array;
  readonly careCost: Float64Array;
  run(): void;
}

/** `plain`: TypeScript only; `simd`: WebAssembly where the formulas allow it. Both give the same bits. */
export type BackEnd = 'plain' | 'simd';

/** @param size draws in a block, even */
export function blockModelOf(lot: Lot, size: number, backEnd: BackEnd): BlockModel {
  const names = [...lot.parameters, ...lot.indicators].map(({ id }) => id);
  const formulas = [lot.model.effect.formula, lot.model.careCost.formula].map(parseExpression);
  const program = programOf(formulas, names);
  const { inputs, outputs, run } =
    (backEnd === 'simd' ? simdProgram(program, size) : undefined) ?? plainProgram(program, size);
  return { names, inputs, effect: outputs[0] as Float64Array, careCost: outputs[1] as Float64Array, run };
}

function plainProgram(program: Program, size: number): ReturnType<typeof simdProgram> & object {
  const registers = newRegisters(program, size);
  return {
    inputs: registers.slice(0, program.inputs),
    outputs: program.outputs.map((register) => registers[register] as Float64Array),
    run: () => runProgram(program, registers, size),
  };
}
