import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attack } from '../../../src/core/disclosure/attack.ts';
import { knownCounts } from '../../../src/core/disclosure/knownCount.ts';
import type { ReleaseContent, ReleasedFigure } from '../../../src/core/disclosure/release.ts';
import { testRelease } from '../../../src/core/disclosure/testRelease.ts';
import { NO_AGGREGATES } from '../../../src/core/tracking/addAggregates.ts';
import type { EventCell } from '../../../src/core/tracking/aggregates.ts';
import { published, smallContract } from '../../support/contract.ts';
import { readersOf, released, type Standing } from '../../support/releases.ts';
import { trackingOf } from '../../support/snapshot.ts';

/** Two suppliers at three sites, one outcome. */
const contract = published(
  smallContract((definition) => {
    definition.sites = ['H1', 'H2', 'H3'].map((code) => ({ code, name: code, keyHolder: code }));
    definition.outcomes = (definition.outcomes as { id: string }[]).filter(({ id }) => id === 'ppm');
    definition.targets = (definition.targets as { outcome: string }[]).filter(
      ({ outcome }) => outcome === 'ppm',
    );
  }),
);
const members = ['S1', 'S2'].flatMap((supplier) => ['H1', 'H2', 'H3'].map((site) => ({ supplier, site })));

/** Data with so many patients and events of each supplier at each site. */
function standing(asOf: string, counts: readonly (readonly [patients: number, events: number])[]): Standing {
  const events = members.map((member, at): EventCell => {
    const [known, bad] = counts[at] as readonly [number, number];
    return {
      ...member,
      outcome: 'ppm',
      month: '2026-01',
      young: 0,
      due: known,
      known,
      events: Math.min(known, bad),
      missing: 0,
      expected: 0,
      variance: 0,
      expectedMissing: 0,
      withoutRisk: 0,
    };
  });
  const { fingerprint } = contract;
  const tracking = trackingOf({ contract: contract.contract.id, fingerprint, snapshot: asOf, asOf });
  return { aggregates: { ...NO_AGGREGATES, events }, tracking };
}

const dates = ['2026-03-31', '2026-06-30', '2026-09-30'];
const regular = (content: ReleaseContent | undefined, supplier: string | null, site: string | null) =>
  content?.figures.find((one) => one.supplier === supplier && one.site === site) as ReleasedFigure;

describe('releases of random data', () => {
  it('never tell a small count, whatever was corrected between them, in whatever order readers ask', () => {
    const cell = fc.tuple(fc.nat(30), fc.nat(8));
    const table = fc.array(cell, { minLength: members.length, maxLength: members.length });
    // What comes new, or is taken away by late data.
    const change = fc.array(fc.tuple(fc.integer({ min: -3, max: 14 }), fc.integer({ min: -2, max: 6 })), {
      minLength: members.length,
      maxLength: members.length,
    });
    const readers = readersOf(contract);
    fc.assert(
      fc.property(
        table,
        fc.array(change, { minLength: 2, maxLength: 2 }),
        fc.shuffledSubarray([...readers], { minLength: 3 }),
        (first, changes, order) => {
          let counts = first.map(([patients, events]): [number, number] => [
            patients,
            Math.min(patients, events),
          ]);
          const standings = [standing(dates[0] as string, counts)];
          for (const [at, of] of changes.entries()) {
            counts = counts.map(([patients, events], place) => {
              const [more, bad] = of[place] as [number, number];
              const now = Math.max(0, patients + more);
              return [now, Math.min(now, Math.max(0, events + bad))];
            });
            standings.push(standing(dates[at + 1] as string, counts));
          }
          const { contents, views } = released(contract, standings, order);
          const { exposed } = attack(
            knownCounts(contents, views, contract.contract),
            views,
            contract.contract,
          );
          expect(exposed).toEqual([]);
          const last = contents.at(-1) as ReleaseContent;
          for (const { test, passed } of testRelease(last, contents.slice(0, -1), views, contract.contract))
            expect([test, passed]).toEqual([test, true]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a figure', () => {
  const table = (first: readonly [number, number]): readonly (readonly [number, number])[] => [
    first,
    ...Array.from({ length: 5 }, (): [number, number] => [40, 10]),
  ];
  const region = [{ kind: 'region' }] as const;

  it('stays as it was, with its date, until nobody or at least five are new in every part', () => {
    const { contents } = released(
      contract,
      [
        standing(dates[0] as string, table([40, 10])),
        standing(dates[1] as string, table([52, 12])),
        standing(dates[2] as string, table([64, 16])),
      ],
      region,
    );
    const shown = contents.map((content) => regular(content, 'S1', 'H1'));
    expect(shown.map(({ patients, events, data }) => [patients, events, data.asOf])).toEqual([
      [40, 10, '2026-03-31'],
      [40, 10, '2026-03-31'],
      [64, 16, '2026-09-30'],
    ]);
  });

  it('takes another with it where it is hidden, and says few where all or none of fewer than ten had the event', () => {
    const { contents } = released(contract, [standing(dates[0] as string, table([40, 2]))], region);
    expect(regular(contents[0], 'S1', 'H1')).toMatchObject({ patients: 40, events: 'hidden', value: null });
    const inRow = ['H2', 'H3', null].map((site) => regular(contents[0], 'S1', site).events);
    expect(inRow).toContain('hidden');
    const { contents: few } = released(contract, [standing(dates[0] as string, table([7, 0]))], region);
    expect(regular(few[0], 'S1', 'H1')).toMatchObject({
      patients: 7,
      events: 'few',
      value: null,
      interval: null,
    });
  });

  it('is refused by its tests where it was made without safeguards', () => {
    const none = { primary: false, secondary: false, fresh: false };
    const { contents, views } = released(
      contract,
      [standing(dates[0] as string, table([40, 2])), standing(dates[1] as string, table([43, 12]))],
      region,
      none,
    );
    const [first, second] = contents as [ReleaseContent, ReleaseContent];
    const results = testRelease(second, [first], views, contract.contract);
    expect(results.map(({ test, passed }) => [test, passed])).toEqual([
      ['singling-out', true],
      ['linkability', false],
      ['inference', true],
    ]);
    expect(results[1]?.found).toContainEqual({
      what: 'ppm S1 H1 patients 2026-03-31..2026-06-30',
      least: 3,
      most: 3,
    });
    expect(testRelease(first, [], views.slice(0, 1), contract.contract)[0]?.passed).toBe(false);
  });
});
