import { type FollowUp, riskSets } from './followUp.ts';
import type { Interval } from './interval.ts';
import { logLogInterval } from './logLogInterval.ts';

/** Shares of all patients from one time on, until the next; the three add up to 1. */
export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  /** alive with the device in place */
  readonly eventFree: number;
  readonly revised: number;
  /** died before any revision */
  readonly died: number;
  /** of `revised` */
  readonly standardError: number;
  /** of `revised`; undefined while nobody was revised */
  readonly interval: Interval | undefined;
}

/**
 * Aalen–Johansen cumulative incidence of revision with death as a competing event: F(t) = ΣS(tⱼ₋)·d₁ⱼ/nⱼ, S of both events together (Aalen &
 * Johansen 1978, Scand J Statist 5:141-150). Variance by the delta method (Marubini & Valsecchi 1995, eq. 10.12), which is Greenwood's
 * where nobody dies; interval symmetric for ln(−ln F).
 * @param level confidence of the interval, 0.95
 * @returns one step for each time with a revision or a death
 * @throws RangeError for a time that is negative or not finite, or a level that is not between 0 and 1
 */
export function aalenJohansen(followUps: readonly FollowUp[], level: number): readonly IncidenceStep[] {
  const steps: IncidenceStep[] = [];
  let [eventFree, revised, died] = [1, 0, 0];
  // Var F(t) = Σ(F(t) − Fⱼ)²·aⱼ + Σbⱼ − 2Σ(F(t) − Fⱼ)·cⱼ, kept as sums that do not need F(t).
  let [a, aF, aFF, b, c, cF] = [0, 0, 0, 0, 0, 0];
  for (const { time, atRisk, revisions, deaths } of riskSets(followUps)) {
    const ended = revisions + deaths;
    if (ended === 0) continue;
    const before = eventFree;
    revised += (before * revisions) / atRisk;
    died += (before * deaths) / atRisk;
    eventFree *= (atRisk - ended) / atRisk;
    // After the last has ended F no longer grows, and its infinite term counts with weight 0.
    const variation = atRisk > ended ? ended / (atRisk * (atRisk - ended)) : 0;
    const slope = (before * revisions) / (atRisk * atRisk);
    a += variation;
    aF += variation * revised;
    aFF += variation * revised * revised;
    b += (before * before * revisions * (atRisk - revisions)) / (atRisk * atRisk * atRisk);
    c += slope;
    cF += slope * revised;
    const variance = revised * revised * a - 2 * revised * aF + aFF + b - 2 * (revised * c - cF);
    const standardError = Math.sqrt(Math.max(0, variance));
    steps.push({
      time,
      atRisk,
      eventFree,
      revised,
      died,
      standardError,
      interval: logLogInterval(revised, standardError, level),
    });
  }
  return steps;
}
