import type { Ruling } from './ruling.ts';
import type { StatementAct } from './statementAct.ts';

/** How the disputes of a contract ended, in the order in which they did: of several on one line or claim the last counts. */
export function rulingsOf(acts: readonly StatementAct[]): Ruling[] {
  return acts.flatMap((act) => (act.kind === 'resolution' ? [act.ruling] : []));
}
