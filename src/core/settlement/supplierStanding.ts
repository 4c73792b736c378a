import type { Contract } from '../contract/contract.ts';
import type { Target } from '../contract/target.ts';
import { type HeldTarget, heldTarget } from '../tracking/heldTarget.ts';
import { restsOn } from './gate.ts';
import type { PeriodStanding, StandingTarget } from './periodStanding.ts';

/** A target as its supplier may see it: who owes rows, but no hospital by name and no number of patients. */
export type SuppliersTarget = Omit<StandingTarget, 'owedBy'> & {
  /** The supplier's id, the id of a region's flow, or `site` for hospitals; empty where nothing is owed. */
  readonly owedBy: readonly string[];
};

/** What of a period's standing concerns one supplier. */
export interface SupplierStanding {
  readonly period: number;
  /** `targetsInPackage`, in the order of the contract. */
  readonly targets: readonly SuppliersTarget[];
  /** Null where there is no package of the award, or nothing was observed. */
  readonly value: Omit<PeriodStanding['value'][number], 'supplier'> | null;
  /** Whether a site owes the delivery of a month up to the period's end. */
  readonly deliveriesOwed: boolean;
}

/**
 * The part of a standing that is one supplier's.
 * @throws RangeError for a target of the contract that the standing lacks
 */
export function supplierStanding(
  supplier: string,
  contract: Contract,
  { period, targets, value, owed }: PeriodStanding,
): SupplierStanding {
  const own = value.find((one) => one.supplier === supplier);
  return {
    period,
    targets: targetsInPackage(contract, supplier).map((target) => {
      const found = targets.find((one) => one.target === target.id);
      if (found === undefined) throw new RangeError(`no standing of target ${target.id} in period ${period}`);
      return suppliersTarget(found, contract, heldTarget(contract, target));
    }),
    value:
      own === undefined
        ? null
        : {
            promisedNetBenefit: own.promisedNetBenefit,
            deliveredNetBenefit: own.deliveredNetBenefit,
            deliveredInterval: own.deliveredInterval,
            patients: own.patients,
          },
    deliveriesOwed: owed.length > 0,
  };
}

/**
 * Targets of a supplier of which its statements tell: those on which a clause rests. The others, whose counts may be small, only where a malus needs Holm's
 * correction over all of them and the supplier can compute it again, which takes counts of patients for every one.
 */
export function targetsInPackage(
  { targets, outcomes, decision, payment }: Contract,
  supplier: string,
): readonly Target[] {
  const own = targets.filter((target) => target.supplier === supplier);
  const rules = (payment?.clauses ?? [])
    .filter((clause) => clause.supplier === supplier)
    .map(({ rule }) => rule);
  const holm =
    decision.comparisons === 'holm' &&
    rules.some(({ kind }) => kind === 'corridor' || kind === 'risk-sharing') &&
    own.every(({ outcome }) => {
      const kind = outcomes.find(({ id }) => id === outcome)?.measure.kind;
      return kind === 'event' || kind === 'wait';
    });
  return holm
    ? own
    : own.filter(({ id, outcome }) => rules.some((rule) => restsOn(rule, { target: id, outcome })));
}

function suppliersTarget(found: StandingTarget, { sites }: Contract, held: HeldTarget): SuppliersTarget {
  const codes = new Set(sites.map(({ code }) => code));
  const named = new Set(found.owedBy.map(({ party }) => (codes.has(party) ? 'site' : party)));
  // Rows that are there but not linked, or do not agree with consumption, are owed by whoever owns the flow.
  const lacking = found.because.some((reason) => reason !== 'too-few-patients');
  const owner = held.owner === 'site' ? 'site' : held.owner === 'supplier' ? held.target.supplier : held.flow;
  return {
    target: found.target,
    supplier: found.supplier,
    outcome: found.outcome,
    value: found.value,
    better: found.better,
    observed: found.observed,
    standardised: found.standardised,
    crude: found.crude,
    state: found.state,
    because: found.because,
    stateOfInterval: found.stateOfInterval,
    sanctionable: found.sanctionable,
    score: found.score,
    young: found.young,
    owedBy: named.size > 0 ? [...named].toSorted() : lacking ? [owner] : [],
  };
}
