import type { Contract, DataOwner } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { RiskModel } from '../contract/riskModel.ts';
import type { Target } from '../contract/target.ts';
import type { OutcomeTarget } from '../outcomes/outcomeTarget.ts';

/** A target with all that its contract says of it. */
export interface HeldTarget {
  readonly contract: Contract;
  readonly target: Target;
  readonly outcome: OutcomeDefinition;
  /** Null where figures count as they are: without one, and for survival, waits and registry results, of which cells hold no expectation. */
  readonly model: RiskModel | null;
  readonly flow: string;
  /** Who owes the rows of the outcome. */
  readonly owner: DataOwner;
}

/** @throws RangeError if the contract lacks the outcome, flow or risk model that the target rests on: contracts are checked before they are published */
export function heldTarget(contract: Contract, target: Target): HeldTarget {
  const outcome = contract.outcomes.find(({ id }) => id === target.outcome);
  if (outcome === undefined) throw new RangeError(`no outcome ${target.outcome}`);
  const flow = contract.flows.find(({ id }) => id === outcome.flow);
  if (flow === undefined) throw new RangeError(`no flow ${outcome.flow}`);
  const model = contract.riskModels.find(({ id }) => id === outcome.riskModel);
  if (outcome.riskModel !== undefined && model === undefined)
    throw new RangeError(`no risk model ${outcome.riskModel}`);
  const adjusted = ['event', 'score'].includes(outcome.measure.kind) ? (model ?? null) : null;
  return { contract, target, outcome, model: adjusted, flow: flow.id, owner: flow.owner };
}

/** The target in the unit of its figures. */
export function outcomeTarget({ target, outcome }: HeldTarget): OutcomeTarget {
  return { value: target.value, better: outcome.better };
}

/**
 * The same as a ratio O/E: target over the reference rate of the risk model.
 * @returns undefined without a model, or with a reference that is not above 0
 */
export function ratioTarget({ target, outcome, model }: HeldTarget): OutcomeTarget | undefined {
  if (model === null || !(model.reference > 0)) return undefined;
  return { value: target.value / model.reference, better: outcome.better };
}
