import { compile, parseExpression } from '../numbers/expression.ts';
import type { Lot } from '../tender/lot.ts';

/** What happens to one patient on average: effect in the lot's unit, cost of care in EUR, the device not included. */
export interface Outcome {
  readonly effect: number;
  readonly careCost: number;
}

/** The lot's formulas, ready to run on values in the order of `names`, as `formulaValues` gives them. */
export interface Model {
  /** Shared parameters first, then indicators, as declared. */
  readonly names: readonly string[];
  outcome(values: ArrayLike<number>): Outcome;
}

/** Event tree of a lot whose formulas were checked at publication. */
export function modelOf(lot: Lot): Model {
  const names = [...lot.parameters, ...lot.indicators].map(({ id }) => id);
  const effect = compile(parseExpression(lot.model.effect.formula), names);
  const careCost = compile(parseExpression(lot.model.careCost.formula), names);
  return { names, outcome: (values) => ({ effect: effect(values), careCost: careCost(values) }) };
}
