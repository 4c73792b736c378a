import type { Contract } from '../contract/contract.ts';
import { type HeldTarget, heldTarget } from '../tracking/heldTarget.ts';
import type { PeriodStanding, StandingTarget } from './periodStanding.ts';

/** A target as its supplier may see it: who owes rows, but no hospital by name and no number of patients. */
export type SuppliersTarget = Omit<StandingTarget, 'owedBy'> & {
  /** The supplier's id, the id of a region's flow, or `site` for hospitals; empty where nothing is owed. */
  readonly owedBy: readonly string[];
};

/** What of a period's standing concerns one supplier. */
export interface SupplierStanding {
  readonly period: number;
  /** All targets of the supplier, in the order of the contract. */
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
    targets: contract.targets
      .filter((target) => target.supplier === supplier)
      .map((target) => {
        const found = targets.find((one) => one.target === target.id);
        if (found === undefined)
          throw new RangeError(`no standing of target ${target.id} in period ${period}`);
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
