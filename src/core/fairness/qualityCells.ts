import type { Contract } from '../contract/contract.ts';
import { decimal } from '../numbers/arithmetic.ts';
import type { Clause } from '../payment/clause.ts';
import type { Cents } from '../payment/money.ts';
import { qualityOf } from '../payment/quality.ts';
import { qualityLinked } from '../payment/qualityLinked.ts';
import { sharedSavings } from '../payment/sharedSavings.ts';
import { countModel } from './countModel.ts';
import type { FairnessCell, LeftOut } from './fairness.ts';
import { costLevels, expectedPatients, limitedToLife } from './gridCells.ts';
import { oddsSteps, volumes } from './scenarios.ts';
import { centsOf } from './settledClause.ts';
import { spreadOf } from './spread.ts';

type QualityRule = Extract<Clause['rule'], { readonly kind: 'quality-linked' | 'shared-savings' }>;
type QualityClause = Clause & { readonly rule: QualityRule };

/** Whether the money follows a figure of quality, whatever the state of its targets. */
export function isQualityClause(clause: Clause): clause is QualityClause {
  return clause.rule.kind === 'quality-linked' || clause.rule.kind === 'shared-savings';
}

/** Quality is kept to a millionth: so many targets have few enough values of it. */
const GRAIN = 1_000_000;

/** More values of quality than this are not gone through. */
const MOST_VALUES = 50_000;

/**
 * What the clause comes to at the end, exact in the counts of its targets, each at the same odds against its own target; targets count as independent. Caps of a
 * period are not applied: what they put off comes later. The cost of an episode is not random: savings are looked at by level, at quality as
 * promised.
 */
export function qualityCells(contract: Contract, clause: QualityClause): readonly FairnessCell[] | LeftOut {
  const { rule } = clause;
  const cells: FairnessCell[] = [];
  for (const volume of volumes) {
    const patients = Math.round(volume * expectedPatients(contract, clause.supplier));
    const steps = rule.kind === 'quality-linked' ? oddsSteps.map((odds) => ({ odds, cost: null })) : savings;
    for (const { odds, cost } of steps) {
      const qualities = qualityLaw(contract, rule.quality, volume, odds);
      if (typeof qualities === 'string') return qualities;
      const law = new Map<Cents, number>(qualities === undefined ? [[0, 1]] : []);
      for (const [value, probability] of qualities ?? []) {
        const quality = decimal.of(value / GRAIN);
        const { amount } =
          rule.kind === 'quality-linked'
            ? qualityLinked(rule, { volume: patients, quality })
            : sharedSavings(rule, {
                episodes: patients,
                cost: centsOf(rule.benchmark * patients * (cost ?? 1)),
                quality,
              });
        const limited = limitedToLife(clause, amount);
        law.set(limited, (law.get(limited) ?? 0) + probability);
      }
      cells.push({ volume, patients, scenario: { kind: 'quality', odds, cost }, amount: spreadOf(law) });
    }
  }
  return cells;
}

const savings = costLevels.map((cost) => ({ odds: 1, cost }));

/** Probability of each quality, in millionths; undefined with too few patients for a target, so that nothing moves. */
function qualityLaw(
  contract: Contract,
  quality: QualityRule['quality'],
  volume: number,
  odds: number,
): ReadonlyMap<number, number> | LeftOut | undefined {
  let law: ReadonlyMap<number, number> = new Map([[0, 1]]);
  for (const part of quality) {
    const model = countModel(contract, part.target);
    if (typeof model === 'string') return model;
    const patients = Math.round(volume * model.held.target.patients);
    if (patients < contract.decision.minimumPatients) return undefined;
    const { least, mass } = model.counts(patients, model.trueFigure(odds));
    const own = new Map<number, number>();
    mass.forEach((probability, offset) => {
      const value = model.reading(patients, least + offset)?.observed.value;
      if (value === undefined) return;
      const reached = qualityOf([part], new Map([[part.target, value]])).quality.toNumber();
      const at = Math.round(reached * GRAIN);
      own.set(at, (own.get(at) ?? 0) + probability);
    });
    const sum = new Map<number, number>();
    for (const [a, p] of law) for (const [b, q] of own) sum.set(a + b, (sum.get(a + b) ?? 0) + p * q);
    if (sum.size > MOST_VALUES) return 'too-many-values';
    law = sum;
  }
  return law;
}
