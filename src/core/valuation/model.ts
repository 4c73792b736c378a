import { compile, parseExpression } from '../numbers/expression.ts';
import type { EventTree } from '../tender/eventTree.ts';
import type { Lot } from '../tender/lot.ts';
import { markovModel } from './markov.ts';

/** What happens to one patient on average: effect in the lot's unit, cost of care in EUR, the device not included. */
export interface Outcome {
  readonly effect: number;
  readonly careCost: number;
  /** Present if probabilities left 0…1 and were brought back by the published rule (Markov models only). */
  readonly adjusted?: true;
}

/** The lot's formulas, ready to run on values in the order of `names`, as `formulaValues` gives them. */
export interface Model {
  /** Shared parameters first, then indicators, as declared. */
  readonly names: readonly string[];
  outcome(values: ArrayLike<number>): Outcome;
}

/** Model of a lot whose formulas were checked at publication. */
export function modelOf(lot: Lot): Model {
  const names = namesOf(lot);
  return lot.model.kind === 'markov' ? markovModel(lot.model, names) : eventTree(lot.model, names);
}

/** Ids of shared parameters, then of indicators: the order in which a model takes its values. */
export function namesOf({ parameters, indicators }: Lot): readonly string[] {
  return [...parameters, ...indicators].map(({ id }) => id);
}

function eventTree(model: EventTree, names: readonly string[]): Model {
  const effect = compile(parseExpression(model.effect.formula), names);
  const careCost = compile(parseExpression(model.careCost.formula), names);
  return { names, outcome: (values) => ({ effect: effect(values), careCost: careCost(values) }) };
}
