import type { Cents } from '../payment/money.ts';
import { paymentByResults } from '../payment/paymentByResults.ts';
import { successFee } from '../payment/successFee.ts';
import { recallContribution, warrantyRefund } from '../payment/warranty.ts';
import type { Step, WorkedAmount } from '../payment/workedAmount.ts';
import type { ClaimRule } from './claimVerdict.ts';
import type { CountedClaims } from './periodFacts.ts';

/** What one valid claim of that age brings: a claim is a line of its own, rounded by itself. @param price EUR */
export function amountOfClaim(rule: ClaimRule, price: number, ageMonths: number): Cents {
  switch (rule.kind) {
    case 'payment-by-results':
      return paymentByResults({ price, valid: 1 }).amount;
    case 'success-fee':
      return successFee(rule, { documented: 1 }).amount;
    case 'warranty':
      return warrantyRefund(rule, { price, ageMonths }).amount;
  }
}

/**
 * What all valid claims of a clause bring; for a warranty the steps are those of each age, followed by how many claims have it, and the contribution for patients with
 * a device of a recalled lot.
 * @param price EUR @param claims of the clause, whatever their verdict @param recalledPatients of the supplier
 */
export function claimAmount(
  rule: ClaimRule,
  price: number,
  claims: readonly CountedClaims[],
  recalledPatients: number,
): WorkedAmount {
  const valid = claims.filter(({ verdict }) => verdict === 'valid');
  const number = count(valid);
  if (rule.kind === 'payment-by-results') return paymentByResults({ price, valid: number });
  if (rule.kind === 'success-fee') return successFee(rule, { documented: number });
  const ages = [...new Set(valid.map(({ ageMonths }) => ageMonths))].toSorted((one, other) => one - other);
  const parts = ages.map((ageMonths) => {
    const refund = warrantyRefund(rule, { price, ageMonths });
    const aged = count(valid.filter((one) => one.ageMonths === ageMonths));
    const steps: Step[] = [...refund.steps, { name: 'validClaims', value: aged, unit: 'count' }];
    return { amount: refund.amount * aged, steps };
  });
  if (recalledPatients > 0) {
    const { amount, steps } = recallContribution(rule, { patients: recalledPatients });
    parts.push({ amount, steps: [...steps] });
  }
  return {
    amount: parts.reduce((sum, { amount }) => sum + amount, 0),
    steps: parts.flatMap(({ steps }) => steps),
  };
}

function count(claims: readonly CountedClaims[]): number {
  return claims.reduce((sum, { claims: some }) => sum + some, 0);
}
