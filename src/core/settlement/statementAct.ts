import type { ClaimName } from './claimName.ts';
import type { Ruling } from './ruling.ts';

/** Why a supplier objects to a line. */
export const objectionReasons = ['data', 'method', 'calculation'] as const;

export type ObjectionReason = (typeof objectionReasons)[number];

interface Act {
  /** Hash of the statement. */
  readonly statement: string;
  readonly contract: string;
  readonly supplier: string;
  readonly at: string;
  /** Who did it, by name. */
  readonly actor: string;
}

/**
 * What somebody did with a statement, in the order in which it happened; nothing is edited.
 * `approval` issues it and starts the days to answer. `acceptance` and `objection` are of one line. A `task` asks a hospital about an objection without naming
 * the supplier; the hospital `answer`s. An `opinion` is a clinician's, who sees neither supplier nor the other opinion. A `resolution` ends the objection.
 */
export type StatementAct = Act &
  (
    | { readonly kind: 'approval' }
    | { readonly kind: 'acceptance'; readonly line: string }
    | {
        readonly kind: 'objection';
        readonly line: string;
        readonly claim: ClaimName | null;
        readonly reason: ObjectionReason;
        readonly text: string;
      }
    | { readonly kind: 'task'; readonly line: string; readonly site: string; readonly text: string }
    | {
        readonly kind: 'answer';
        readonly line: string;
        readonly site: string;
        readonly finding: 'confirmed' | 'corrected' | 'not-found';
        readonly text: string;
      }
    | {
        readonly kind: 'opinion';
        readonly line: string;
        readonly role: 'first' | 'second' | 'third';
        readonly verdict: Ruling['verdict'];
        readonly text: string;
      }
    | { readonly kind: 'resolution'; readonly line: string; readonly ruling: Ruling; readonly text: string }
  );
