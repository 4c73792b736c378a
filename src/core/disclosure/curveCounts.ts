import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Aggregates } from '../tracking/aggregates.ts';
import { SMALLEST_COUNT } from './release.ts';

/** What lies behind a point of a curve. */
export interface CurveCount {
  /** Days after implant; 0 stands for all devices. */
  readonly day: number;
  /** Still in place and followed after that day. */
  readonly atRisk: number;
  /** Until that day. */
  readonly revised: number;
}

const DAYS_OF_A_MONTH = 365.25 / 12;

/** Counts of a supplier's devices at whole months after implant, until the horizon. */
export function curveCounts(
  { id, measure }: OutcomeDefinition,
  supplier: string,
  { survival }: Aggregates,
): readonly CurveCount[] {
  if (measure.kind !== 'survival') return [];
  const cells = survival.filter((cell) => cell.outcome === id && cell.supplier === supplier);
  const counts: CurveCount[] = [];
  for (let month = 0; Math.round(month * DAYS_OF_A_MONTH) <= measure.horizonDays; month++) {
    const day = Math.round(month * DAYS_OF_A_MONTH);
    let [atRisk, revised] = [0, 0];
    for (const cell of cells) {
      if (month === 0 || cell.day > day) atRisk += cell.revisions + cell.deaths + cell.censored;
      else revised += cell.revisions;
    }
    counts.push({ day, atRisk, revised });
  }
  return counts;
}

/** Whether nobody, or at least five, lies between two counts: of those in place, of revisions, and of those who ended otherwise. */
export function farApart(one: CurveCount, other: CurveCount): boolean {
  const ended = one.atRisk - other.atRisk;
  const revised = other.revised - one.revised;
  return [ended, revised, ended - revised].every((count) => count === 0 || Math.abs(count) >= SMALLEST_COUNT);
}
