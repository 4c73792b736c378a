import { expect, it } from 'vitest';
import type { SurvivalCell } from '../../src/core/tracking/aggregates.ts';
import { temporaryFolder } from '../support/deliveries.ts';
import { catheterPublished, dialysisCatheters } from '../support/publishedData.ts';
import { kept, samples, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();

/** Published are the numbers of patients and infections and the test (Klein and Moeschberger, example 7.2); the curve is computed here once more. */
it.skipIf(samples === undefined)(
  'exit-site infections of dialysis catheters: the published log-rank test from the sums of an import, the curve from its risk sets',
  async () => {
    const { batch, aggregates, tracking } = await throughImport(dialysisCatheters(samples ?? ''), folder);
    const { infections, patients, logRank } = catheterPublished;
    expect(kept(batch)).toEqual({ delivery: 119, outcome: 26, followup: 119 });
    for (const supplier of ['S1', 'S2'] as const) {
      const own = aggregates.survival.filter((cell) => cell.supplier === supplier);
      const ended = own.reduce((sum, { revisions, censored }) => sum + revisions + censored, 0);
      const infected = own.reduce((sum, { revisions }) => sum + revisions, 0);
      expect([ended, infected]).toEqual([patients[supplier], infections[supplier]]);
      // Nobody dies, so that the curve is Kaplan and Meier's.
      const points = tracking.targets.find((target) => target.supplier === supplier)?.survival?.points ?? [];
      let infectionFree = 1;
      for (const { day, atRisk, revised } of points) {
        const followed = own.filter((cell) => cell.day >= day);
        expect(atRisk).toBe(followed.reduce((sum, cell) => sum + cell.revisions + cell.censored, 0));
        const now = own.filter((cell) => cell.day === day).reduce((sum, cell) => sum + cell.revisions, 0);
        infectionFree *= 1 - now / atRisk;
        expect(revised).toBeCloseTo(1 - infectionFree, 12);
      }
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
