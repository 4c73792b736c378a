import type { Problem } from '../core/problem.ts';
import { claimsOfLine } from '../core/settlement/periodFacts.ts';
import { settlementPeriods } from '../core/settlement/settlementPeriod.ts';
import type { StatementLine } from '../core/settlement/statement.ts';
import { noSuchClaim } from '../core/settlement/statementActRefusals.ts';
import type { StatementProgress } from '../core/settlement/statementProgress.ts';
import { versionOf } from './versionOf.ts';
import type { World } from './world.ts';

/**
 * Why a line cannot be disputed about one claim: by the data of its statement, it has no claim of this number. Empty where it has, or where it is not about claims at all.
 * For the board alone: told to a supplier, it would say which numbers there are.
 */
export async function unknownClaim(
  world: Pick<World, 'contracts' | 'snapshots' | 'deliveries'>,
  { statement }: Pick<StatementProgress, 'statement'>,
  line: StatementLine,
  claim: string | null,
): Promise<readonly Problem[]> {
  if (claim === null || line.claims.length === 0) return [];
  const version = await versionOf(world, statement.fingerprint);
  const snapshot = await world.snapshots.byHash(statement.snapshot);
  if (snapshot === undefined) throw new Error(`no snapshot ${statement.snapshot}`);
  const { claims } = await world.deliveries.paymentFacts(version, snapshot, statement.asOf);
  const own = claimsOfLine(claims, statement.supplier, line, settlementPeriods(version.contract));
  return own.some(({ reference }) => reference === claim) ? [] : [noSuchClaim(claim)];
}
