import { type FollowUp, riskSets } from './followUp.ts';
import type { Interval } from './interval.ts';
import { logLogInterval } from './logLogInterval.ts';

/** Device survival from one time on, until the next. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly revisions: number;
  readonly survival: number;
  /** Greenwood's; undefined once nobody is left (survival 0) */
  readonly standardError: number | undefined;
  /** undefined at survival 1 and 0 */
  readonly interval: Interval | undefined;
}

/**
 * Kaplan–Meier estimate S(t) = Π(1 − dⱼ/nⱼ) with Greenwood's variance S²·Σdⱼ/(nⱼ(nⱼ − dⱼ)) and the log(−log) interval (Kaplan & Meier 1958,
 * JASA 53:457-481; Greenwood 1926). A death censors: S then speaks of a world without deaths, and 1 − S overstates how many
 * patients will be revised; `aalenJohansen` gives that.
 * @param level confidence of the interval, 0.95
 * @returns one step for each time with a revision
 * @throws RangeError for a time that is negative or not finite, or a level that is not between 0 and 1
 */
export function kaplanMeier(followUps: readonly FollowUp[], level: number): readonly SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let variation = 0;
  for (const { time, atRisk, revisions } of riskSets(followUps)) {
    if (revisions === 0) continue;
    survival *= (atRisk - revisions) / atRisk;
    variation += revisions / (atRisk * (atRisk - revisions));
    const standardError = survival > 0 ? survival * Math.sqrt(variation) : undefined;
    const interval = logLogInterval(survival, standardError, level);
    steps.push({ time, atRisk, revisions, survival, standardError, interval });
  }
  return steps;
}
