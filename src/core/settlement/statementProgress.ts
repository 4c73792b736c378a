import type { Cents } from '../payment/money.ts';
import type { HashedStatement } from './hashedStatement.ts';
import type { StatementLine } from './statement.ts';
import type { StatementAct } from './statementAct.ts';

/**
 * How a line of a statement stands. `draft` before it is issued; `open` while it may be answered; `accepted` by answer or by silence after the days to answer;
 * `disputed` until a resolution says that it `stands` or `falls`.
 */
export type LineState = 'draft' | 'open' | 'accepted' | 'disputed' | 'stands' | 'falls';

export interface LineProgress {
  readonly line: StatementLine;
  readonly state: LineState;
  /** Accepted because nobody answered in time. */
  readonly bySilence: boolean;
  /** Acts about this line, in their order. */
  readonly acts: readonly Exclude<StatementAct, { readonly kind: 'approval' }>[];
  /** What adjudication says: the opinions agree, or the third decides; null while it is open or was not asked for. */
  readonly adjudicated: 'stands' | 'falls' | null;
  /** Of the line's amount: to be paid now, waiting in escrow, or taken back by a ruling. They add up to the amount; all 0 in a draft. */
  readonly payable: Cents;
  readonly escrow: Cents;
  readonly annulled: Cents;
}

/** An issued statement, or a draft, with everything that was done with it. */
export interface StatementProgress extends HashedStatement {
  /** ISO time of issue and who approved; null while it is a draft. */
  readonly issued: { readonly at: string; readonly by: string } | null;
  /** Last day to answer; null while it is a draft. */
  readonly answerBy: string | null;
  /** Lines and then penalties, in the order of the statement. */
  readonly lines: readonly LineProgress[];
  /** Of the lines without the penalties, which are a ledger of their own. */
  readonly payable: Cents;
  readonly escrow: Cents;
  readonly annulled: Cents;
}

/** What all issued statements of a supplier come to: stated = payable + escrow + annulled, to the cent. */
export interface SupplierAccount {
  readonly supplier: string;
  readonly stated: Cents;
  readonly payable: Cents;
  readonly escrow: Cents;
  readonly annulled: Cents;
  /** The penalty for delay, in a ledger of its own: stated, and of it payable, in escrow, annulled. */
  readonly penalty: {
    readonly stated: Cents;
    readonly payable: Cents;
    readonly escrow: Cents;
    readonly annulled: Cents;
  };
}
