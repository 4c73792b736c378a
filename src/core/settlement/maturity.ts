import type { Contract } from '../contract/contract.ts';
import type { Measure } from '../contract/outcomeDefinition.ts';
import { PNGLA_2019 } from '../deliveries/waitingTime.ts';
import type { Clause } from '../payment/clause.ts';
import { addDays, monthsLater } from '../tracking/months.ts';
import { isClaimRule } from './claimVerdict.ts';
import type { SettlementPeriod } from './settlementPeriod.ts';
import { outcomesOfClause } from './supplierContract.ts';

/**
 * First data date at which nothing of a period can still come to a clause by time alone: the period's end, the longest window of the outcomes that it rests on, the days for
 * claims, the contract's lag. A warranty runs by the age of each device and waits for no window; the penalty for delay rests on supplies and is certain
 * with the period.
 */
export function matureOn(clause: Clause, { to }: SettlementPeriod, contract: Contract): string {
  const { rule } = clause;
  if (rule.kind === 'delay-penalty') return to;
  const window = rule.kind === 'warranty' ? 0 : longestWindow(clause, contract);
  const claims = isClaimRule(rule) ? rule.claimDays : 0;
  return addDays(to, window + claims + contract.dataQuality.lagDays);
}

/**
 * Last day on which a claim for a device that was used in a period can be filed in time; null for clauses under which nothing is claimed. A warranty ends by the age
 * of the device, so that claims come long after its period is certain: each counts in the period in which it is filed.
 */
export function claimsUntil(clause: Clause, { to }: SettlementPeriod, contract: Contract): string | null {
  const { rule } = clause;
  if (!isClaimRule(rule)) return null;
  // The warranty is over on the day on which its months are completed.
  const lastEvent =
    rule.kind === 'warranty'
      ? addDays(monthsLater(to, rule.months), -1)
      : addDays(to, longestWindow(clause, contract));
  return addDays(lastEvent, rule.claimDays);
}

/** Days of the longest window among the outcomes on which a clause rests. */
function longestWindow(clause: Clause, contract: Contract): number {
  const named = outcomesOfClause(clause, contract);
  const outcomes = contract.outcomes.filter(({ id }) => named.includes(id));
  return Math.max(0, ...outcomes.map(({ measure }) => windowDays(measure)));
}

/** Days from the index date until the outcome of a patient can be known. */
function windowDays(measure: Measure): number {
  switch (measure.kind) {
    case 'event':
      return measure.windowDays;
    case 'survival':
      return measure.horizonDays;
    case 'score':
      return measure.after.toDays;
    case 'wait':
      return Math.max(
        ...measure.classes.map((one) => Math.max(PNGLA_2019.days[one].visit, PNGLA_2019.days[one].exam)),
      );
    case 'registry':
      return 0;
  }
}
