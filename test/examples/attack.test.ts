import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract, PublishedContract } from '../../src/core/contract/contract.ts';
import { attack } from '../../src/core/disclosure/attack.ts';
import { type KnownCount, knownCounts } from '../../src/core/disclosure/knownCount.ts';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import type { Safeguards } from '../../src/core/disclosure/releasable.ts';
import type { ReleaseContent } from '../../src/core/disclosure/release.ts';
import { testRelease } from '../../src/core/disclosure/testRelease.ts';
import { dataName, type TrueView, trueCounts } from '../../src/core/disclosure/trueView.ts';
import { standingsOfExample } from '../support/releasedExample.ts';
import { readersOf, released, type Standing } from '../support/releases.ts';

/** Somebody has every release of the shipped contracts, to every reader, after each delivery, and wants the counts that were hidden. */
const folder = mkdtempSync(join(tmpdir(), 'esito-attack-'));
afterAll(() => rmSync(folder, { recursive: true }));

const everybody: Reader = { kind: 'public' };

describe('the valves, released to all eleven readers after each of four deliveries', () => {
  let published: PublishedContract;
  let standings: readonly Standing[];
  beforeAll(async () => {
    ({ published, standings } = await standingsOfExample('tavi', folder));
  }, 60_000);

  const exposedBy = (readers: readonly Reader[], safeguards?: Safeguards) => {
    const { contents, views } = released(published, standings, readers, safeguards);
    return attack(knownCounts(contents, views, published.contract), views, published.contract);
  };

  it('no small count follows from all releases together, and each passes its own tests', () => {
    const { contents, views } = released(published, standings, readersOf(published));
    expect(contents).toHaveLength(44);
    const { tried, exposed } = attack(
      knownCounts(contents, views, published.contract),
      views,
      published.contract,
    );
    expect(tried).toBeGreaterThan(600);
    expect(exposed).toEqual([]);
    const last = contents.at(-1) as ReleaseContent;
    const tests = testRelease(last, contents.slice(0, -1), views, published.contract);
    expect(tests.map(({ test, passed }) => [test, passed])).toEqual([
      ['singling-out', true],
      ['linkability', true],
      ['inference', true],
    ]);
    // What is safe is still worth reading: of most suppliers' outcomes the public sees what became of the patients.
    const shown = last.figures.filter(({ value }) => value !== null);
    expect(shown.length).toBeGreaterThanOrEqual(15);
  }, 60_000);

  it('prints no count from one to four, nor what follows from one in the same line', () => {
    for (const { figures } of released(published, standings.slice(0, 2), readersOf(published)).contents)
      for (const { patients, events, value, interval, state, data, upTo } of figures) {
        const without = typeof patients === 'number' && typeof events === 'number' ? patients - events : 0;
        for (const count of [patients, events, without])
          if (typeof count === 'number') expect(count === 0 || count >= 5).toBe(true);
        if (events === 'hidden' || events === 'few')
          expect([value, interval, state]).toEqual([null, null, null]);
        expect(upTo).toMatch(/^\d{4}-\d{2}$/);
        expect(Object.keys(data)).toEqual(['snapshot', 'asOf']);
      }
  });

  it('tells a supplier that knows its own totals nothing of others, and of its cases at a site what its totals tell', () => {
    const { contract } = published;
    const { contents, views } = released(published, standings, readersOf(published));
    for (const { id } of contract.suppliers) {
      const isOwn = ({ reader }: ReleaseContent) => reader.kind === 'supplier' && reader.supplier === id;
      const read = contents.filter((content) => isOwn(content) || content.reader.kind === 'public');
      const { exposed } = attack(
        [...knownCounts(read, views, contract), ...totalsOf(id, views, contract)],
        views,
        contract,
      );
      expect(exposed.filter(({ key }) => key.supplier !== id)).toEqual([]);
      // Of at most as many cases as the supplier has in all, any number can be at any site.
      const totals = new Map(exposed.filter(({ key }) => key.site === null).map((one) => [one.what, one]));
      for (const { what, key, least, most } of exposed.filter((one) => one.key.site !== null)) {
        const total = totals.get(what.replace(` ${key.site} `, ' * '));
        expect([least, most], what).toEqual([0, Math.abs(total?.count ?? Number.NaN)]);
      }
    }
  }, 60_000);

  it('finds counts where nothing is hidden', () => {
    const { exposed } = exposedBy([everybody], { primary: false, secondary: false, fresh: true });
    expect(exposed.filter(({ least, most }) => least === most).length).toBeGreaterThan(5);
  });

  it('finds hidden counts from totals where only they are hidden', () => {
    const { exposed } = exposedBy([{ kind: 'region' }], { primary: true, secondary: false, fresh: true });
    expect(exposed.filter(({ key }) => key.supplier !== null && key.site !== null)).not.toEqual([]);
  });

  it('finds counts from the difference of two releases where figures do not wait for enough that is new', () => {
    const alone = { primary: true, secondary: false };
    const { exposed } = exposedBy([everybody], { ...alone, fresh: false });
    expect(exposed.some(({ what, least, most }) => what.includes('..') && least === most)).toBe(true);
    expect(exposedBy([everybody], { ...alone, fresh: true }).exposed).toEqual([]);
  });
});

it('the bookings: classes of waits add up to all waits, and still tell nothing small', async () => {
  const { published, standings } = await standingsOfExample('cup', folder);
  const { contents, views } = released(published, standings, readersOf(published));
  const { tried, exposed } = attack(
    knownCounts(contents, views, published.contract),
    views,
    published.contract,
  );
  expect(tried).toBeGreaterThan(40);
  expect(exposed).toEqual([]);
}, 60_000);

/** All that a supplier can know of its own from statements: its totals at every date, and more of them than statements tell. */
function totalsOf(supplier: string, views: readonly TrueView[], contract: Contract): KnownCount[] {
  return views.flatMap((view) =>
    contract.outcomes
      .filter(({ id }) => contract.targets.some(({ outcome }) => outcome === id))
      .flatMap((outcome) => {
        const key = { supplier, site: null };
        const counts = trueCounts(view, contract, outcome, key);
        return (['patients', 'events'] as const).flatMap((kind) => {
          const count = counts[kind];
          return count === null ? [] : [{ ...key, outcome: outcome.id, data: dataName(view), kind, count }];
        });
      }),
  );
}
