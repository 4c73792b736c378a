import type { Contract } from '../contract/contract.ts';
import { type CountModel, countModel } from './countModel.ts';
import { firstMalus } from './firstMalus.ts';
import { type Look, looksOf } from './looks.ts';
import { brokenFigure } from './scenarios.ts';
import type { CountedClause } from './settledClause.ts';

/** What must hold before a malus is asked. */
export interface Gate {
  readonly minimumPatients: number;
  readonly level: number;
  readonly comparisons: 'none' | 'holm';
  /** In the outcome's unit; only a corridor has one. */
  readonly deadBand: number | null;
}

/** A gate with what it does over all looks of the contract. */
export interface GateResult {
  readonly gate: Gate;
  /** Probability that a malus is asked at some look though the true figure is the target. */
  readonly wrong: number;
  /** Probability that it is asked at some look where the promise is broken. */
  readonly power: number;
}

/** The contract's gate beside those that were tried. */
export interface GateAdvice {
  readonly target: number;
  /** True figure of a broken promise. */
  readonly broken: number;
  readonly patients: number;
  readonly now: GateResult;
  /** The gate with fewest changes that is wrong in at most 5 of 100 contracts and finds a broken promise in at least 80; null where none does. */
  readonly suggested: GateResult | null;
  /** Where none does with these patients: the gate that is right most often among those that are rarely wrong. */
  readonly nearest: GateResult | null;
  /** Where none does: patients from which one does, of those tried; null where not even ten times as many suffice, or one does already. */
  readonly patientsEnough: number | null;
  /** How many gates were tried. */
  readonly tried: number;
}

/** A wrong malus is asked in at most so many of all contracts, and a broken promise found in at least so many. */
export const MOST_WRONG = 0.05;
export const LEAST_POWER = 0.8;

const levels = [0.9, 0.95, 0.975, 0.99, 0.995, 0.999] as const;
const leastShares = [0.25, 0.5, 0.75, 1] as const;
const more = [1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10] as const;

/** Gates of a clause that asks for a malus on a target. @returns null for one that never does */
export function gateAdvice(contract: Contract, clause: CountedClause, model: CountModel): GateAdvice | null {
  const { rule } = clause;
  if (rule.kind === 'corridor' && rule.malusCap === 0) return null;
  if (rule.kind !== 'corridor' && rule.kind !== 'risk-sharing') return null;
  const { target } = model.held;
  const now: Gate = {
    minimumPatients: contract.decision.minimumPatients,
    level: contract.decision.level,
    comparisons: contract.decision.comparisons,
    deadBand: rule.kind === 'corridor' ? rule.deadBand : null,
  };
  const results = (patients: number) =>
    gates(now, patients).map((gate) => tried(contract, clause, gate, patients));
  const found = results(target.patients);
  const suggested = best(found, now);
  const rarelyWrong = found.filter(({ wrong }) => wrong <= MOST_WRONG).toSorted((a, b) => b.power - a.power);
  const enough =
    suggested === null
      ? more
          .map((times) => Math.round(times * target.patients))
          .find((patients) => best(results(patients), now))
      : undefined;
  return {
    target: model.trueFigure(1),
    broken: brokenFigure(model),
    patients: target.patients,
    now: tried(contract, clause, now, target.patients),
    suggested,
    nearest: suggested === null ? (rarelyWrong[0] ?? null) : null,
    patientsEnough: enough ?? null,
    tried: found.length,
  };
}

/** The contract's gate first. */
function gates(now: Gate, patients: number): Gate[] {
  const unique = (values: readonly number[]) => [...new Set(values)];
  return unique([now.minimumPatients, ...leastShares.map((share) => Math.round(share * patients))]).flatMap(
    (minimumPatients) =>
      unique([now.level, ...levels]).flatMap((level) =>
        [now.comparisons, now.comparisons === 'holm' ? 'none' : 'holm'].flatMap((comparisons) =>
          bandsOf(now).map(
            (deadBand): Gate => ({
              minimumPatients,
              level,
              comparisons: comparisons as Gate['comparisons'],
              deadBand,
            }),
          ),
        ),
      ),
  );
}

function bandsOf({ deadBand }: Gate): readonly (number | null)[] {
  return deadBand === null ? [null] : [...new Set([deadBand, 2 * deadBand, 0])];
}

/** The one with fewest changes, and of these the one that finds most. */
function best(results: readonly GateResult[], now: Gate): GateResult | null {
  const changes = ({ gate }: GateResult): number =>
    (['minimumPatients', 'level', 'comparisons', 'deadBand'] as const).filter(
      (field) => gate[field] !== now[field],
    ).length;
  const good = results.filter(({ wrong, power }) => wrong <= MOST_WRONG && power >= LEAST_POWER);
  return good.toSorted((a, b) => changes(a) - changes(b) || b.power - a.power)[0] ?? null;
}

/** Both probabilities under a gate, over all looks. */
function tried(contract: Contract, clause: CountedClause, gate: Gate, patients: number): GateResult {
  const { minimumPatients, level, comparisons, deadBand } = gate;
  const changed: Contract = {
    ...contract,
    decision: { ...contract.decision, minimumPatients, level, comparisons },
  };
  const model = countModel(changed, 'target' in clause.rule ? clause.rule.target : '');
  if (typeof model === 'string') throw new RangeError(`no counts of ${clause.id}`);
  const looks = looksOf(contract, patients);
  const asks = asksFrom(model, deadBand ?? 0);
  const atEnd = (figure: number) => firstMalus(looks, model, figure, asks).byLook.at(-1) ?? 0;
  return { gate, wrong: atEnd(model.trueFigure(1)), power: atEnd(brokenFigure(model)) };
}

/** Whether a malus is asked: found once for each look, since from some count on every worse one asks for it too. */
function asksFrom(model: CountModel, deadBand: number): (look: Look, count: number) => boolean {
  const { target, outcome } = model.held;
  const lower = outcome.better === 'lower';
  const limits = new Map<number, number>();
  const asked = (patients: number, count: number): boolean => {
    const reading = model.reading(patients, count);
    if (reading === undefined || reading.state !== 'missed' || !reading.sanctionable) return false;
    const distance = lower ? reading.observed.value - target.value : target.value - reading.observed.value;
    return distance > deadBand;
  };
  const limitOf = (patients: number): number => {
    const { least, mass } = model.counts(patients, model.trueFigure(1));
    // Far beyond both ends of what is possible at the target on one side, and not beyond all patients.
    const reach = mass.length;
    let [no, yes] = lower ? [least - 1, least + 2 * reach] : [least + reach, least - reach];
    if (model.kind !== 'normal') {
      no = Math.max(-1, Math.min(no, patients + 1));
      yes = Math.max(0, model.kind === 'poisson' ? yes : Math.min(patients, yes));
    }
    if (!asked(patients, yes)) return lower ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    while (Math.abs(yes - no) > 1) {
      const middle = Math.floor((yes + no) / 2);
      if (asked(patients, middle)) yes = middle;
      else no = middle;
    }
    return yes;
  };
  return ({ patients }, count) => {
    const limit = limits.get(patients) ?? limitOf(patients);
    limits.set(patients, limit);
    return lower ? count >= limit : count <= limit;
  };
}
