import { type TargetState, targetState } from '../outcomes/outcomeTarget.ts';
import type { EventCell } from './aggregates.ts';
import { type HeldTarget, outcomeTarget } from './heldTarget.ts';
import { type Counts, observedRate } from './observedRate.ts';
import { type Tally, tallyEvents } from './tally.ts';
import type { MissingData } from './tracking.ts';

/**
 * What the patients whose outcome is not known could change. Best and worst case: none, or all, of them with the bad outcome. Tipping point: from
 * how many bad outcomes among them the state would be another (Yan, Lee & Li 2009, J Biopharm Stat 19:1085-1098). Weighted: each site's
 * known patients stand for its missing ones too (inverse probability of being known), right if they are missing by chance within a site.
 * @param cells of one supplier and outcome
 * @returns null while nobody is due
 */
export function missingData(cells: readonly EventCell[], held: HeldTarget): MissingData | null {
  const tally = tallyEvents(cells, held);
  if (tally.due === 0) return null;
  return {
    due: tally.due,
    known: tally.known,
    missing: tally.missing,
    owner: held.owner,
    owedBy: owedBy(cells, held),
    best: ifBad(tally, 0, held),
    worst: ifBad(tally, tally.missing, held),
    tippingPoint: tippingPoint(tally, held),
    weighted: weightedRate(cells, held),
  };
}

/** Who owes the rows of patients that are due and not known, most first. */
export function owedBy(
  cells: readonly { readonly site: string; readonly missing: number }[],
  { owner, target, flow }: HeldTarget,
): MissingData['owedBy'] {
  const bySite = new Map<string, number>();
  for (const { site, missing } of cells) {
    const party = owner === 'site' ? site : owner === 'supplier' ? target.supplier : flow;
    bySite.set(party, (bySite.get(party) ?? 0) + missing);
  }
  return [...bySite]
    .filter(([, patients]) => patients > 0)
    .map(([party, patients]) => ({ party, patients }))
    .sort((one, other) => other.patients - one.patients || (one.party < other.party ? -1 : 1));
}

/** The figure over all due patients if `bad` of the missing had the bad outcome and the others had not. */
function ifBad(tally: Tally, bad: number, held: HeldTarget): MissingData['best'] {
  const found = observedRate(allDue(tally, bad, held), held);
  return found === null
    ? null
    : { value: found.value, state: targetState(found.interval, outcomeTarget(held)) };
}

function allDue(tally: Tally, bad: number, { outcome }: HeldTarget): Counts {
  return {
    patients: tally.due,
    events: tally.knownEvents + (outcome.better === 'lower' ? bad : tally.missing - bad),
    expected: tally.knownExpected + tally.missingExpected,
  };
}

/** Each bad outcome moves the interval towards missing the target, so the first count that changes the state is found by halving. */
function tippingPoint(tally: Tally, held: HeldTarget): number | null {
  const known: Counts = {
    patients: tally.known,
    events: tally.knownEvents,
    expected: tally.knownExpected,
  };
  const found = observedRate(known, held);
  if (found === null || tally.missing === 0) return null;
  const state: TargetState = targetState(found.interval, outcomeTarget(held));
  const differs = (bad: number) => ifBad(tally, bad, held)?.state !== state;
  if (differs(0)) return 0;
  if (!differs(tally.missing)) return null;
  let [same, other] = [0, tally.missing];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (differs(middle)) other = middle;
    else same = middle;
  }
  return other;
}

/** Counts of each site times due ÷ known. Sites of which nobody is known have no one to stand for their patients. */
function weightedRate(cells: readonly EventCell[], held: HeldTarget): number | null {
  let [patients, events, expected] = [0, 0, 0];
  for (const ofSite of Map.groupBy(cells, ({ site }) => site).values()) {
    const { due, known, knownEvents, knownExpected } = tallyEvents(ofSite, held);
    if (known === 0) continue;
    patients += due;
    events += (knownEvents * due) / known;
    expected += (knownExpected * due) / known;
  }
  if (held.model === null) return patients > 0 ? events / patients : null;
  return expected > 0 ? (events / expected) * held.model.reference : null;
}
