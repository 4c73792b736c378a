import type { Cents } from '../payment/money.ts';
import type { StatementLine } from './statement.ts';
import type { StatementAct } from './statementAct.ts';
import type { LineProgress, LineState } from './statementProgress.ts';

/** What a line takes over from statements before it, and what later ones did with it. */
export interface LineSurroundings {
  readonly issued: boolean;
  /** Whether the days to answer are over. */
  readonly over: boolean;
  /** What rulings took back of this line in earlier statements and this one takes off: that part of the correction pays nobody either. */
  readonly annulledBefore: Cents;
  /** Whether a statement issued after the resolution states the line again. */
  readonly restated: boolean;
}

/**
 * How a line stands. A line that falls as a whole is taken back at once. Where one claim of it falls, the line says how many claims there are and not which:
 * all of it waits in escrow until the next statement has stated it without that claim.
 * @param acts about this line of this statement, in their order
 */
export function lineProgress(
  line: StatementLine,
  acts: LineProgress['acts'],
  { issued, over, annulledBefore, restated }: LineSurroundings,
): LineProgress {
  const state = lineState(acts, issued, over);
  const shared = {
    line,
    state,
    bySilence: state === 'accepted' && !acts.some(({ kind }) => kind === 'acceptance'),
    acts,
    adjudicated: adjudicated(acts),
  };
  if (state === 'draft') return { ...shared, payable: 0, escrow: 0, annulled: 0 };
  const corrected = minus(annulledBefore);
  const rest = line.amount - corrected;
  const ruling = acts.find((act) => act.kind === 'resolution')?.ruling;
  const claimFell = ruling?.verdict === 'falls' && ruling.claim !== null;
  if (state === 'disputed' || (claimFell && !restated))
    return { ...shared, payable: 0, escrow: rest, annulled: corrected };
  if (state === 'falls' && !claimFell) return { ...shared, payable: 0, escrow: 0, annulled: line.amount };
  return { ...shared, payable: rest, escrow: 0, annulled: corrected };
}

function lineState(acts: LineProgress['acts'], issued: boolean, over: boolean): LineState {
  if (!issued) return 'draft';
  const resolution = acts.find((act) => act.kind === 'resolution');
  if (resolution !== undefined) return resolution.ruling.verdict;
  if (acts.some(({ kind }) => kind === 'objection')) return 'disputed';
  return over || acts.some(({ kind }) => kind === 'acceptance') ? 'accepted' : 'open';
}

/** What two clinicians agree on; where they differ, what the third says. */
function adjudicated(acts: readonly StatementAct[]): LineProgress['adjudicated'] {
  const verdictOf = (role: string) =>
    acts.find((act) => act.kind === 'opinion' && act.role === role) as
      | Extract<StatementAct, { readonly kind: 'opinion' }>
      | undefined;
  const [first, second, third] = ['first', 'second', 'third'].map(verdictOf);
  if (first === undefined || second === undefined) return null;
  return first.verdict === second.verdict ? first.verdict : (third?.verdict ?? null);
}

/** Never −0, which no account shows. */
function minus(cents: Cents): Cents {
  return cents === 0 ? 0 : -cents;
}
