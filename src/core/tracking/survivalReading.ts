import { normalQuantile } from '../numbers/normalQuantile.ts';
import { binomial } from '../outcomes/binomial.ts';
import { tailBeyond } from '../outcomes/interval.ts';
import { missedP, normalTargetTails, type TargetTails, twoSided } from './againstTarget.ts';
import type { SurvivalCell } from './aggregates.ts';
import type { HeldTarget } from './heldTarget.ts';
import { nothingRead, type Reading } from './reading.ts';
import { bySite, screened } from './siteFigures.ts';
import { sumOf } from './sumOf.ts';
import { atHorizon, revisedByHorizon, survivalCurve } from './survivalCurve.ts';
import type { Observed } from './tracking.ts';

/**
 * Share of devices revised by the horizon. Cells name days after implant and no months, so there are no periods, and who was lost cannot be told from who is
 * young: both are censored.
 * @param cells of the target's supplier and outcome
 */
export function survivalReading(
  cells: readonly SurvivalCell[],
  horizonDays: number,
  held: HeldTarget,
): Reading {
  const { level } = held.contract.decision;
  const observed = revisedByHorizon(cells, horizonDays, level);
  const tails = observed === null ? undefined : survivalTails(observed, cells, horizonDays, held);
  return {
    ...nothingRead,
    observed,
    young: atHorizon(cells, horizonDays).younger,
    sites: siteSurvival(cells, horizonDays, held),
    survival: survivalCurve(cells, horizonDays, level),
    p: tails === undefined ? null : missedP(tails, held.outcome.better),
  };
}

function siteSurvival(
  cells: readonly SurvivalCell[],
  horizonDays: number,
  held: HeldTarget,
): Reading['sites'] {
  return screened(
    [...bySite(cells)].map(([site, some]) => {
      const found = revisedByHorizon(some, horizonDays, held.contract.decision.level);
      const tails = found === null ? undefined : survivalTails(found, some, horizonDays, held);
      return {
        site,
        patients: sumOf(some, (cell) => cell.revisions + cell.deaths + cell.censored),
        events: atHorizon(some, horizonDays).revised,
        expected: null,
        value: found?.value ?? null,
        interval: found?.interval ?? null,
        missing: 0,
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
