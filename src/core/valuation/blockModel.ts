import { parseExpression } from '../numbers/expression.ts';
import { BLOCK } from '../numbers/stream.ts';
import type { EventTree } from '../tender/eventTree.ts';
import type { Lot } from '../tender/lot.ts';
import type { BlockMemory, Columns } from './blockMemory.ts';
import { modelOf, namesOf } from './model.ts';
import { newRegisters, programOf, runProgram } from './program.ts';
import { simdProgram } from './simdProgram.ts';

/**
 * A lot's model for a block of draws at a time.
 * @param shared,own one column for each of `namesOf`: shared parameters, then indicators of one strategy
 * @param out takes effect and cost of care
 * @param adjusted takes 1 where probabilities left 0…1 and were brought back, else 0 (Markov models only)
 */
export type BlockModel = (shared: Columns, own: Columns, out: Columns, adjusted: Uint8Array | null) => void;

/** `plain`: TypeScript only; `simd`: WebAssembly where the formulas allow it. Both give the same bits. */
export type BackEnd = 'plain' | 'simd';

/** The lot's model, run on blocks of draws; both back-ends give the same bits. */
export function blockModelOf(lot: Lot, memory: BlockMemory, backEnd: BackEnd): BlockModel {
  return lot.model.kind === 'markov' ? drawByDraw(lot) : eventTree(lot, lot.model, memory, backEnd);
}

/** The two formulas of an event tree as one vector program. */
function eventTree(lot: Lot, model: EventTree, { memory }: BlockMemory, backEnd: BackEnd): BlockModel {
  const formulas = [model.effect.formula, model.careCost.formula].map(parseExpression);
  const program = programOf(formulas, namesOf(lot));
  const fast = backEnd === 'simd' ? simdProgram(program, memory, BLOCK, lot.parameters.length) : undefined;
  if (fast !== undefined) return (shared, own, out) => fast(shared.at, own.at, out.at);
  const registers = newRegisters(program, BLOCK);
  return (shared, own, out) => {
    for (const [at, column] of [...shared.values, ...own.values].entries()) registers[at] = column;
    runProgram(program, registers, BLOCK);
    for (const [at, register] of program.outputs.entries()) {
      out.values[at]?.set(registers[register] as Float64Array);
    }
  };
}

/** A cohort runs through its cycles for one draw after another. */
function drawByDraw(lot: Lot): BlockModel {
  const model = modelOf(lot);
  const values = new Float64Array(model.names.length);
  return (shared, own, out, adjusted) => {
    const inputs = [...shared.values, ...own.values];
    const [effect, careCost] = out.values as readonly [Float64Array, Float64Array];
    for (let row = 0; row < BLOCK; row++) {
      for (let at = 0; at < values.length; at++) values[at] = inputs[at]?.[row] as number;
      const outcome = model.outcome(values);
      effect[row] = outcome.effect;
      careCost[row] = outcome.careCost;
      if (adjusted !== null) adjusted[row] = outcome.adjusted === true ? 1 : 0;
    }
  };
}
