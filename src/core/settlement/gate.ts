import type { Clause } from '../payment/clause.ts';
import type { WorkedAmount } from '../payment/workedAmount.ts';
import { isClaimRule } from './claimVerdict.ts';
import type { Held, StatementLine } from './statement.ts';
import type { SupplierStanding, SuppliersTarget } from './supplierStanding.ts';

/** Whether a clause may move money for a period, and on what it rests. */
export type Gate = Pick<StatementLine, 'target' | 'state' | 'held' | 'owedBy'>;

/**
 * The gate of one clause in one period. Of several reasons the first is given: `provisional`, `data-owed`, `not-computable`, `inconclusive`,
 * `not-sanctionable`.
 *
 * A corridor moves on a target that is met, or missed and sanctionable; risk sharing on a missed one likewise, or on any that is decided. Quality-linked activity and
 * shared savings take figures as they are, so their targets need only be computable. Claims of results and successes ask the outcome's
 * target to be computable where there is one; a warranty asks nothing of others, since each device stands for itself, and what a hospital has not delivered
 * yet holds no claim. The penalty for delay waits for nothing but its period.
 * @param mature whether time alone can bring nothing more @param worked null where the amount cannot be told
 */
export function gate(
  { rule }: Clause,
  standing: SupplierStanding,
  mature: boolean,
  worked: WorkedAmount | null,
): Gate {
  const targets = targetsOf(rule, standing);
  const lacking = targets.find(({ state }) => state === 'not-computable');
  const shown = lacking ?? targets[0];
  const held = ((): Held | null => {
    if (!mature) return 'provisional';
    if (rule.kind === 'delay-penalty') return null;
    if (standing.deliveriesOwed && !isClaimRule(rule)) return 'data-owed';
    if (lacking !== undefined || worked === null) return 'not-computable';
    if (rule.kind !== 'corridor' && rule.kind !== 'risk-sharing') return null;
    if (shown === undefined || shown.state === 'inconclusive') return 'inconclusive';
    if (rule.kind === 'risk-sharing' && rule.when === 'any') return null;
    return shown.state === 'missed' && !shown.sanctionable ? 'not-sanctionable' : null;
  })();
  return {
    target: shown?.target ?? null,
    state: shown?.state ?? null,
    held,
    owedBy: held === 'data-owed' ? ['site'] : held === 'not-computable' ? owers(rule, lacking) : [],
  };
}

/** Costs, prices and strata come from hospitals; net benefit that cannot be told lacks the package of the award, which nobody delivers. */
function owers(rule: Clause['rule'], lacking: SuppliersTarget | undefined): readonly string[] {
  if (lacking !== undefined) return lacking.owedBy;
  return rule.kind === 'net-benefit-true-up' ? [] : ['site'];
}

function targetsOf(rule: Clause['rule'], { targets }: SupplierStanding): SuppliersTarget[] {
  return targets.filter((target) => restsOn(rule, target));
}

/** Whether an amount of a rule needs to know of a target of its supplier. */
export function restsOn(
  rule: Clause['rule'],
  { target, outcome }: Pick<SuppliersTarget, 'target' | 'outcome'>,
): boolean {
  switch (rule.kind) {
    case 'corridor':
    case 'risk-sharing':
      return rule.target === target;
    case 'quality-linked':
    case 'shared-savings':
      return rule.quality.some((one) => one.target === target);
    case 'payment-by-results':
    case 'success-fee':
      return rule.outcome === outcome;
    default:
      return false;
  }
}
