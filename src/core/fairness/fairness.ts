import type { Contract } from '../contract/contract.ts';
import type { PaymentKind } from '../payment/clause.ts';
import { clauseFairness } from './clauseFairness.ts';
import type { CountKind } from './countModel.ts';
import type { GateAdvice } from './gate.ts';
import type { Spread } from './spread.ts';
import { type SupplierFairness, supplierFairness } from './supplierFairness.ts';

/** How a clause is simulated. `counts`, `claims`, `quality`: exactly, over the counts of targets; `grid`: at stated levels; `left-out`: not at all. */
type Treatment = 'counts' | 'claims' | 'quality' | 'grid' | 'left-out';

/** Why a clause cannot be told exactly. */
export type LeftOut =
  | 'registry'
  | 'no-minimal-change'
  | 'no-responders'
  | 'no-target'
  | 'net-benefit'
  | 'member-months'
  | 'too-many-values';

/** Of what a cell is the scenario: true figure of a target, cost of an episode against its price, or days of delay. */
export type Scenario =
  | {
      readonly kind: 'figure';
      readonly odds: number;
      readonly figure: number;
      readonly claimed: number | null;
    }
  | { readonly kind: 'quality'; readonly odds: number; readonly cost: number | null }
  | { readonly kind: 'cost'; readonly cost: number }
  | { readonly kind: 'uses'; readonly firstUses: number }
  | { readonly kind: 'volume' }
  | { readonly kind: 'days'; readonly days: number };

/** What a clause costs in one scenario, at one share of the expected patients. */
export interface FairnessCell {
  /** 1 for the patients that the contract expects. */
  readonly volume: number;
  readonly patients: number;
  readonly scenario: Scenario;
  /** To the supplier above 0; what it costs the board is the same, what it costs the supplier is the same with the other sign. */
  readonly amount: Spread;
}

/** What stands moved after one look. */
interface LookFairness {
  readonly period: number;
  readonly patients: number;
  /** Probability that a malus was asked by now at some look. */
  readonly asked: number;
  readonly amount: Spread;
}

/** Look after look at one true figure and the expected patients. */
export interface SequenceFairness {
  readonly figure: number;
  readonly looks: readonly LookFairness[];
  readonly expectedPeriod: number | null;
}

/** What one clause costs each side, before anybody knows how good the supplier is. */
export interface ClauseFairness {
  readonly clause: string;
  readonly supplier: string;
  readonly rule: PaymentKind;
  readonly treatment: Treatment;
  readonly leftOut: LeftOut | null;
  /** Target whose counts it rests on; null for none, or several. */
  readonly target: string | null;
  readonly counts: CountKind | null;
  /** Standard deviation of patients' gains that is assumed for a mean. */
  readonly deviation: number | null;
  /** Completed months at which devices are taken to fail. */
  readonly ageMonths: number | null;
  readonly cells: readonly FairnessCell[];
  /** The true figure is the target exactly: what is asked then is asked by mistake. Null where no target decides. */
  readonly kept: SequenceFairness | null;
  /** The promise is broken: the true figure is half way to that of `monitoring.oddsRatio`. */
  readonly broken: SequenceFairness | null;
  /** Null where the clause asks for no malus on a target. */
  readonly gate: GateAdvice | null;
}

/** The simulation of a contract's payment section. Nothing in it is drawn at random. */
export interface Fairness {
  readonly clauses: readonly ClauseFairness[];
  readonly suppliers: readonly SupplierFairness[];
}

/** What is asked of the simulator: one clause, or all clauses of one supplier together; everything without either. */
export interface FairnessAsk {
  readonly clause?: string;
  readonly supplier?: string;
}

/**
 * The exact distribution of what each clause of the contract costs each side, and of all clauses of each supplier together, with all data complete and in time.
 * @throws RangeError for a contract without a payment section
 */
export function fairness(contract: Contract, { clause, supplier }: FairnessAsk = {}): Fairness {
  const { payment } = contract;
  if (payment === undefined) throw new RangeError('a contract without payment has nothing to simulate');
  const all = clause === undefined && supplier === undefined;
  const suppliers = [...new Set(payment.clauses.map((one) => one.supplier))];
  return {
    clauses: payment.clauses
      .filter(({ id }) => all || id === clause)
      .map((one) => clauseFairness(contract, one)),
    suppliers: suppliers
      .filter((one) => all || one === supplier)
      .map((one) => supplierFairness(contract, one)),
  };
}
