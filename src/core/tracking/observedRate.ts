import type { DecisionRule } from '../contract/decisionRule.ts';
import type { Interval } from '../outcomes/interval.ts';
import { clopperPearsonInterval, jeffreysInterval, wilsonInterval } from '../outcomes/proportionInterval.ts';
import type { HeldTarget } from './heldTarget.ts';
import { ratioAsRate, standardised } from './standardised.ts';
import type { Observed } from './tracking.ts';

/** Counts of a figure: events of patients, and how many the model expected of them. */
export interface Counts {
  readonly patients: number;
  readonly events: number;
  /** 0 without a risk model */
  readonly expected: number;
}

const intervals: Record<DecisionRule['rateInterval'], (x: number, n: number, level: number) => Interval> = {
  wilson: wilsonInterval,
  'clopper-pearson': clopperPearsonInterval,
  jeffreys: jeffreysInterval,
};

/** The interval of a share that the contract agreed on. */
function rateInterval(events: number, patients: number, rule: DecisionRule): Interval {
  return intervals[rule.rateInterval](events, patients, rule.level);
}

/**
 * Events of patients as they are, without regard to how ill they were, with the contract's interval (`rateInterval`).
 * @returns null without patients
 */
export function crudeRate({ patients, events }: Counts, rule: DecisionRule): Observed | null {
  if (patients === 0) return null;
  return {
    value: events / patients,
    interval: rateInterval(events, patients, rule),
    method: rule.rateInterval,
    patients,
    events,
  };
}

/**
 * The figure that is held to the target: the crude rate; where the outcome has a risk model, O/E times the reference rate, whose upper limit can
 * exceed 1.
 * @returns null without patients, or where the model expects nothing
 */
export function observedRate(counts: Counts, held: HeldTarget): Observed | null {
  if (held.model === null) return crudeRate(counts, held.contract.decision);
  const ratio = standardised(counts, held);
  if (ratio === null || counts.patients === 0) return null;
  const { rate, interval } = ratioAsRate(ratio);
  return {
    value: rate,
    interval,
    method: 'garwood-ratio',
    patients: counts.patients,
    events: counts.events,
  };
}
