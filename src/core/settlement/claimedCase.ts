import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { PaymentRule } from '../payment/clause.ts';

/** What a claim under a rule says of a patient. */
export interface ClaimedCase {
  readonly outcome: OutcomeDefinition;
  /** `event`: the outcome happened; `absence`: it did not until the end of its window. */
  readonly says: 'event' | 'absence';
  /** Whether it is good for the patient. */
  readonly good: boolean;
  /** Days within which the claim is filed: after the event, or after the end of the window. */
  readonly claimDays: number;
}

/**
 * Bad outcomes are claimed for payment by results and warranty, good ones for a success fee: where lower is better the event is the bad one, elsewhere its
 * absence.
 * @returns undefined for rules under which nothing is claimed, and outcomes that are neither events nor survival
 */
export function claimedCase(
  rule: PaymentRule,
  outcomes: readonly OutcomeDefinition[],
): ClaimedCase | undefined {
  if (rule.kind !== 'payment-by-results' && rule.kind !== 'success-fee' && rule.kind !== 'warranty')
    return undefined;
  const outcome = outcomes.find(({ id }) => id === rule.outcome);
  if (outcome?.measure.kind !== (rule.kind === 'warranty' ? 'survival' : 'event')) return undefined;
  const good = rule.kind === 'success-fee';
  const says = rule.kind === 'warranty' || good === (outcome.better === 'higher') ? 'event' : 'absence';
  return { outcome, says, good, claimDays: rule.claimDays };
}
