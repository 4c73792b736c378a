import type { Contract } from '../contract/contract.ts';
import { bundle } from '../payment/bundle.ts';
import type { Clause } from '../payment/clause.ts';
import { costSharing } from '../payment/costSharing.ts';
import { delayPenalty } from '../payment/delayPenalty.ts';
import type { Cents } from '../payment/money.ts';
import { spendingCap } from '../payment/spendingCap.ts';
import type { FairnessCell, LeftOut, Scenario } from './fairness.ts';
import { volumes } from './scenarios.ts';
import { centsOf, priceOf } from './settledClause.ts';
import { spreadOf } from './spread.ts';

/** Cost of an episode against its price or benchmark. */
export const costLevels = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15] as const;

/** Days of delay that are looked at. */
const delays = [1, 10, 30, 100] as const;

/** What the rule gives where nothing is left to chance: at stated volumes, costs, uses or days. Caps of a period are not applied. */
export function gridCells(contract: Contract, clause: Clause): readonly FairnessCell[] | LeftOut {
  const { rule, supplier } = clause;
  const price = priceOf(contract, supplier);
  const cell = (volume: number, scenario: Scenario, amount: (patients: number) => Cents): FairnessCell => {
    const patients = Math.round(volume * expectedPatients(contract, supplier));
    return {
      volume,
      patients,
      scenario,
      amount: spreadOf(new Map([[limitedToLife(clause, amount(patients)), 1]])),
    };
  };
  switch (rule.kind) {
    case 'spending-cap':
      return volumes.map((volume) =>
        cell(
          volume,
          { kind: 'volume' },
          (patients) => spendingCap(rule, { billed: patients * centsOf(price) }).amount,
        ),
      );
    case 'cost-sharing':
      return volumes.flatMap((volume) =>
        [...new Set([1, rule.firstUses])].map((firstUses) =>
          cell(
            volume,
            { kind: 'uses', firstUses },
            (patients) => costSharing(rule, { price, firstUses: patients * firstUses }).amount,
          ),
        ),
      );
    case 'bundle': {
      const each = bundle(rule, { episodes: 1, cappedCost: 0 });
      const agreed = each.steps.find(({ name }) => name === 'episodePrice')?.value ?? 0;
      return volumes.flatMap((volume) =>
        costLevels.map((cost) =>
          cell(
            volume,
            { kind: 'cost', cost },
            (patients) =>
              bundle(rule, { episodes: patients, cappedCost: centsOf(agreed * cost * patients) }).amount,
          ),
        ),
      );
    }
    case 'delay-penalty':
      return delays.map((days) => cell(1, { kind: 'days', days }, () => delayPenalty(rule, { days }).amount));
    case 'capitation':
      return 'member-months';
    case 'net-benefit-true-up':
      return 'net-benefit';
    default:
      throw new RangeError(`${rule.kind} is not told by levels`);
  }
}

/** Patients that the contract expects of a supplier: those of its greatest target. */
export function expectedPatients({ targets }: Contract, supplier: string): number {
  return Math.max(0, ...targets.filter((one) => one.supplier === supplier).map(({ patients }) => patients));
}

/** Within the clause's own cap over the contract. */
export function limitedToLife({ caps }: Pick<Clause, 'caps'>, amount: Cents): Cents {
  if (caps.life === undefined) return amount;
  const life = centsOf(caps.life);
  return Math.max(-life, Math.min(life, amount));
}
