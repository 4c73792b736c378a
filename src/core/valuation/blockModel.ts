import { parseExpression } from '../numbers/expression.ts';
import type { EventTree } from '../tender/eventTree.ts';
import type { Lot } from '../tender/lot.ts';
import { modelOf, namesOf } from './model.ts';
import { newRegisters, type Program, programOf, runProgram } from './program.ts';
import { type SimdProgram, simdProgram } from './simdProgram.ts';

/** A lot's model for a block of draws at a time. */
export interface BlockModel {
  /** One block per name, in the order of `namesOf`; fill them before `run`. */
  readonly inputs: readonly Float64Array[];
  /** Effect and cost of care of each draw, valid after `run`. */
  readonly effect: Float64Array;
  readonly careCost: Float64Array;
  /** 1 where probabilities left 0…1 and were brought back (Markov models only). */
  readonly adjusted: Uint8Array;
  run(): void;
}

/** `plain`: TypeScript only; `simd`: WebAssembly where the formulas allow it. Both give the same bits. */
export type BackEnd = 'plain' | 'simd';

/** @param size draws in a block, even */
export function blockModelOf(lot: Lot, size: number, backEnd: BackEnd): BlockModel {
  return lot.model.kind === 'markov'
    ? drawByDraw(lot, size)
    : eventTree(lot.model, namesOf(lot), size, backEnd);
}

/** The two formulas of an event tree as one vector program. */
function eventTree(model: EventTree, names: readonly string[], size: number, backEnd: BackEnd): BlockModel {
  const program = programOf([model.effect.formula, model.careCost.formula].map(parseExpression), names);
  const { inputs, outputs, run } =
    (backEnd === 'simd' ? simdProgram(program, size) : undefined) ?? plainProgram(program, size);
  const [effect, careCost] = outputs as readonly [Float64Array, Float64Array];
  return { inputs, effect, careCost, adjusted: new Uint8Array(size), run };
}

function plainProgram(program: Program, size: number): SimdProgram {
  const registers = newRegisters(program, size);
  return {
    inputs: registers.slice(0, program.inputs),
    outputs: program.outputs.map((register) => registers[register] as Float64Array),
    run: () => runProgram(program, registers, size),
  };
}

/** A cohort runs through its cycles for one draw after another. */
function drawByDraw(lot: Lot, size: number): BlockModel {
  const model = modelOf(lot);
  const inputs = model.names.map(() => new Float64Array(size));
  const effect = new Float64Array(size);
  const careCost = new Float64Array(size);
  const adjusted = new Uint8Array(size);
  const values = new Float64Array(model.names.length);
  const run = (): void => {
    for (let row = 0; row < size; row++) {
      for (let at = 0; at < values.length; at++) values[at] = inputs[at]?.[row] as number;
      const outcome = model.outcome(values);
      effect[row] = outcome.effect;
      careCost[row] = outcome.careCost;
      adjusted[row] = outcome.adjusted === true ? 1 : 0;
    }
  };
  return { inputs, effect, careCost, adjusted, run };
}
