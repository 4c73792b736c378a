import type { ClaimName } from './claimName.ts';

/**
 * How a dispute ended. `stands`: the line is due as stated. `falls`: the line (or the claim that it names) does not count, and the next statement takes it off,
 * whatever statements moved for it. Of several on one line or claim the last counts.
 */
export interface Ruling {
  readonly line: string;
  /** Null for the whole line. */
  readonly claim: ClaimName | null;
  readonly verdict: 'stands' | 'falls';
}
