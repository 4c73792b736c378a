import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import type { LinearSum } from './equation.ts';
import { outcomeParts } from './outcomeParts.ts';
import { type FigureKey, SMALLEST_COUNT } from './release.ts';
import { type TrueView, trueCounts } from './trueView.ts';

/** What must not become known. */
export interface SensitiveCount {
  readonly what: string;
  readonly key: Omit<FigureKey, 'outcome'>;
  /** Outcomes whose figures tell of it. */
  readonly outcomes: readonly string[];
  readonly kind: 'patients' | 'events' | 'without';
  readonly sum: LinearSum;
  /** 1 to 4, or −1 to −4 where corrections took away as many. */
  readonly count: number;
}

/**
 * Every count of a family's patients, with and without the event, from 1 to 4, of each supplier × site, supplier, site and of all, at each state of the data and
 * between any two of them.
 * @param sumOf as a sum of unknowns: parts, whose, after and up to which view, with or without the event
 */
export function sensitiveCounts(
  family: readonly OutcomeDefinition[],
  views: readonly TrueView[],
  contract: Contract,
  sumOf: (
    parts: readonly string[],
    key: Omit<FigureKey, 'outcome'>,
    slices: readonly [number, number],
    events: readonly boolean[],
  ) => LinearSum,
): SensitiveCount[] {
  const found: SensitiveCount[] = [];
  const suppliers = [null, ...contract.suppliers.map(({ id }) => id)];
  const sites = [null, ...contract.sites.map(({ code }) => code)];
  for (const outcome of family)
    for (const supplier of suppliers)
      for (const site of sites)
        for (let upTo = 0; upTo < views.length; upTo++)
          for (let after = -1; after < upTo; after++) {
            const key = { supplier, site };
            const now = trueCounts(views[upTo] as TrueView, contract, outcome, key);
            const then =
              after < 0
                ? { patients: 0, events: 0 }
                : trueCounts(views[after] as TrueView, contract, outcome, key);
            const patients = now.patients - then.patients;
            const events = now.events === null || then.events === null ? null : now.events - then.events;
            const kinds = [
              ['patients', patients, [true, false]],
              ...(events === null
                ? []
                : ([
                    ['events', events, [true]],
                    ['without', patients - events, [false]],
                  ] as const)),
            ] as const;
            for (const [kind, count, of] of kinds) {
              if (count === 0 || Math.abs(count) >= SMALLEST_COUNT) continue;
              found.push({
                what: quantityName(outcome.id, key, kind, views[after], views[upTo] as TrueView),
                key,
                outcomes: family
                  .filter((other) => outcomeParts(other).some((part) => outcomeParts(outcome).includes(part)))
                  .map(({ id }) => id),
                kind,
                sum: sumOf(outcomeParts(outcome), key, [after, upTo], of),
                count,
              });
            }
          }
  return found;
}

/** `pacemaker S1 H05 events 2025-03-31..2025-06-30`, with `*` for all. */
function quantityName(
  outcome: string,
  { supplier, site }: Omit<FigureKey, 'outcome'>,
  kind: string,
  from: TrueView | undefined,
  to: TrueView,
): string {
  const dates = from === undefined ? to.asOf : `${from.asOf}..${to.asOf}`;
  return [outcome, supplier ?? '*', site ?? '*', kind, dates].join(' ');
}
