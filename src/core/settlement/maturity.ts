import type { Contract } from '../contract/contract.ts';
import type { Measure } from '../contract/outcomeDefinition.ts';
import { PNGLA_2019 } from '../deliveries/waitingTime.ts';
import type { Clause } from '../payment/clause.ts';
import { addDays } from '../tracking/months.ts';
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
  const named = outcomesOfClause(clause, contract);
  const windows =
    rule.kind === 'warranty'
      ? []
      : contract.outcomes.filter(({ id }) => named.includes(id)).map(({ measure }) => windowDays(measure));
  const claims = isClaimRule(rule) ? rule.claimDays : 0;
  return addDays(to, Math.max(0, ...windows) + claims + contract.dataQuality.lagDays);
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
