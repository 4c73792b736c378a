import type { Statement } from './statement.ts';

/** A statement as it was made: its hash is that of its content. */
export interface HashedStatement {
  readonly hash: string;
  readonly statement: Statement;
}
