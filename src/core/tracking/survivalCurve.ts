import { aalenJohansen, type IncidenceStep } from '../outcomes/aalenJohansen.ts';
import { revisionRateInterval, revisionsPerHundredYears } from '../outcomes/componentYears.ts';
import type { FollowUp } from '../outcomes/followUp.ts';
import type { Interval } from '../outcomes/interval.ts';
import { clopperPearsonInterval } from '../outcomes/proportionInterval.ts';
import type { SurvivalCell } from './aggregates.ts';
import type { Observed, SurvivalCurve } from './tracking.ts';

const DAYS_OF_A_YEAR = 365.25;

/** Points that are enough for a chart. */
const MOST_POINTS = 400;

/** Devices and their revisions, whatever became of the patients. */
interface Devices {
  readonly devices: number;
  readonly revisions: number;
  readonly componentYears: number;
}

/**
 * Share of devices revised by each day until the horizon, death competing (Aalen & Johansen 1978, Scand J Statist 5:141-150): who died with the
 * device in place is not counted as if he might still be revised. Besides it all revisions per 100 component-years with Garwood's limits.
 * @returns null without devices
 */
export function survivalCurve(
  cells: readonly SurvivalCell[],
  horizonDays: number,
  level: number,
): SurvivalCurve | null {
  const { devices, revisions, componentYears } = devicesOf(cells);
  if (devices === 0) return null;
  const steps = stepsUntil(horizonDays, cells, level);
  const step = Math.ceil(steps.length / MOST_POINTS);
  return {
    horizonDays,
    points: steps
      .filter((_, at) => (steps.length - 1 - at) % step === 0)
      .map((of) => ({
        day: of.time,
        atRisk: of.atRisk,
        revised: of.revised,
        interval: intervalOf(of, level),
        died: of.died,
      })),
    componentYears,
    revisions,
    per100Years: revisionsPerHundredYears(revisions, componentYears) ?? null,
    per100YearsInterval: revisionRateInterval(revisions, componentYears, level) ?? null,
  };
}

/**
 * Share revised by the horizon, with the log(−log) interval of Aalen and Johansen's estimate. Where the formula has none (nobody revised, or everybody), the exact
 * one of Clopper & Pearson on those whose fate at the horizon is known, whoever was followed for less left out.
 * @returns null while nobody's fate at the horizon is known
 */
export function revisedByHorizon(
  cells: readonly SurvivalCell[],
  horizonDays: number,
  level: number,
): Observed | null {
  const followed = atHorizon(cells, horizonDays);
  const last = stepsUntil(horizonDays, cells, level).at(-1);
  if (followed.reached === 0 && (last === undefined || last.eventFree > 0)) return null;
  const known = followed.reached + followed.revised + followed.died;
  const formula = last?.interval;
  return {
    value: last?.revised ?? 0,
    interval: formula ?? clopperPearsonInterval(followed.revised, known, level),
    method: formula === undefined ? 'clopper-pearson' : 'aalen-johansen',
    patients: devicesOf(cells).devices,
    events: followed.revised,
  };
}

/** Devices by what is known of them at the horizon. `reached` includes those revised or dead after it. */
export function atHorizon(
  cells: readonly SurvivalCell[],
  horizonDays: number,
): {
  readonly reached: number;
  readonly revised: number;
  readonly died: number;
  /** Still in place, seen for less than the horizon. */
  readonly younger: number;
} {
  let [reached, revised, died, younger] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (cell.day > horizonDays) reached += cell.revisions + cell.deaths + cell.censored;
    else {
      revised += cell.revisions;
      died += cell.deaths;
      if (cell.day === horizonDays) reached += cell.censored;
      else younger += cell.censored;
    }
  }
  return { reached, revised, died, younger };
}

function stepsUntil(
  horizonDays: number,
  cells: readonly SurvivalCell[],
  level: number,
): readonly IncidenceStep[] {
  return aalenJohansen(followUpsOf(cells), level).filter(({ time }) => time <= horizonDays);
}

function followUpsOf(cells: readonly SurvivalCell[]): FollowUp[] {
  return cells.flatMap(({ day, revisions, deaths, censored }): FollowUp[] => [
    { time: day, end: 'revision', count: revisions },
    { time: day, end: 'death', count: deaths },
    { time: day, end: 'censored', count: censored },
  ]);
}

/** Until somebody is revised, and once all are, the exact interval of those at risk. */
function intervalOf({ interval, revised, atRisk }: IncidenceStep, level: number): Interval {
  return interval ?? clopperPearsonInterval(revised > 0 ? atRisk : 0, atRisk, level);
}

function devicesOf(cells: readonly SurvivalCell[]): Devices {
  let [devices, revisions, days] = [0, 0, 0];
  for (const cell of cells) {
    const ended = cell.revisions + cell.deaths + cell.censored;
    devices += ended;
    revisions += cell.revisions;
    days += cell.day * ended;
  }
  return { devices, revisions, componentYears: days / DAYS_OF_A_YEAR };
}
