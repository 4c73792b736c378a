import { targetState } from '../outcomes/outcomeTarget.ts';
import { missedP, targetTails } from './againstTarget.ts';
import type { CellKey, EventCell, WaitCell } from './aggregates.ts';
import { crossedSince, monthsOf } from './crossing.ts';
import { isMissed } from './decision.ts';
import { forecast } from './forecast.ts';
import { actionLimit, funnel, siteVariance } from './funnel.ts';
import { type HeldTarget, outcomeTarget } from './heldTarget.ts';
import { missingData } from './missingData.ts';
import { crudeRate, observedRate } from './observedRate.ts';
import { patientsToDecide } from './patientsNeeded.ts';
import { probabilityMet, probabilityMetAtEnd } from './probabilityMet.ts';
import { nothingRead, type Reading } from './reading.ts';
import { runChart } from './runChart.ts';
import { bySite, positionOf, siteFigures, siteTails } from './siteFigures.ts';
import { standardised } from './standardised.ts';
import { type Tally, tallyEvents, tallyWaits } from './tally.ts';
import type { PeriodFigure } from './tracking.ts';
import { halves, rateTrend } from './trend.ts';
import { waitFigures } from './waitFigures.ts';

/** A share of patients with an event. @param cells of the target's supplier and outcome */
export function eventReading(cells: readonly EventCell[], held: HeldTarget): Reading {
  const reading = rateReading(cells, (some) => tallyEvents(some, held), held);
  return { ...reading, missing: missingData(cells, held) };
}

/** A share of services in time. @param cells of the target's supplier and outcome */
export function waitReading(cells: readonly WaitCell[], held: HeldTarget): Reading {
  return { ...rateReading(cells, tallyWaits, held), waits: waitFigures(cells, held) };
}

function rateReading<Cell extends CellKey>(
  cells: readonly Cell[],
  tallyOf: (cells: readonly Cell[]) => Tally,
  held: HeldTarget,
): Reading {
  const tally = tallyOf(cells);
  const byMonth = new Map(
    monthsOf(cells)
      .map((month) => [month, tallyOf(cells.filter((cell) => cell.month === month))] as const)
      .filter(([, { due }]) => due > 0),
  );
  const months = [...byMonth.keys()];
  const sites = bySite(cells);
  const siteTallies = new Map([...sites].map(([site, some]) => [site, tallyOf(some)]));
  const tau2 = siteVariance([...siteTallies.values()], held);
  const observed = observedRate(tally, held);
  const tails = targetTails(tally, held);
  const parts = halves(months.filter((month) => (byMonth.get(month) as Tally).patients > 0));
  const upTo = (some: readonly Cell[], last: string) => tallyOf(some.filter(({ month }) => month <= last));
  return {
    ...nothingRead,
    observed,
    standardised: standardised(tally, held),
    crude: held.model === null ? null : crudeRate(tally, held.contract.decision),
    trend:
      parts === undefined
        ? null
        : rateTrend(
            tallyOf(cells.filter(({ month }) => parts[0].includes(month))),
            tallyOf(cells.filter(({ month }) => parts[1].includes(month))),
            held.outcome.better,
            held.model !== null,
          ),
    probabilityMet: probabilityMet(tally, held),
    probabilityMetAtEnd: probabilityMetAtEnd(tally, held),
    forecast: tally.patients > 0 ? forecast(tally, held) : null,
    patientsNeeded: observed === null ? null : patientsNeeded(observed.value, tally, held),
    young: tally.young,
    periods: [...byMonth].map(([month, some]) => periodFigure(month, some, held)),
    sites: siteFigures(siteTallies, tau2, held),
    funnel: funnel([...siteTallies.values()], held),
    runChart: runChart(byMonth, held),
    p: tails === undefined ? null : missedP(tails, held.outcome.better),
    followUp: knownShare(tally),
    followUpLackingSince:
      crossedSince(months, (month) => {
        const known = knownShare(upTo(cells, month));
        return known !== null && known < held.contract.dataQuality.leastFollowUp;
      }) ?? null,
    months,
    missedSince:
      crossedSince(months, (month) => isMissed(observedRate(upTo(cells, month), held), held)) ?? null,
    sitesOut: [...sites].flatMap(([site, some]) => {
      const beyond = (counts: Tally) => isBeyond(counts, tau2, held);
      const since = crossedSince(months, (month) => beyond(upTo(some, month)));
      const found = siteTallies.get(site) as Tally;
      const figure = observedRate(found, held)?.value;
      if (since === undefined || figure === undefined) return [];
      return [{ site, since, figure, limit: actionLimit(found, tau2, held) }];
    }),
  };
}

/** Known, or given to the supplier as its own gap, of all due. */
function knownShare({ due, known, gaps }: Tally): number | null {
  return due > 0 ? (known + gaps) / due : null;
}

/** None where it is decided already; at least one more where the data so far had the power and did not decide. */
function patientsNeeded(rate: number, tally: Tally, held: HeldTarget): number | null {
  const { level, power } = held.contract.decision;
  const target = outcomeTarget(held);
  const interval = observedRate(tally, held)?.interval;
  if (interval !== undefined && targetState(interval, target) !== 'inconclusive') return 0;
  const inAll = patientsToDecide(rate, target.value, { alpha: (1 - level) / 2, power });
  return inAll === null ? null : Math.max(1, inAll - tally.patients);
}

function periodFigure(month: string, tally: Tally, held: HeldTarget): PeriodFigure {
  return {
    month,
    patients: tally.patients,
    events: tally.events,
    expected: held.model === null ? null : tally.expected,
    value: observedRate(tally, held)?.value ?? null,
  };
}

/** Beyond the action limit, on the side that is worse for patients. */
function isBeyond(tally: Tally, tau2: number | null, held: HeldTarget): boolean {
  const tails = siteTails(tally, tau2, held);
  if (tails === undefined || positionOf(tails, held) !== 'action') return false;
  return held.outcome.better === 'lower' ? tails.atLeast < tails.atMost : tails.atMost < tails.atLeast;
}
