import type { Contract } from '../contract/contract.ts';
import type { Clause } from '../payment/clause.ts';
import type { Payment } from '../payment/payment.ts';

/** The rules of payment of a contract. @throws RangeError for a contract without them */
export function paymentOf({ payment }: Pick<Contract, 'payment'>): Payment {
  if (payment === undefined) throw new RangeError('a contract without payment settles nothing');
  return payment;
}

/** Outcomes on which a clause rests by name or by its targets; the net benefit on all of the supplier's that are the realised value of an indicator. */
export function outcomesOfClause(
  { rule, supplier }: Clause,
  { targets, outcomes }: Pick<Contract, 'targets' | 'outcomes'>,
): readonly string[] {
  if ('outcome' in rule) return [rule.outcome];
  const of = (target: string) => targets.find(({ id }) => id === target)?.outcome;
  const named =
    'target' in rule
      ? [rule.target]
      : 'quality' in rule && Array.isArray(rule.quality)
        ? rule.quality.map(({ target }) => target)
        : [];
  if (rule.kind !== 'net-benefit-true-up') return named.map(of).filter((id) => id !== undefined);
  return targets
    .filter((target) => target.supplier === supplier)
    .map(({ outcome }) => outcome)
    .filter((id) => outcomes.some((outcome) => outcome.id === id && outcome.indicator !== undefined));
}

/**
 * The part of a contract that binds one supplier, from which its statements are computed: the common rules (decision, data quality, calendar, award), its own
 * devices, targets, clauses, price and caps, and the outcomes, flows and risk models on which those rest. Left out is what concerns others or names
 * people: other suppliers, hospitals, signatories, adjudicators.
 */
export function supplierContract(contract: Contract, supplier: string): Contract {
  const payment = paymentOf(contract);
  const targets = contract.targets.filter((target) => target.supplier === supplier);
  const clauses = payment.clauses.filter((clause) => clause.supplier === supplier);
  const named = new Set([
    ...targets.map(({ outcome }) => outcome),
    ...clauses.flatMap((clause) => outcomesOfClause(clause, contract)),
  ]);
  const outcomes = contract.outcomes.filter(({ id }) => named.has(id));
  const flows = new Set(outcomes.map(({ flow }) => flow));
  const models = new Set(outcomes.map(({ riskModel }) => riskModel));
  return {
    esitoContract: contract.esitoContract,
    id: contract.id,
    title: contract.title,
    buyer: contract.buyer,
    award: contract.award,
    suppliers: contract.suppliers.filter(({ id }) => id === supplier),
    sites: [],
    flows: contract.flows.filter(({ id }) => flows.has(id)),
    outcomes,
    riskModels: contract.riskModels.filter(({ id }) => models.has(id)),
    targets,
    decision: contract.decision,
    monitoring: contract.monitoring,
    dataQuality: contract.dataQuality,
    calendar: contract.calendar,
    phases: [],
    payment: {
      everyMonths: payment.everyMonths,
      prices: payment.prices.filter((one) => one.supplier === supplier),
      clauses,
      caps: payment.caps.filter((one) => one.supplier === supplier),
      responseDays: payment.responseDays,
      claimAlarmDays: payment.claimAlarmDays,
      escrow: payment.escrow,
      adjudicators: [],
    },
  };
}
