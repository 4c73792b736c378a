import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';

/** What minutes need beside the result: what people wrote down, and the hashes by which the calculation is found again. */
export interface MinutesRecord {
  readonly facts: SessionFacts;
  /** SHA-256 of the offers and judgements that were evaluated, as in the package of the run. */
  readonly inputsSha256: string;
  /** SHA-256 of the whole package: rules, inputs, seed, result and ledger. */
  readonly packageSha256: string;
  /** SHA-256 of what was final when the technical phase was closed, by lot. */
  readonly technicalSha256: Readonly<Record<string, string>>;
}

/** A cell of a table that is left to be filled in by hand, with room to write. */
export const BLANK = '\n____________________';
