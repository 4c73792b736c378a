import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadShippedContract } from '../../src/actions/loadShippedContract.ts';
import type { Batch, RowFinding } from '../../src/core/deliveries/batch.ts';
import type { Alert, TargetTracking, Tracking } from '../../src/core/tracking/tracking.ts';
import { shippedContracts } from '../../src/io/shippedContracts.ts';
import { lastPackages } from '../support/lastPackages.ts';
import { type Site, startSite } from '../support/site.ts';

/**
 * Every figure of the shipped contracts a second time. Source: contract-figures.py, which reads the same files and follows the published words
 * and formulas, made without a look at the SQL or at core/tracking. Counts, states and dates exact; figures to 1e-7; limits of a CUSUM to 2%
 * (solved there for every single risk, here for fifty groups of them).
 */
const TOLERANCE = 1e-7;
const LIMIT_TOLERANCE = 0.02;

// biome-ignore lint/suspicious/noExplicitAny: the golden file holds a part of what the program knows, in the same shape
type Part = any;
const golden: Record<string, Part> = JSON.parse(readFileSync('test/golden/contract-figures.json', 'utf8'));

let site: Site;
beforeAll(async () => {
  site = await startSite([]);
  for (const shipped of await shippedContracts('examples/contracts'))
    expect(await loadShippedContract(site.world, shipped)).toEqual([]);
}, 180_000);
afterAll(() => site.close());

/** Where `found` is not what `wanted` says; what `wanted` does not name is not looked at. */
function differences(wanted: Part, found: Part, place: string, tolerance = TOLERANCE): string[] {
  if (typeof wanted === 'number' && typeof found === 'number') {
    const allowed = Number.isInteger(wanted) && Number.isInteger(found) ? 0 : tolerance;
    return Math.abs(wanted - found) <= allowed * Math.max(1, Math.abs(wanted))
      ? []
      : [`${place}: ${found} for ${wanted}`];
  }
  if (typeof wanted !== 'object' || wanted === null || typeof found !== 'object' || found === null)
    return wanted === found ? [] : [`${place}: ${found} for ${wanted}`];
  if (Array.isArray(wanted) && wanted.length !== found.length)
    return [`${place}: ${found.length} entries for ${wanted.length}`];
  return Object.entries(wanted).flatMap(([key, value]) =>
    differences(value, found[key], `${place}.${key}`, tolerance),
  );
}

/** Some of a list, each found again by a key: the golden file has a few points of a long curve. */
function someOf(wanted: readonly Part[], found: readonly Part[], key: string, place: string): string[] {
  return wanted.flatMap((one) =>
    differences(
      one,
      found.find((other) => other[key] === one[key]),
      `${place} ${one[key]}`,
    ),
  );
}

/** The path, the limit and the signals of a CUSUM. */
function watchedDifferences(
  limit: number,
  path: readonly Part[],
  watched: Part,
  { target, monitoring }: TargetTracking,
): string[] {
  // Services are not watched one by one.
  if (monitoring === null) return path.length === 0 ? [] : [`${target}: no monitoring`];
  return [
    ...differences(limit, monitoring.limit, `${target} limit`, LIMIT_TOLERANCE),
    ...differences(watched, monitoring, `${target} monitoring`),
    ...someOf(path, monitoring.points, 'date', `${target} monitoring`),
  ];
}

function targetDifferences(wanted: Part, found: TargetTracking): string[] {
  const { monitoring, funnel, survival, ...rest } = wanted;
  const { points: curve = [], ...device } = survival ?? {};
  const { limit, points: path = [], ...watched } = monitoring ?? {};
  const place = wanted.target;
  return [
    ...differences(rest, found, place),
    ...differences(device, found.survival ?? {}, `${place} survival`),
    ...someOf(curve, found.survival?.points ?? [], 'day', `${place} survival`),
    // Sizes at which a funnel is drawn are a matter of drawing.
    ...someOf(
      (funnel?.limits ?? []).filter(({ size }: Part) =>
        found.funnel?.limits.some((one) => one.size === size),
      ),
      found.funnel?.limits ?? [],
      'size',
      `${place} funnel`,
    ),
    ...watchedDifferences(limit, path, watched, found),
  ];
}

/** Rows by file, fate and reason, without those of which there are none. */
function account(files: Batch['files'], findings: readonly RowFinding[]): Part {
  return Object.fromEntries(
    files.map(({ file, rows, kept }) => {
      const of = (fate: RowFinding['fate']) => {
        const counts: Record<string, number> = {};
        for (const one of findings)
          if (one.file === file && one.fate === fate)
            counts[one.reason] = (counts[one.reason] ?? 0) + one.rows;
        return counts;
      };
      return [
        file,
        { rows, kept, refused: of('refused'), quarantined: of('quarantined'), doubts: of('doubt') },
      ];
    }),
  );
}

describe.each([
  ['tavi', 'tavi-2026'],
  ['cup', 'cup-2026'],
])('the figures of %s, computed twice', (name, id) => {
  const wanted = golden[name];
  let tracking: Tracking;
  beforeAll(async () => {
    const snapshot = await site.world.snapshots.inForce(id);
    const stored = await site.world.trackings.of(snapshot?.hash ?? '', undefined);
    tracking = stored?.tracking as Tracking;
    expect(tracking.asOf).toBe(wanted.asOf);
  });

  it('keeps, sets aside and refuses the same rows', async () => {
    const batches = (await site.world.snapshots.inForce(id))?.batches ?? [];
    expect(batches.map(({ files, findings }) => account(files, findings))).toEqual(
      wanted.deliveries.map(({ files }: Part) => files),
    );
  });

  it('says the same of every target', () => {
    expect(tracking.targets.map(({ target }) => target)).toEqual(
      wanted.targets.map(({ target }: Part) => target),
    );
    expect(tracking.targets.flatMap((found, at) => targetDifferences(wanted.targets[at], found))).toEqual([]);
  });

  it('says the same of completeness, linkage and consumption', () => {
    const order = (one: Part) => `${one.site} ${one.month}`;
    const cells = tracking.quality.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(differences(wanted.quality, cells, 'quality')).toEqual([]);
    expect(differences(wanted.linkage, tracking.linkage, 'linkage')).toEqual([]);
  });

  it('gives the same alerts, since the same month', () => {
    const order = ({ kind, target, site, since }: Alert) => `${kind} ${target} ${site} ${since}`;
    const sorted = (alerts: readonly Alert[]) =>
      alerts.filter(({ kind }) => kind !== 'cusum').toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(differences(sorted(wanted.alerts), sorted(tracking.alerts), 'alert')).toEqual([]);
  });

  it('delivers the same net benefit and points', () => {
    expect(differences(wanted.value, tracking.value, 'value')).toEqual([]);
  });
});

it('settles the valves to the bytes that statements.test.ts settles them to in another folder', async () => {
  const packages = JSON.parse(readFileSync('test/golden/settlement-packages.json', 'utf8'));
  expect(await lastPackages(site.world, 'tavi-2026')).toEqual(packages);
});
