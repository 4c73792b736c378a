import type { Counting, MarkovModel } from '../tender/markovModel.ts';
import { scopeOf, startRow, timedFormula, transitionRow, writeRow } from '../tender/probabilityRow.ts';
import type { Model, Outcome } from './model.ts';

/** The way of a cohort through its states, for display and checking. */
export interface MarkovTrace {
  /** Years since the start, at the start of each cycle and after the last: `cycle.count + 1` values. */
  readonly years: readonly number[];
  /** Share of the patients in each state (in the model's order) at each of these moments; each row sums to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Discounted effect and cost of care (EUR) of the time spent in each state; `atStart` is not in it. */
  readonly states: readonly Outcome[];
  readonly outcome: Outcome;
}

/**
 * Cohort Markov model as a model of a lot. In cycle k patients move by the probabilities of that cycle; the
 * years lived in a state are its patients (at the start or end of the cycle, or the mean of both) × cycle
 * length; they are weighted with the state's cost and utility of that cycle and discounted
 * (Briggs, Claxton & Sculpher, Decision Modelling for Health Economic Evaluation, 2006, ch. 2).
 * @param names indicators and parameters in the order in which their values will come
 */
export function markovModel(model: MarkovModel, names: readonly string[]): Model {
  const run = cohort(model, names);
  return { names, outcome: (values) => run(values, ignore).outcome };
}

/** The trace of the cohort at given values, in the order of `names`. */
export function markovTrace(
  model: MarkovModel,
  names: readonly string[],
  values: ArrayLike<number>,
): MarkovTrace {
  const shares: number[][] = [];
  const { outcome, effects, careCosts } = cohort(model, names)(values, (now) => shares.push([...now]));
  return {
    years: shares.map((_, cycle) => cycle * model.cycle.years),
    shares,
    states: model.states.map((_, at) => ({
      effect: effects[at] as number,
      careCost: careCosts[at] as number,
    })),
    outcome,
  };
}

function ignore(): void {}

interface Totals {
  readonly outcome: Outcome;
  /** Per state; overwritten by the next run. */
  readonly effects: Float64Array;
  readonly careCosts: Float64Array;
}

/** How much the patients at the start and at the end of a cycle count in it. */
const weights: Record<Counting, readonly [start: number, end: number]> = {
  start: [1, 0],
  end: [0, 1],
  'half-cycle': [0.5, 0.5],
};

const momentInCycle = { 'cycle-start': 0, 'cycle-middle': 0.5, 'cycle-end': 1 } as const;

/** Compiles the model once; what it returns runs one cohort and allocates nothing per cycle. */
function cohort(
  model: MarkovModel,
  names: readonly string[],
): (values: ArrayLike<number>, onMoment: (shares: Float64Array) => void) => Totals {
  const { states, atStart, cycle, discounting, counting } = model;
  const size = states.length;
  const scope = scopeOf(names);
  const start = startRow(model, scope);
  const rows = states.map(({ id }, from) => ({ ...transitionRow(model, id, scope), offset: from * size }));
  const timedRows = rows.filter(({ timed }) => timed);
  const startEffect = timedFormula(atStart.effect, scope);
  const startCost = timedFormula(atStart.careCost, scope);
  // Costs of all states, then utilities of all states.
  const rates = [...states.map(({ cost }) => cost), ...states.map(({ utility }) => utility)].map(
    (formula, slot) => ({ ...timedFormula(formula, scope), slot }),
  );
  const timedRates = rates.filter(({ timed }) => timed);
  const [atCycleStart, atCycleEnd] = weights[counting];
  const costFactors = discountedYears(model, discounting.costRate);
  const effectFactors = discountedYears(model, discounting.effectRate);

  const known = new Float64Array(scope.length);
  const matrix = new Float64Array(size * size);
  const rate = new Float64Array(2 * size);
  const effects = new Float64Array(size);
  const careCosts = new Float64Array(size);
  let now = new Float64Array(size);
  let next = new Float64Array(size);

  return (values, onMoment) => {
    known.set(values);
    known[names.length] = 0;
    known[names.length + 1] = 0;
    effects.fill(0);
    careCosts.fill(0);
    let adjusted = writeRow(start, known, now, 0, size);
    let effect = startEffect.evaluate(known);
    let careCost = startCost.evaluate(known);
    onMoment(now);
    for (let k = 0; k < cycle.count; k++) {
      known[names.length] = k;
      known[names.length + 1] = k * cycle.years;
      // What does not depend on the clock was written in cycle 0 and stays.
      for (const row of k === 0 ? rows : timedRows) {
        adjusted = writeRow(row, known, matrix, row.offset, size) || adjusted;
      }
      for (const { slot, evaluate } of k === 0 ? rates : timedRates) rate[slot] = evaluate(known);
      next.fill(0);
      for (let from = 0; from < size; from++) {
        const share = now[from] as number;
        for (let to = 0; to < size; to++) {
          next[to] = (next[to] as number) + share * (matrix[from * size + to] as number);
        }
      }
      const costFactor = costFactors[k] as number;
      const effectFactor = effectFactors[k] as number;
      for (let at = 0; at < size; at++) {
        const counted = atCycleStart * (now[at] as number) + atCycleEnd * (next[at] as number);
        careCosts[at] = (careCosts[at] as number) + counted * (rate[at] as number) * costFactor;
        effects[at] = (effects[at] as number) + counted * (rate[size + at] as number) * effectFactor;
      }
      [now, next] = [next, now];
      onMoment(now);
    }
    for (let at = 0; at < size; at++) {
      effect += effects[at] as number;
      careCost += careCosts[at] as number;
    }
    return { outcome: { effect, careCost, ...(adjusted && { adjusted }) }, effects, careCosts };
  };
}

/** Years of each cycle, discounted to time 0: length / (1 + rate)^t, t in the cycle as declared. */
function discountedYears({ cycle, discounting }: MarkovModel, annualRate: number): Float64Array {
  const force = Math.log(1 + annualRate);
  const moment = momentInCycle[discounting.at];
  return Float64Array.from(
    { length: cycle.count },
    (_, k) => cycle.years * Math.exp(-force * cycle.years * (k + moment)),
  );
}
