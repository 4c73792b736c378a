import type { PaymentRule } from '../payment/clause.ts';
import type { ClaimFact } from './paymentFacts.ts';

/** Why a claim does not count. The first that holds is given. */
export const claimRejections = [
  'adjudicated',
  'not-linked',
  'late',
  'not-documented',
  'udi-not-matched',
  'other-cause',
  'out-of-warranty',
] as const;

export type ClaimRejection = (typeof claimRejections)[number];

/** Rules by which every claim is judged by itself. */
export type ClaimRule = Extract<
  PaymentRule,
  { readonly kind: 'payment-by-results' | 'success-fee' | 'warranty' }
>;

export function isClaimRule(rule: PaymentRule): rule is ClaimRule {
  return rule.kind === 'payment-by-results' || rule.kind === 'success-fee' || rule.kind === 'warranty';
}

/**
 * Whether a claim counts under its rule. Identity, cause and age of the device are asked for by a warranty only.
 * @param fell whether a dispute about it ended against it
 */
export function claimVerdict(claim: ClaimFact, rule: ClaimRule, fell: boolean): 'valid' | ClaimRejection {
  if (fell) return 'adjudicated';
  if (!claim.linked) return 'not-linked';
  if (claim.daysToFile > rule.claimDays) return 'late';
  if (!claim.documented) return 'not-documented';
  if (rule.kind !== 'warranty') return 'valid';
  if (!claim.udiMatched) return 'udi-not-matched';
  const presumed = rule.recall.causePresumed && claim.cause === 'unknown' && claim.recalledLot !== null;
  if (claim.cause !== 'device' && !presumed) return 'other-cause';
  return claim.ageMonths < rule.months ? 'valid' : 'out-of-warranty';
}
