import { wilsonInterval } from '../outcomes/proportionInterval.ts';
import type { ScoreCell } from './aggregates.ts';
import { adjustedGains, meanGain } from './gains.ts';
import type { HeldTarget } from './heldTarget.ts';
import type { ScoreFigure } from './tracking.ts';

/**
 * Patients' own scores before and after, of those who gave both. Adjusted gain: mean of after minus expected, less that of the reference, plus its mean gain (NHS
 * Digital, Finalised PROMs in England 2018/19). Responders:
 * patients whose own change reaches the minimal important one, with Wilson's interval.
 * @returns null without patients
 */
export function scoreFigure(cells: readonly ScoreCell[], held: HeldTarget): ScoreFigure | null {
  const { measure } = held.outcome;
  const sum = (of: (cell: ScoreCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const known = sum((cell) => cell.known);
  if (measure.kind !== 'score' || known === 0) return null;
  const [before, after] = [sum((cell) => cell.sumBefore) / known, sum((cell) => cell.sumAfter) / known];
  const n = sum((cell) => cell.responders);
  return {
    valueSet: measure.scale.kind === 'eq5d' ? measure.scale.valueSet : null,
    before,
    after,
    change: after - before,
    adjustedGain:
      held.model === null ? null : (meanGain(adjustedGains(cells, held, held.model))?.mean ?? null),
    responders:
      measure.minimalImportantChange === undefined
        ? null
        : { n, share: n / known, interval: wilsonInterval(n, known, held.contract.decision.level) },
  };
}
