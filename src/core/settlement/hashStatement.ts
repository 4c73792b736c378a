import type { Fingerprint } from '../evaluation/runPackage.ts';
import type { HashedStatement } from './hashedStatement.ts';
import type { Statement } from './statement.ts';

/** A statement with the hash of its content, by which acts and the next statement name it. */
export function hashStatement(statement: Statement, fingerprint: Fingerprint): HashedStatement {
  return { hash: fingerprint(statement), statement };
}
