import { targetState } from '../outcomes/outcomeTarget.ts';
import { missedP, normalTargetTails, twoSided } from './againstTarget.ts';
import type { ScoreCell } from './aggregates.ts';
import { crossedSince, monthsOf } from './crossing.ts';
import { isMissed } from './decision.ts';
import { changes, countedGains, meanGain, observedGain } from './gains.ts';
import { type HeldTarget, outcomeTarget } from './heldTarget.ts';
import { owedBy } from './missingData.ts';
import { patientsToDecideMean } from './patientsNeeded.ts';
import { nothingRead, type Reading } from './reading.ts';
import { scoreFigure } from './scoreFigure.ts';
import { bySite, screened } from './siteFigures.ts';
import { sumOf } from './sumOf.ts';
import type { MissingData, Observed } from './tracking.ts';
import { halves, meanTrend } from './trend.ts';

/**
 * A mean gain of patients' own scores. No best and worst case of missing ones: a score has no natural end to assume. No prior of a mean is
 * agreed on in the contract, so there is no probability either.
 * @param cells of the target's supplier and outcome
 */
export function scoreReading(cells: readonly ScoreCell[], held: HeldTarget): Reading {
  const { level } = held.contract.decision;
  const sum = (of: (cell: ScoreCell) => number) => sumOf(cells, of);
  const [due, known, missing, young] = [
    sum((cell) => cell.due),
    sum((cell) => cell.known),
    sum((cell) => cell.missing),
    sum((cell) => cell.young),
  ];
  const gains = countedGains(cells, held);
  const figure = (some: readonly ScoreCell[]) => observedGain(countedGains(some, held), level);
  const observed = figure(cells);
  const found = meanGain(gains);
  const tails =
    found === undefined ? undefined : normalTargetTails(found.mean, found.standardError, held.target.value);
  const months = monthsOf(cells.filter((cell) => cell.due > 0));
  const inMonths = (some: readonly string[]) => cells.filter(({ month }) => some.includes(month));
  return {
    ...nothingRead,
    observed,
    crude: held.model === null ? null : observedGain(changes(cells, held), level),
    trend: trendOfHalves(months, inMonths, held),
    forecast: due > 0 ? { patients: Math.max(held.target.patients, due + young), eventsLeft: null } : null,
    patientsNeeded: patientsNeeded(gains.patients, found, observed, held),
    young,
    missing: due === 0 ? null : missingScores(cells, { due, known, missing }, held),
    periods: months.map((month) => {
      const { patients, sum: gained } = countedGains(inMonths([month]), held);
      return { month, patients, events: 0, expected: null, value: patients > 0 ? gained / patients : null };
    }),
    sites: siteScores(cells, held),
    score: scoreFigure(cells, held),
    p: tails === undefined ? null : missedP(tails, held.outcome.better),
    followUp: knownShare(cells, held),
    followUpLackingSince:
      crossedSince(months, (last) => {
        const share = knownShare(
          cells.filter(({ month }) => month <= last),
          held,
        );
        return share !== null && share < held.contract.dataQuality.leastFollowUp;
      }) ?? null,
    months,
    missedSince:
      crossedSince(months, (last) => isMissed(figure(cells.filter(({ month }) => month <= last)), held)) ??
      null,
  };
}

/** Known of all due; where the supplier owes the scores its gaps count, and nothing is lacking. */
function knownShare(cells: readonly ScoreCell[], { owner }: HeldTarget): number | null {
  const due = sumOf(cells, (cell) => cell.due);
  if (due === 0) return null;
  return owner === 'supplier' ? 1 : sumOf(cells, (cell) => cell.known) / due;
}

function trendOfHalves(
  months: readonly string[],
  inMonths: (months: readonly string[]) => readonly ScoreCell[],
  held: HeldTarget,
): Reading['trend'] {
  const [earlier, later] = (halves(months) ?? []).map((half) => meanGain(countedGains(inMonths(half), held)));
  return earlier === undefined || later === undefined ? null : meanTrend(earlier, later, held.outcome.better);
}

function patientsNeeded(
  patients: number,
  found: ReturnType<typeof meanGain>,
  observed: Observed | null,
  held: HeldTarget,
): number | null {
  const { level, power } = held.contract.decision;
  const target = outcomeTarget(held);
  if (found === undefined || observed === null) return null;
  if (targetState(observed.interval, target) !== 'inconclusive') return 0;
  const aim = { alpha: (1 - level) / 2, power };
  const inAll = patientsToDecideMean(found.mean, found.deviation, target.value, aim);
  return inAll === null ? null : Math.max(1, inAll - patients);
}

function missingScores(
  cells: readonly ScoreCell[],
  counts: Pick<MissingData, 'due' | 'known' | 'missing'>,
  held: HeldTarget,
): MissingData {
  let [patients, gained] = [0, 0];
  for (const ofSite of Map.groupBy(cells, ({ site }) => site).values()) {
    const due = sumOf(ofSite, (cell) => cell.due);
    // Of those who gave both scores only; gaps of the supplier are not weighted.
    const found = countedGains(ofSite, { ...held, owner: 'site' });
    if (found.patients === 0) continue;
    patients += due;
    gained += (found.sum * due) / found.patients;
  }
  return {
    ...counts,
    owner: held.owner,
    owedBy: owedBy(cells, held),
    best: null,
    worst: null,
    tippingPoint: null,
    weighted: patients > 0 ? gained / patients : null,
  };
}

function siteScores(cells: readonly ScoreCell[], held: HeldTarget): Reading['sites'] {
  return screened(
    [...bySite(cells)].map(([site, some]) => {
      const gains = countedGains(some, held);
      const found = meanGain(gains);
      const tails =
        found === undefined
          ? undefined
          : normalTargetTails(found.mean, found.standardError, held.target.value);
      return {
        site,
        patients: gains.patients,
        events: null,
        expected: null,
        value: gains.patients > 0 ? gains.sum / gains.patients : null,
        interval: observedGain(gains, held.contract.decision.level)?.interval ?? null,
        missing: sumOf(some, (cell) => cell.missing),
        position: null,
        p: tails === undefined ? null : twoSided(tails),
      };
    }),
  );
}
