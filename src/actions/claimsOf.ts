import type { UnclaimedCell } from '../core/settlement/paymentFacts.ts';
import { type JudgedClaim, judgedClaims } from '../core/settlement/periodFacts.ts';
import { rulingsOf } from '../core/settlement/rulingsOf.ts';
import { settlementPeriods } from '../core/settlement/settlementPeriod.ts';
import { factsInForce } from './factsInForce.ts';
import { paymentOf } from './paymentOf.ts';
import type { World } from './world.ts';

/** Claims of a contract by the deliveries in force. */
export interface ContractClaims {
  /** Data date; undefined where nothing was delivered. */
  readonly asOf: string | undefined;
  readonly claims: readonly JudgedClaim[];
  readonly unclaimed: readonly UnclaimedCell[];
}

const none: ContractClaims = { asOf: undefined, claims: [], unclaimed: [] };

/** Claims as they stand now, and cases for which none was filed. Empty for a contract without payment or data. */
export async function claimsOf(
  world: Pick<World, 'contracts' | 'snapshots' | 'deliveries' | 'statements'>,
  id: string,
): Promise<ContractClaims> {
  const found = await factsInForce(world, id);
  if (found === undefined) return none;
  const { version, asOf, facts } = found;
  const rulings = rulingsOf(await world.statements.acts(id));
  const { clauses } = paymentOf(version.contract);
  return {
    asOf,
    claims: judgedClaims(clauses, facts.claims, settlementPeriods(version.contract), rulings),
    unclaimed: facts.unclaimed,
  };
}
