import type { PaymentKind } from '../payment/clause.ts';
import type { Cents } from '../payment/money.ts';
import type { Step } from '../payment/workedAmount.ts';
import type { TrackedState } from '../tracking/tracking.ts';
import type { ClaimRejection } from './claimVerdict.ts';
import type { SettlementPeriod } from './settlementPeriod.ts';

/**
 * Why a line moves no money although something may be due.
 * `provisional`: window, lag or time for claims of the period are not over. `inconclusive`: the interval decides nothing yet. `not-computable`: data do not reach
 * what the contract asks. `data-owed`: a delivery of the period is missing. `not-sanctionable`: missed, but not after the comparison of many targets.
 */
export type Held = 'provisional' | 'inconclusive' | 'not-computable' | 'data-owed' | 'not-sanctionable';

/** Claims of a line that count, or do not for one reason. */
export interface ClaimCount {
  readonly ageMonths: number;
  readonly verdict: 'valid' | ClaimRejection;
  readonly claims: number;
  /** For each valid one. */
  readonly amount: Cents;
}

/**
 * What one clause moves for one period. Each settlement states the whole position of every clause and period up to its own, and moves only the difference
 * from what earlier statements moved: `amount` = `position` − `before`. So nothing is ever edited, and the sum of all amounts is the position.
 */
export interface StatementLine {
  /** `clause/period`: names the line in every statement of the contract. */
  readonly id: string;
  readonly clause: string;
  readonly rule: PaymentKind;
  readonly period: number;
  /**
   * `unchanged`: stated by an issued statement already, and nothing to add. `correction`: an issued statement moved money for it before. `new`: anything
   * else, also what was stated before as held and moves for the first time.
   */
  readonly kind: 'new' | 'correction' | 'unchanged';
  /** Target on which the clause rests, with its state; null where it rests on none. */
  readonly target: string | null;
  readonly state: TrackedState | null;
  readonly held: Held | null;
  /**
   * Who owes the data for which it is held: the supplier's id, the id of a region's flow, or `site` for hospitals, which a copy that suppliers receive never
   * names; the board finds them in the standing of the period.
   */
  readonly owedBy: readonly string[];
  /** What the rule gives for the life of the contract to the end of the period, and its steps. */
  readonly lifeToDate: Cents;
  readonly steps: readonly Step[];
  /** Those filed in the period, by age and verdict. */
  readonly claims: readonly ClaimCount[];
  /** What caps took off this period; later periods take it up as far as caps allow. 0 while it is held. */
  readonly capped: Cents;
  /** What a ruling on the whole line took off. A ruling on one claim shows as its verdict. */
  readonly ruled: Cents;
  /** What the period comes to; 0 while it is held. */
  readonly position: Cents;
  /** What it would come to if nothing held it; the position itself where nothing does, and 0 once a later period took it up. */
  readonly indicated: Cents;
  readonly before: Cents;
  readonly amount: Cents;
}

/** Sums of rounded lines. */
export interface StatementTotals {
  /** To the supplier (≥ 0) and from it (≤ 0), corrections included. */
  readonly toSupplier: Cents;
  readonly fromSupplier: Cents;
  readonly net: Cents;
  /** Net of all statements of the supplier, this one included. */
  readonly life: Cents;
  /** What stands in lines that are held. */
  readonly indicatedHeld: Cents;
  /** The penalty for delay: a ledger of its own, not in the sums above. */
  readonly penalty: Cents;
  readonly penaltyLife: Cents;
}

/** What one supplier and the board owe each other for one period, and for corrections of earlier ones. It is never edited. */
export interface Statement {
  readonly contract: string;
  /** Version of the rules. */
  readonly fingerprint: string;
  readonly supplier: string;
  readonly period: SettlementPeriod;
  /** Position among the statements of the supplier, from 1. */
  readonly number: number;
  /** Definitive once no line is provisional. */
  readonly kind: 'provisional' | 'definitive';
  readonly snapshot: string;
  readonly asOf: string;
  /** Hash of the issued statement before it; null for the first. */
  readonly previous: string | null;
  /** What was used, and billed in the ordinary way, up to the end of the period: for orientation, this statement does not move it. */
  readonly ordinary: { readonly procedures: number; readonly billed: Cents; readonly unpriced: number };
  readonly lines: readonly StatementLine[];
  /** Lines of the penalty for delay. */
  readonly penalties: readonly StatementLine[];
  readonly totals: StatementTotals;
}
