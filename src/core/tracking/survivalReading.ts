import { normalQuantile } from '../numbers/normalQuantile.ts';
import { binomial } from '../outcomes/binomial.ts';
import { tailBeyond } from '../outcomes/interval.ts';
import { targetState } from '../outcomes/outcomeTarget.ts';
import { missedP, normalTargetTails, type TargetTails, twoSided } from './againstTarget.ts';
import type { CellKey, FollowUpCell, SurvivalCell } from './aggregates.ts';
import { crossedSince, monthsOf } from './crossing.ts';
import { type HeldTarget, outcomeTarget } from './heldTarget.ts';
import { owedBy } from './missingData.ts';
import { nothingRead, type Reading } from './reading.ts';
import { bySite, screened } from './siteFigures.ts';
import { atHorizon, revisedByHorizon, survivalCurve } from './survivalCurve.ts';
import type { MissingData, Observed, PeriodFigure, SurvivalCurve } from './tracking.ts';

/**
 * Share of devices revised by the horizon. Where the supplier itself owes the follow-up, its lost devices count as the bad outcome from the day on which they
 * were last seen, so that nobody gains by not delivering; elsewhere they are censored there, and who owes them is named.
 * @param cells,followUp of the target's supplier and outcome
 */
export function survivalReading(
  cells: readonly SurvivalCell[],
  followUp: readonly FollowUpCell[],
  horizonDays: number,
  held: HeldTarget,
): Reading {
  const { level } = held.contract.decision;
  const counted = held.owner === 'supplier' ? lostAs('bad', cells, horizonDays, held) : cells;
  const observed = revisedByHorizon(counted, horizonDays, level);
  const tails = observed === null ? undefined : survivalTails(observed, counted, horizonDays, held);
  const lost = cells.reduce((sum, cell) => sum + cell.lost, 0);
  const months = monthsOf(followUp.filter(({ due }) => due > 0));
  return {
    ...nothingRead,
    observed,
    young: atHorizon(cells, horizonDays).younger - lost,
    missing: missingDevices(cells, followUp, horizonDays, held),
    periods: months.map((month) =>
      periodFigure(
        month,
        followUp.filter((cell) => cell.month === month),
      ),
    ),
    sites: siteSurvival(counted, followUp, horizonDays, held),
    survival: shownCurve(cells, counted, horizonDays, level),
    p: tails === undefined ? null : missedP(tails, held.outcome.better),
    followUp: knownShare(followUp, held),
    followUpLackingSince:
      crossedSince(months, (last) => {
        const share = knownShare(
          followUp.filter(({ month }) => month <= last),
          held,
        );
        return share !== null && share < held.contract.dataQuality.leastFollowUp;
      }) ?? null,
    months,
  };
}

/** The curve that the figure is read from, with the revisions and the time in place that were seen. */
function shownCurve(
  cells: readonly SurvivalCell[],
  counted: readonly SurvivalCell[],
  horizonDays: number,
  level: number,
): SurvivalCurve | null {
  const seen = survivalCurve(cells, horizonDays, level);
  const curve = survivalCurve(counted, horizonDays, level);
  return seen && curve && { ...seen, points: curve.points };
}

/** Followed until the day that is owed, of all due; where the supplier owes it its gaps count, and nothing is lacking. */
function knownShare(cells: readonly FollowUpCell[], { owner }: HeldTarget): number | null {
  const { due, known } = followed(cells);
  return due === 0 ? null : owner === 'supplier' ? 1 : known / due;
}

function followed(cells: readonly FollowUpCell[]): Omit<FollowUpCell, 'outcome' | keyof CellKey> {
  const sum = (of: (cell: FollowUpCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    young: sum((cell) => cell.young),
    due: sum((cell) => cell.due),
    full: sum((cell) => cell.full),
    known: sum((cell) => cell.known),
    revisions: sum((cell) => cell.revisions),
    missing: sum((cell) => cell.missing),
  };
}

/** The share of a month is told once the horizon of all its devices is over: before, it would only rise. */
function periodFigure(month: string, cells: readonly FollowUpCell[]): PeriodFigure {
  const { due, full, known, revisions } = followed(cells);
  const value = full === due && known > 0 ? revisions / known : null;
  return { month, patients: known, events: revisions, expected: null, value };
}

/**
 * What the lost devices could change: none of them revised by the horizon, or each of them on the day on which it was last seen.
 * @returns null while nothing is due
 */
function missingDevices(
  cells: readonly SurvivalCell[],
  followUp: readonly FollowUpCell[],
  horizonDays: number,
  held: HeldTarget,
): MissingData | null {
  const { due, known, missing } = followed(followUp);
  if (due === 0) return null;
  const ifLost = (as: 'good' | 'bad'): MissingData['best'] => {
    const found = revisedByHorizon(
      lostAs(as, cells, horizonDays, held),
      horizonDays,
      held.contract.decision.level,
    );
    return found && { value: found.value, state: targetState(found.interval, outcomeTarget(held)) };
  };
  return {
    due,
    known,
    missing,
    owner: held.owner,
    owedBy: owedBy(followUp, held),
    best: ifLost('good'),
    worst: ifLost('bad'),
    tippingPoint: null,
    weighted: null,
  };
}

/** Lost devices, no longer censored where they were last seen: revised on that day, or in place at the horizon. */
function lostAs(
  as: 'good' | 'bad',
  cells: readonly SurvivalCell[],
  horizonDays: number,
  { outcome }: HeldTarget,
): SurvivalCell[] {
  const revised = (as === 'bad') === (outcome.better === 'lower');
  return cells.flatMap((cell) => {
    const { lost } = cell;
    if (lost === 0) return cell;
    const rest = { ...cell, censored: cell.censored - lost, lost: 0 };
    if (revised) return { ...rest, revisions: cell.revisions + lost };
    return [rest, { ...rest, day: horizonDays, revisions: 0, deaths: 0, censored: lost }];
  });
}

function siteSurvival(
  cells: readonly SurvivalCell[],
  followUp: readonly FollowUpCell[],
  horizonDays: number,
  held: HeldTarget,
): Reading['sites'] {
  const followUps = bySite(followUp);
  return screened(
    [...bySite(cells)].map(([site, some]) => {
      const found = revisedByHorizon(some, horizonDays, held.contract.decision.level);
      const tails = found === null ? undefined : survivalTails(found, some, horizonDays, held);
      return {
        site,
        patients: some.reduce((sum, cell) => sum + cell.revisions + cell.deaths + cell.censored, 0),
        events: atHorizon(some, horizonDays).revised,
        expected: null,
        value: found?.value ?? null,
        interval: found?.interval ?? null,
        missing: followed(followUps.get(site) ?? []).missing,
        position: null,
        p: tails === undefined ? null : twoSided(tails),
      };
    }),
  );
}

/** Tails by the distribution that the interval comes from: normal for ln(−ln F), or exact where nobody, or everybody, was revised. */
function survivalTails(
  { value, interval, method }: Observed,
  cells: readonly SurvivalCell[],
  horizonDays: number,
  { target, contract }: HeldTarget,
): TargetTails | undefined {
  if (!(target.value > 0 && target.value < 1)) return undefined;
  if (method === 'clopper-pearson') {
    const { reached, revised, died } = atHorizon(cells, horizonDays);
    const law = binomial(reached + revised + died, target.value);
    return { atMost: law.tails(revised).lower, atLeast: law.tails(revised - 1).upper };
  }
  const tail = tailBeyond(contract.decision.level);
  const standardError =
    (rising(interval.upper) - rising(interval.lower)) / (2 * normalQuantile(1 - tail, tail));
  return normalTargetTails(rising(value), standardError, rising(target.value));
}

/** −ln(−ln F), which rises with F */
function rising(share: number): number {
  return -Math.log(-Math.log(share));
}
