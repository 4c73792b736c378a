import type { UnclaimedCell } from '../core/settlement/paymentFacts.ts';
import { type JudgedClaim, judgedClaims } from '../core/settlement/periodFacts.ts';
import { rulingsOf } from '../core/settlement/rulingsOf.ts';
import { settlementPeriods } from '../core/settlement/settlementPeriod.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import { checkDate } from './trackAsOf.ts';
import type { World } from './world.ts';

/** Claims of a contract by the deliveries in force. */
export interface ContractClaims {
  /** Data date; undefined where nothing was delivered. */
  readonly asOf: string | undefined;
  readonly claims: readonly JudgedClaim[];
  readonly unclaimed: readonly UnclaimedCell[];
}

const none: ContractClaims = { asOf: undefined, claims: [], unclaimed: [] };

/**
 * Claims as they stand now, or as the deliveries in force tell of an earlier day, and cases for which none was filed. Empty for a contract without payment or data.
 * @param day data date; the latest day that deliveries cover if none is given @throws DomainError `no-such-date`
 */
export async function claimsOf(
  {
    contracts,
    snapshots,
    deliveries,
    statements,
    now,
  }: Pick<World, 'contracts' | 'snapshots' | 'deliveries' | 'statements' | 'now'>,
  id: string,
  day?: string,
): Promise<ContractClaims> {
  const snapshot = await snapshots.inForce(id);
  const asOf = snapshot && (day ?? asOfDate(snapshot));
  const version = snapshot && (await contracts.byFingerprint(snapshot.fingerprint));
  if (snapshot === undefined || asOf === undefined || version?.contract.payment === undefined) return none;
  checkDate(asOf, version, snapshot, now());
  const { claims, unclaimed } = await deliveries.paymentFacts(version, snapshot, asOf);
  const rulings = rulingsOf(await statements.acts(id));
  const { clauses } = version.contract.payment;
  return {
    asOf,
    claims: judgedClaims(clauses, claims, settlementPeriods(version.contract), rulings),
    unclaimed,
  };
}
