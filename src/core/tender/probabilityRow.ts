import { compile, parseExpression, symbolsOf } from '../numbers/expression.ts';
import { clockNames, type MarkovModel, REST } from './markovModel.ts';

/** How far a probability may leave 0…1, or a row exceed 1, before it is more than rounding. */
export const PROBABILITY_TOLERANCE = 1e-9;

/** A formula of a Markov model, ready to run on values in the order of `scopeOf(names)`. */
export interface TimedFormula {
  /** Whether it uses `cycle` or `time`, so that its value changes from cycle to cycle. */
  readonly timed: boolean;
  evaluate(values: ArrayLike<number>): number;
}

/** The probabilities of one row: those written as formulas, and the state that takes what they leave over. */
export interface ProbabilityRow {
  readonly timed: boolean;
  readonly parts: readonly (TimedFormula & { readonly to: number })[];
  readonly rest: number;
}

/** Names of all values that the formulas of a Markov model see: the lot's own, then `cycle` and `time`. */
export function scopeOf(names: readonly string[]): readonly string[] {
  return [...names, ...Object.keys(clockNames)];
}

/** @throws ExpressionError or Error on a formula that publication would have refused */
export function timedFormula(formula: string, scope: readonly string[]): TimedFormula {
  const expression = parseExpression(formula);
  return {
    timed: symbolsOf(expression).some((symbol) => symbol in clockNames),
    evaluate: compile(expression, scope),
  };
}

/** Where patients are at the start, as a row: the same rules hold for it. */
export function startRow({ states }: MarkovModel, scope: readonly string[]): ProbabilityRow {
  return rowOf(
    states.map(({ start }, to) => ({ to, formula: start })),
    scope,
  );
}

/** Where patients of one state are after a cycle. */
export function transitionRow(
  { states, transitions }: MarkovModel,
  from: string,
  scope: readonly string[],
): ProbabilityRow {
  const ways = transitions.filter((way) => way.from === from);
  return rowOf(
    ways.map(({ to, probability }) => ({
      to: states.findIndex(({ id }) => id === to),
      formula: probability,
    })),
    scope,
  );
}

function rowOf(
  ways: readonly { readonly to: number; readonly formula: string }[],
  scope: readonly string[],
): ProbabilityRow {
  const parts = ways
    .filter(({ formula }) => formula !== REST)
    .map(({ to, formula }) => ({ to, ...timedFormula(formula, scope) }));
  return {
    timed: parts.some(({ timed }) => timed),
    parts,
    rest: ways.find(({ formula }) => formula === REST)?.to ?? -1,
  };
}

/**
 * Writes a row's probabilities into `into`, from `offset` on, one per state. A probability below 0 counts as 0;
 * if the written ones exceed 1 together, each is divided by their sum and nothing is left over. So a row always
 * sums to 1.
 * @returns whether that changed more than rounding would
 */
export function writeRow(
  { parts, rest }: ProbabilityRow,
  values: ArrayLike<number>,
  into: Float64Array,
  offset: number,
  states: number,
): boolean {
  let adjusted = false;
  let sum = 0;
  into.fill(0, offset, offset + states);
  for (let part = 0; part < parts.length; part++) {
    const { to, evaluate } = parts[part] as ProbabilityRow['parts'][number];
    const probability = evaluate(values);
    if (probability < 0) {
      if (probability < -PROBABILITY_TOLERANCE) adjusted = true;
      continue;
    }
    into[offset + to] = probability;
    sum += probability;
  }
  if (sum > 1) {
    if (sum > 1 + PROBABILITY_TOLERANCE) adjusted = true;
    for (let at = offset; at < offset + states; at++) into[at] = (into[at] as number) / sum;
  } else {
    into[offset + rest] = 1 - sum;
  }
  return adjusted;
}
