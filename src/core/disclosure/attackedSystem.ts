import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { Equation, LinearSum } from './equation.ts';
import type { KnownCount } from './knownCount.ts';
import { outcomeParts, samePatients } from './outcomeParts.ts';
import type { FigureKey } from './release.ts';
import { type SensitiveCount, sensitiveCounts } from './sensitiveCounts.ts';
import { cellName, dataName, membersOf, type TrueView, trueCounts } from './trueView.ts';

/** A whole number that an attacker does not know: how many patients with (or without) the event a cell gained, or lost, from one state of the data to the next. */
interface Unknown {
  readonly part: string;
  readonly supplier: string;
  readonly site: string;
  /** Of the views: what came between the one before it and this one. */
  readonly slice: number;
  readonly event: boolean;
  /** −1 where corrections made the cell smaller. The attacker is thought to know even that, so every unknown counts upwards from 0. */
  readonly sign: 1 | -1;
  /** What it is in truth. */
  readonly size: number;
}

/** All that is known of outcomes which count the same people, and all that must not be. */
export interface AttackedSystem {
  readonly outcomes: readonly string[];
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Equation[];
  readonly sensitive: readonly SensitiveCount[];
}

/**
 * The knowledge of an attacker about one family of outcomes as linear equations, and what must not follow from them: every count of patients, patients with and
 * without the event, from 1 to 4, of each supplier × site, supplier, site and of all, at each state of the data and between any two of them.
 * @param views in the order in which releases speak of them
 */
export function attackedSystem(
  family: readonly OutcomeDefinition[],
  known: readonly KnownCount[],
  views: readonly TrueView[],
  contract: Contract,
): AttackedSystem {
  const unknowns: Unknown[] = [];
  const placeOf = new Map<string, number>();
  const place = (part: string, [supplier, site]: readonly [string, string], slice: number, event: boolean) =>
    placeOf.get(JSON.stringify([part, supplier, site, slice, event])) as number;
  const parts = [...new Set(family.flatMap(outcomeParts))];
  const everyone = membersOf({ supplier: null, site: null }, contract);
  const counted = (view: TrueView | undefined, part: string, [supplier, site]: readonly [string, string]) =>
    view?.counts.get(cellName(part, supplier, site)) ?? { patients: 0, events: 0 };
  const equations: Equation[] = [];
  for (const part of parts)
    for (const member of everyone)
      for (const event of [false, true]) {
        const of = (view: TrueView | undefined) => {
          const { patients, events } = counted(view, part, member);
          return event ? (events ?? 0) : patients - (events ?? 0);
        };
        const places: number[] = [];
        let shrinks = false;
        for (const [slice, view] of views.entries()) {
          const change = of(view) - of(views[slice - 1]);
          const [supplier, site] = member;
          places.push(unknowns.length);
          placeOf.set(JSON.stringify([part, supplier, site, slice, event]), unknowns.length);
          const sign = change < 0 ? -1 : 1;
          shrinks ||= change < 0;
          unknowns.push({ part, supplier, site, slice, event, sign, size: Math.abs(change) });
        }
        // Whatever was corrected, nobody is counted less than not at all.
        if (shrinks)
          for (const last of views.keys())
            equations.push({
              sum: new Map(
                places.slice(0, last + 1).map((at) => [at, (unknowns[at] as Unknown).sign as number]),
              ),
              is: 'least',
              total: 0,
            });
      }
  const sumOf = (
    of: readonly string[],
    key: Omit<FigureKey, 'outcome'>,
    [after, upTo]: readonly [number, number],
    events: readonly boolean[],
  ): LinearSum => {
    const sum = new Map<number, number>();
    for (const part of of)
      for (const member of membersOf(key, contract))
        for (let slice = after + 1; slice <= upTo; slice++)
          for (const event of events) {
            const at = place(part, member, slice, event);
            sum.set(at, (unknowns[at] as Unknown).sign);
          }
    return sum;
  };
  const viewAt = new Map(views.map((view, at) => [dataName(view), at]));
  const learnt = knownOfFamily(family, known, views, contract);
  for (const [outcome, ofOutcome] of Map.groupBy(learnt, ({ outcome }) => outcome)) {
    const definition = family.find(({ id }) => id === outcome) as OutcomeDefinition;
    for (const ofGroup of Map.groupBy(ofOutcome, ({ supplier, site }) =>
      JSON.stringify([supplier, site]),
    ).values()) {
      const [key] = ofGroup as [KnownCount, ...KnownCount[]];
      let [before, patientsBefore]: [number, number] = [-1, 0];
      let [eventsAt, eventsBefore]: [number, number] = [-1, 0];
      for (const ofData of [...Map.groupBy(ofGroup, ({ data }) => data).values()].toSorted(
        ([one], [other]) => viewOf(one) - viewOf(other),
      )) {
        const at = viewOf(ofData[0]);
        const patients = ofData.find(({ kind }) => kind === 'patients');
        const events = ofData.find(({ kind }) => kind === 'events');
        if (patients !== undefined) {
          const change = patients.count - patientsBefore;
          equations.push(equal(sumOf(outcomeParts(definition), key, [before, at], [true, false]), change));
          [before, patientsBefore] = [at, patients.count];
        }
        if (events !== undefined) {
          const change = events.count - eventsBefore;
          equations.push(equal(sumOf(outcomeParts(definition), key, [eventsAt, at], [true]), change));
          [eventsAt, eventsBefore] = [at, events.count];
        }
      }
    }
  }
  return {
    outcomes: family.map(({ id }) => id),
    unknowns,
    equations,
    sensitive: sensitiveCounts(family, views, contract, sumOf),
  };

  function viewOf(count: KnownCount | undefined): number {
    return viewAt.get(count?.data ?? '') as number;
  }
}

/** Patients that are known of one outcome are known of all that count the same ones: whose outcome is missing the attacker is thought to know. */
function knownOfFamily(
  family: readonly OutcomeDefinition[],
  known: readonly KnownCount[],
  views: readonly TrueView[],
  contract: Contract,
): readonly KnownCount[] {
  const found = new Map<string, KnownCount>();
  for (const outcome of family)
    for (const count of known) {
      const definition = contract.outcomes.find(({ id }) => id === count.outcome);
      if (definition === undefined) continue;
      const same =
        definition.id === outcome.id ||
        (count.kind === 'patients' && samePatients(definition) === samePatients(outcome));
      const view = views.find((one) => dataName(one) === count.data);
      if (!same || view === undefined) continue;
      const own = trueCounts(view, contract, outcome, count)[count.kind];
      if (own === null) continue;
      const { supplier, site, data, kind } = count;
      found.set(JSON.stringify([outcome.id, supplier, site, data, kind]), {
        ...count,
        outcome: outcome.id,
        count: own,
      });
    }
  return [...found.values()];
}

function equal(sum: LinearSum, total: number): Equation {
  return { sum, is: 'equal', total };
}
