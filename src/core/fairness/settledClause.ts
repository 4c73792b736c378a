import type { Contract } from '../contract/contract.ts';
import { decimal } from '../numbers/arithmetic.ts';
import type { Clause } from '../payment/clause.ts';
import { corridor, distanceFrom } from '../payment/corridor.ts';
import { type Cents, centsFromEuros } from '../payment/money.ts';
import { paymentByResults } from '../payment/paymentByResults.ts';
import { riskSharing } from '../payment/riskSharing.ts';
import { successFee } from '../payment/successFee.ts';
import { warrantyRefund } from '../payment/warranty.ts';
import type { CountModel } from './countModel.ts';
import type { Look } from './looks.ts';
import type { SettledClause } from './settledPath.ts';

/** Rules whose money follows one count. */
type CountedKind = 'corridor' | 'risk-sharing' | 'payment-by-results' | 'success-fee' | 'warranty';

type CountedRule = Extract<Clause['rule'], { readonly kind: CountedKind }>;

/** A clause whose money follows one count. */
export type CountedClause = Clause & { readonly rule: CountedRule };

export function isCounted(clause: Clause): clause is CountedClause {
  return ['corridor', 'risk-sharing', 'payment-by-results', 'success-fee', 'warranty'].includes(
    clause.rule.kind,
  );
}

/** Whether every case is claimed by itself, so that no state of a target is asked. */
export function isClaimed({ rule }: CountedClause): boolean {
  return ['payment-by-results', 'success-fee', 'warranty'].includes(rule.kind);
}

/** EUR. @returns 0 where no price is agreed; only rules that do not need one are then accepted */
export function priceOf({ payment }: Contract, supplier: string): number {
  return payment?.prices.find((one) => one.supplier === supplier)?.price ?? 0;
}

/** Amounts of one clause within its own caps; each is worked out once. */
export function settledClause(contract: Contract, clause: CountedClause, model: CountModel): SettledClause {
  const found = new Map<number, Map<number, Cents | null>>();
  const life = clause.caps.life === undefined ? null : centsOf(clause.caps.life);
  return {
    periodCap: clause.caps.period === undefined ? null : centsOf(clause.caps.period),
    due({ patients }: Look, count: number) {
      const ofLook = found.get(patients) ?? new Map<number, Cents | null>();
      found.set(patients, ofLook);
      const known = ofLook.get(count);
      if (known !== undefined) return known;
      const amount = dueAt(contract, clause, model, patients, count);
      const capped = amount === null || life === null ? amount : Math.max(-life, Math.min(life, amount));
      ofLook.set(count, capped);
      return capped;
    },
  };
}

/** Whole cents of an amount in EUR. */
export function centsOf(euros: number): Cents {
  return centsFromEuros(decimal.of(euros));
}

/**
 * What the rule gives on the life of the contract; null while it is held.
 * Claims: every bad outcome (for a success fee every good one) is claimed in time; of devices each failed half way to the horizon. Claims of results and successes wait until the target has
 * its least number of patients.
 */
function dueAt(
  contract: Contract,
  { rule, supplier }: CountedClause,
  model: CountModel,
  patients: number,
  count: number,
): Cents | null {
  const price = priceOf(contract, supplier);
  const bad = model.bad(patients, count) ?? 0;
  const enough = patients >= contract.decision.minimumPatients;
  switch (rule.kind) {
    case 'corridor': {
      const reading = model.reading(patients, count);
      if (reading === undefined) return null;
      const { observed, state, sanctionable } = reading;
      if (state !== 'met' && !(state === 'missed' && sanctionable)) return null;
      const distance = distanceFrom(model.held.target.value, observed.value, model.held.outcome.better);
      return corridor(rule, { distance, patients }).amount;
    }
    case 'risk-sharing': {
      const reading = model.reading(patients, count);
      if (reading === undefined) return null;
      const { state, sanctionable } = reading;
      if (state === 'missed' && (rule.when === 'any' || sanctionable))
        return riskSharing(rule, { price, badOutcomes: bad }).amount;
      if (state === 'met')
        return rule.when === 'any' ? riskSharing(rule, { price, badOutcomes: bad }).amount : 0;
      return null;
    }
    case 'payment-by-results':
      return enough ? paymentByResults({ price, valid: bad }).amount : null;
    case 'success-fee':
      return !enough ? null : successFee(rule, { documented: Math.max(0, patients - bad) }).amount;
    case 'warranty':
      return bad * warrantyRefund(rule, { price, ageMonths: assumedAge(model) }).amount;
  }
}

/** Completed months at which a device is taken to fail: half of the outcome's horizon. */
export function assumedAge({ held }: Pick<CountModel, 'held'>): number {
  const { measure } = held.outcome;
  return measure.kind === 'survival' ? Math.floor(measure.horizonDays / 2 / DAYS_OF_A_MONTH) : 0;
}

const DAYS_OF_A_MONTH = 365.25 / 12;
