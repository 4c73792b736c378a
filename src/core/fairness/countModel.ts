import type { Contract } from '../contract/contract.ts';
import { binomial } from '../outcomes/binomial.ts';
import { poisson } from '../outcomes/poisson.ts';
import { missedP, normalTargetTails, targetTails } from '../tracking/againstTarget.ts';
import { decision, sanctionable } from '../tracking/decision.ts';
import { observedGain } from '../tracking/gains.ts';
import { type HeldTarget, heldTarget } from '../tracking/heldTarget.ts';
import { observedRate } from '../tracking/observedRate.ts';
import { survivalReading } from '../tracking/survivalReading.ts';
import type { Observed, TargetTracking } from '../tracking/tracking.ts';
import { type CountWindow, normalWindow, windowOf } from './countWindow.ts';

/** How events come about in the simulator, and why a target cannot be told exactly. */
export type CountKind = 'binomial' | 'poisson' | 'known-fates' | 'normal';
export type NotCounted = 'registry' | 'no-minimal-change';

/** What a count at a look says of its target, decided as everywhere. */
interface CountReading {
  readonly observed: Observed;
  readonly state: TargetTracking['state'];
  readonly sanctionable: boolean;
}

/** A target as the simulator sees it: counts, what they say, and what makes them. */
export interface CountModel {
  readonly kind: CountKind;
  readonly held: HeldTarget;
  /** Standard deviation of patients' gains that is assumed; null for counts of events. */
  readonly deviation: number | null;
  /**
   * The true figure where the odds of a bad outcome are so many times those at the target: a rate, a ratio O/E, or a mean. 1 is the target exactly,
   * which keeps the promise by a hair and so gives the greatest probability of a wrong malus.
   */
  trueFigure(odds: number): number;
  /** Counts of so many more patients. */
  counts(patients: number, figure: number): CountWindow;
  /** Undefined where the count gives no figure. */
  reading(patients: number, count: number): CountReading | undefined;
  /** Bad outcomes among so many patients; undefined for means. */
  bad(patients: number, count: number): number | undefined;
}

/** A patient's standard deviation is about twice the minimal important change (Norman, Sloan & Wyrwich 2003, Med Care 41:582-592). */
const DEVIATIONS_OF_MINIMAL_CHANGE = 2;

/** Steps of the grid of sums in one standard deviation of a patient: a look of 40 patients gets about 2 in 1000 more variance by it. */
const STEPS = 1;

/**
 * The target as counts of events. A rate is binomial, a ratio O/E Poisson around the expected events of patients of the reference's risk, survival binomial as if
 * every fate at the horizon were known, a mean normal on a grid of sums. All of it is decided by the contract's own interval, minimum and exact tail, with data complete;
 * after Holm by its first, most cautious step.
 */
export function countModel(contract: Contract, targetId: string): CountModel | NotCounted {
  const target = contract.targets.find(({ id }) => id === targetId);
  if (target === undefined) throw new RangeError(`no target ${targetId}`);
  const held = heldTarget(contract, target);
  const { measure } = held.outcome;
  if (measure.kind === 'registry') return 'registry';
  if (measure.kind === 'score')
    return measure.minimalImportantChange === undefined
      ? 'no-minimal-change'
      : meanModel(held, measure.minimalImportantChange);
  return eventModel(held, measure.kind === 'survival' ? measure.horizonDays : null);
}

function eventModel(held: HeldTarget, horizonDays: number | null): CountModel {
  const { outcome, target, model } = held;
  const lower = outcome.better === 'lower';
  const reference = model?.reference ?? null;
  return {
    kind: reference !== null ? 'poisson' : horizonDays !== null ? 'known-fates' : 'binomial',
    held,
    deviation: null,
    trueFigure(odds) {
      if (reference !== null) return (target.value / reference) * (lower ? odds : 1 / odds);
      const bad = lower ? target.value : 1 - target.value;
      const moved = (odds * bad) / (1 - bad + odds * bad);
      return lower ? moved : 1 - moved;
    },
    counts: (patients, figure) =>
      windowOf(reference === null ? binomial(patients, figure) : poisson(patients * reference * figure)),
    reading(patients, count) {
      if (patients === 0) return undefined;
      if (horizonDays !== null) return ofSurvival(held, horizonDays, patients, count);
      const counts = { patients, events: count, expected: patients * (reference ?? 0) };
      const tails = targetTails(counts, held);
      return decided(
        held,
        observedRate(counts, held),
        tails === undefined ? null : missedP(tails, outcome.better),
      );
    },
    bad: (patients, count) => (lower ? count : Math.max(0, patients - count)),
  };
}

/** Revisions half way to the horizon, and everybody else followed beyond it: with all fates known the day does not matter. */
function ofSurvival(
  held: HeldTarget,
  horizonDays: number,
  devices: number,
  revisions: number,
): CountReading | undefined {
  const nobody = { outcome: held.outcome.id, supplier: held.target.supplier, site: '', deaths: 0, lost: 0 };
  const { observed, p } = survivalReading(
    [
      { ...nobody, day: Math.ceil(horizonDays / 2), revisions, censored: 0 },
      { ...nobody, day: horizonDays + 1, revisions: 0, censored: devices - revisions },
    ],
    [],
    horizonDays,
    held,
  );
  return decided(held, observed, p);
}

function meanModel(held: HeldTarget, minimalChange: number): CountModel {
  const { outcome, target } = held;
  const deviation = DEVIATIONS_OF_MINIMAL_CHANGE * minimalChange;
  const step = deviation / STEPS;
  const worse = outcome.better === 'lower' ? 1 : -1;
  return {
    kind: 'normal',
    held,
    deviation,
    // Half a minimal important change for every doubling of the odds.
    trueFigure: (odds) => target.value + (worse * minimalChange * Math.log2(odds)) / 2,
    counts: (patients, figure) =>
      patients === 0
        ? { least: 0, mass: Float64Array.of(1) }
        : normalWindow((patients * figure) / step, STEPS * Math.sqrt(patients)),
    reading(patients, count) {
      if (patients < 2) return undefined;
      const mean = (count * step) / patients;
      const sumOfSquares = (patients - 1) * deviation * deviation + patients * mean * mean;
      const observed = observedGain(
        { patients, sum: count * step, sumOfSquares },
        held.contract.decision.level,
      );
      const tails = normalTargetTails(mean, deviation / Math.sqrt(patients), target.value);
      return decided(held, observed, tails === undefined ? null : missedP(tails, outcome.better));
    },
    bad: () => undefined,
  };
}

function decided(held: HeldTarget, observed: Observed | null, p: number | null): CountReading | undefined {
  if (observed === null) return undefined;
  const { state } = decision(held, { observed, followUp: null }, { linked: true, reconciled: null });
  // The other targets of the supplier as if nothing spoke against them: the first step of Holm, the most cautious one.
  const others = held.contract.targets.filter(
    ({ id, supplier }) => supplier === held.target.supplier && id !== held.target.id,
  );
  const [stands = false] = sanctionable(
    [{ p, state }, ...others.map(() => ({ p: null, state: 'inconclusive' as const }))],
    held.contract.decision,
  );
  return { observed, state, sanctionable: stands };
}
