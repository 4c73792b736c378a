import type { Contract } from '../contract/contract.ts';
import type { Clause } from '../payment/clause.ts';
import { clauseModel } from './clauseTarget.ts';
import type { CountModel } from './countModel.ts';
import type { ClauseFairness, FairnessCell, LeftOut, SequenceFairness } from './fairness.ts';
import { firstMalus } from './firstMalus.ts';
import { gateAdvice } from './gate.ts';
import { gridCells } from './gridCells.ts';
import { looksOf } from './looks.ts';
import { isQualityClause, qualityCells } from './qualityCells.ts';
import { brokenFigure, oddsSteps, volumes } from './scenarios.ts';
import { assumedAge, type CountedClause, isClaimed, isCounted, settledClause } from './settledClause.ts';
import { type SettledClause, settledPath } from './settledPath.ts';
import { spreadOf } from './spread.ts';

/** Shares of the cases that are claimed in time, at the expected patients. */
const claimedShares = [1, 0.75, 0.5] as const;

/** What one clause costs each side, alone: the supplier's common caps are not applied. */
export function clauseFairness(contract: Contract, clause: Clause): ClauseFairness {
  if (isCounted(clause)) {
    const model = clauseModel(contract, clause);
    return typeof model === 'string' ? leftOut(clause, model) : counted(contract, clause, model);
  }
  if (isQualityClause(clause)) {
    const cells = qualityCells(contract, clause);
    return typeof cells === 'string'
      ? leftOut(clause, cells)
      : { ...nothingOf(clause), treatment: 'quality', leftOut: null, cells };
  }
  const cells = gridCells(contract, clause);
  return typeof cells === 'string'
    ? leftOut(clause, cells)
    : { ...nothingOf(clause), treatment: 'grid', leftOut: null, cells };
}

function leftOut(clause: Clause, because: LeftOut): ClauseFairness {
  return { ...nothingOf(clause), treatment: 'left-out', leftOut: because };
}

function nothingOf({ id, supplier, rule }: Clause): Omit<ClauseFairness, 'treatment' | 'leftOut'> {
  return {
    clause: id,
    supplier,
    rule: rule.kind,
    target: null,
    counts: null,
    deviation: null,
    ageMonths: null,
    cells: [],
    kept: null,
    broken: null,
    gate: null,
  };
}

function counted(contract: Contract, clause: CountedClause, model: CountModel): ClauseFairness {
  const settled = settledClause(contract, clause, model);
  const claimed = isClaimed(clause);
  const { patients } = model.held.target;
  const shares = (volume: number) => (claimed ? (volume === 1 ? claimedShares : [1]) : [null]);
  const cells = volumes.flatMap((volume) =>
    shares(volume).flatMap((share) =>
      oddsSteps.map((odds): FairnessCell => {
        const looks = looksOf(contract, volume * patients);
        const figure = model.trueFigure(odds);
        const law = settledPath(looks, share === null ? model : claimedOf(model, clause, share), figure, [
          settled,
        ]).at(-1);
        return {
          volume,
          patients: looks.at(-1)?.patients ?? 0,
          scenario: { kind: 'figure', odds, figure, claimed: share },
          amount: spreadOf(law ?? new Map()),
        };
      }),
    ),
  );
  const gated = !claimed;
  return {
    ...nothingOf(clause),
    treatment: claimed ? 'claims' : 'counts',
    leftOut: null,
    target: model.held.target.id,
    counts: model.kind,
    deviation: model.deviation,
    ageMonths: clause.rule.kind === 'warranty' ? assumedAge(model) : null,
    cells,
    kept: gated ? sequence(contract, model, settled, model.trueFigure(1)) : null,
    broken: gated ? sequence(contract, model, settled, brokenFigure(model)) : null,
    gate: gated ? gateAdvice(contract, clause, model) : null,
  };
}

/**
 * The counts of cases that were claimed: each case with the same probability, so that the claimed ones are counted like rarer events. Of a success fee the good
 * outcomes are claimed, so the others are made more frequent.
 */
function claimedOf(model: CountModel, { rule }: CountedClause, share: number): Pick<CountModel, 'counts'> {
  const good = rule.kind === 'success-fee';
  // What is counted are events: bad outcomes where lower is better.
  const events = good !== (model.held.outcome.better === 'lower');
  return {
    counts: (patients, figure) => model.counts(patients, events ? figure * share : 1 - (1 - figure) * share),
  };
}

function sequence(
  contract: Contract,
  model: CountModel,
  settled: SettledClause,
  figure: number,
): SequenceFairness {
  const looks = looksOf(contract, model.held.target.patients);
  const { byLook, expectedPeriod } = firstMalus(
    looks,
    model,
    figure,
    (look, count) => (settled.due(look, count) ?? 0) < 0,
  );
  const path = settledPath(looks, model, figure, [settled]);
  return {
    figure,
    expectedPeriod,
    looks: looks.map((look, at) => ({
      ...look,
      asked: byLook[at] ?? 0,
      amount: spreadOf(path[at] ?? new Map()),
    })),
  };
}
