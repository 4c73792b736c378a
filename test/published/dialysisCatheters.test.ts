import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SurvivalCell } from '../../src/core/tracking/aggregates.ts';
import { temporaryFolder } from '../support/deliveries.ts';
import { expectClose } from '../support/expectClose.ts';
import { catheterPublished, dialysisCatheters } from '../support/publishedData.ts';
import { kept, samples, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();

/** As the deliveries have it: half a month is 15 days. */
const DAYS_OF_A_MONTH = 30;

/** Published are the numbers of patients and infections and the test (Klein and Moeschberger, example 7.2); the curve is computed here once more. */
it.skipIf(samples === undefined)(
  'exit-site infections of dialysis catheters: the published log-rank test from the sums of an import, the curve from its risk sets',
  async () => {
    const from = samples ?? '';
    const { batch, aggregates, tracking } = await throughImport(dialysisCatheters(from), folder);
    const catheters = readFileSync(join(from, 'dialysis-catheter-infection.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number) as [number, number, number])
      .map(([months, infected, type]) => ({ months, infected: infected === 1, supplier: `S${type}` }));
    const { infections, patients, logRank } = catheterPublished;
    expect(kept(batch)).toEqual({ delivery: 119, outcome: 26, followup: 119 });
    for (const supplier of ['S1', 'S2'] as const) {
      const own = aggregates.survival.filter((cell) => cell.supplier === supplier);
      const ended = own.reduce((sum, { revisions, censored }) => sum + revisions + censored, 0);
      const infected = own.reduce((sum, { revisions }) => sum + revisions, 0);
      expect([ended, infected]).toEqual([patients[supplier], infections[supplier]]);
      // Nobody dies, so that the curve is Kaplan and Meier's.
      const { survival } = tracking.targets.find((target) => target.supplier === supplier) ?? {};
      const inFile = catheters.filter((one) => one.supplier === supplier);
      const times = new Set(inFile.filter((one) => one.infected).map(({ months }) => months));
      let free = 1;
      const wanted = [...times]
        .toSorted((a, b) => a - b)
        .map((at) => {
          const atRisk = inFile.filter(({ months }) => months >= at).length;
          free *= 1 - inFile.filter((one) => one.infected && one.months === at).length / atRisk;
          return { months: at, atRisk, free };
        });
      expect(wanted.length).toBeGreaterThan(4);
      const found = survival?.points.map(({ day, atRisk, revised }) => ({
        months: day / DAYS_OF_A_MONTH,
        atRisk,
        free: 1 - revised,
      }));
      expectClose(found, wanted, 1e-12);
    }
    expect(chiSquared(aggregates.survival)).toBeCloseTo(logRank, 2);
  },
  60_000,
);

/** Mantel and Haenszel's comparison of two groups, time by time. */
function chiSquared(cells: readonly SurvivalCell[]): number {
  const [first, both] = [cells.filter(({ supplier }) => supplier === 'S1'), cells];
  const atRisk = (some: readonly SurvivalCell[], day: number) =>
    some
      .filter((cell) => cell.day >= day)
      .reduce((sum, { revisions, censored }) => sum + revisions + censored, 0);
  const events = (some: readonly SurvivalCell[], day: number) =>
    some.filter((cell) => cell.day === day).reduce((sum, { revisions }) => sum + revisions, 0);
  let [excess, variance] = [0, 0];
  for (const day of new Set(cells.map((cell) => cell.day))) {
    const [n1, n, d] = [atRisk(first, day), atRisk(both, day), events(both, day)];
    excess += events(first, day) - (d * n1) / n;
    if (n > 1) variance += (d * (n1 / n) * (1 - n1 / n) * (n - d)) / (n - 1);
  }
  return (excess * excess) / variance;
}
