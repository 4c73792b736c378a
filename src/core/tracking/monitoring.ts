import type { Contract } from '../contract/contract.ts';
import type { Target } from '../contract/target.ts';
import { cusumLimit, type RiskShare } from '../outcomes/averageRunLength.ts';
import { cusumWeight } from '../outcomes/riskAdjustedCusum.ts';
import type { SeriesPatient } from './aggregates.ts';
import { heldTarget } from './heldTarget.ts';
import { monthOf, nextMonth } from './months.ts';
import type { Monitoring } from './tracking.ts';

/** Takes patients in order of index date, part by part, and keeps days only: a series of millions needs no more memory than its baseline. */
export interface MonitoringFold {
  add(part: readonly SeriesPatient[]): void;
  /** As of the patients so far; more can be added after it. */
  result(): Monitoring;
}

/** Groups of equal numbers of patients that stand for the risks of the baseline. */
const RISK_GROUPS = 50;

/** Points that are enough for a chart. */
const MOST_POINTS = 400;

/**
 * Risk-adjusted CUSUM (Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441-452) and VLAD (Lovegrove et al. 1997, Lancet 350:1128-1130) of
 * a target's patients: it looks for odds of the event that are the contract's odds ratio times those of the frozen model (of the target, where
 * there is no model), or divided by it where more events are better. The limit gives one false alarm every so many patients
 * (`cusumLimit`) for the mix of risks in the contract's first months. A signal asks for a look at the data, and the sum begins again.
 * @returns undefined for outcomes that are no event, and without a model for a target of 0 or 1
 */
export function monitoringFold(contract: Contract, target: Target): MonitoringFold | undefined {
  const { outcome, model } = heldTarget(contract, target);
  if (outcome.measure.kind !== 'event') return undefined;
  if (model === null && !(target.value > 0 && target.value < 1)) return undefined;
  const { falseAlarmEvery, baselineMonths } = contract.monitoring;
  const oddsRatio =
    outcome.better === 'lower' ? contract.monitoring.oddsRatio : 1 / contract.monitoring.oddsRatio;
  const baselineEnd = monthAfter(monthOf(contract.calendar.from), baselineMonths);
  /** Patients of the baseline: the path waits for the limit that they make. */
  const baseline: Watched[] = [];
  let locked: Path | undefined;
  let leftOut = 0;
  const pathOfBaseline = (): Path => {
    const path = newPath(
      oddsRatio,
      baseline.length > 0 ? limitOf(baseline, oddsRatio, falseAlarmEvery) : null,
    );
    for (const patient of baseline) path.add(patient);
    return path;
  };
  return {
    add: (part) => {
      for (const { date, event, risk } of part) {
        if (!(risk > 0 && risk < 1)) {
          leftOut++;
          continue;
        }
        if (locked === undefined && monthOf(date) >= baselineEnd) locked = pathOfBaseline();
        if (locked === undefined) baseline.push({ date, risk, event });
        else locked.add({ date, risk, event });
      }
    },
    result: () => {
      const { limit, days, signals } = locked ?? pathOfBaseline();
      return {
        limit,
        locked: locked !== undefined,
        falseAlarmEvery,
        oddsRatio,
        leftOut,
        points: thinned(days, new Set(signals.map(({ date }) => date))),
        signals: [...signals],
      };
    },
  };
}

interface Watched {
  readonly date: string;
  readonly risk: number;
  readonly event: boolean;
}

interface Path {
  readonly limit: number | null;
  readonly days: Monitoring['points'];
  readonly signals: Monitoring['signals'][number][];
  add(patient: Watched): void;
}

function newPath(oddsRatio: number, limit: number | null): Path {
  const days: { date: string; patient: number; cusum: number; vlad: number }[] = [];
  const signals: Monitoring['signals'][number][] = [];
  const alarm = limit ?? Number.POSITIVE_INFINITY;
  let [patient, cusum, vlad] = [0, 0, 0];
  return {
    limit,
    days,
    signals,
    add: ({ date, risk, event }) => {
      patient++;
      cusum = Math.max(0, (cusum >= alarm ? 0 : cusum) + cusumWeight(risk, event, oddsRatio));
      vlad += risk - (event ? 1 : 0);
      if (cusum >= alarm) signals.push({ date, patient, cusum });
      const today = days[days.length - 1];
      if (today?.date === date) Object.assign(today, { patient, cusum, vlad });
      else days.push({ date, patient, cusum, vlad });
    },
  };
}

/** @returns null where no limit is that rare or that frequent */
function limitOf(baseline: readonly Watched[], oddsRatio: number, every: number): number | null {
  return cusumLimit(riskMix(Float64Array.from(baseline, ({ risk }) => risk)), oddsRatio, every) ?? null;
}

/** All risks if they are few, else means of groups of equal size in order of risk. */
function riskMix(risks: Float64Array): RiskShare[] {
  const rising = risks.sort();
  return (
    distinct(rising) ??
    Array.from({ length: RISK_GROUPS }, (_, group) => {
      const [from, to] = [group, group + 1].map((at) => Math.round((at * rising.length) / RISK_GROUPS));
      const part = rising.subarray(from, to);
      return { risk: part.reduce((sum, risk) => sum + risk, 0) / part.length, weight: part.length };
    })
  );
}

/** @returns undefined if there are more of them than groups */
function distinct(rising: Float64Array): RiskShare[] | undefined {
  const shares: { risk: number; weight: number }[] = [];
  for (const risk of rising) {
    const last = shares.at(-1);
    if (last?.risk === risk) last.weight++;
    else if (shares.length === RISK_GROUPS) return undefined;
    else shares.push({ risk, weight: 1 });
  }
  return shares;
}

/** Evenly chosen days, with the last one and those of signals. */
function thinned(days: Monitoring['points'], signals: ReadonlySet<string>): Monitoring['points'] {
  const step = Math.ceil(days.length / MOST_POINTS);
  return days
    .filter(({ date }, at) => (days.length - 1 - at) % step === 0 || signals.has(date))
    .map((day) => ({ ...day }));
}

function monthAfter(month: string, count: number): string {
  return count === 0 ? month : monthAfter(nextMonth(month), count - 1);
}
