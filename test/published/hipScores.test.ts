import { expect, it } from 'vitest';
import type { ScoreCell } from '../../src/core/tracking/aggregates.ts';
import { temporaryFolder } from '../support/deliveries.ts';
import { hipPublished, hipScores } from '../support/publishedData.ts';
import { kept, samples, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();

/**
 * Adjusted average health gains of NHS Digital's provider table (Finalised PROMs in England 2018/19). The published records are not all that the table
 * rests on: units with fewer than 6 records are left out, and some records are those of another provider. So providers are told apart by
 * whether their own records give the table's number, score before and plain gain.
 */
it.skipIf(samples === undefined)(
  'hip replacements: the adjusted gain of every provider whose records are the published ones, and of all others within 0.4 points',
  async () => {
    const from = samples ?? '';
    const { batch, aggregates, tracking } = await throughImport(hipScores(from), folder);
    expect(kept(batch)).toEqual({ delivery: 38_432, outcome: 76_864, covariate: 38_029 });
    const published = hipPublished(from);
    const [target] = tracking.targets;
    // England's own records against England's own mean: nothing is left but the mean.
    expect(published.get('England')?.records).toBe(38_136);
    expect(target?.score?.adjustedGain).toBeCloseTo(published.get('England')?.adjustedGain as number, 9);

    const plain = Map.groupBy(aggregates.scores, ({ site }) => site);
    const gains = (target?.sites ?? []).flatMap(({ site, patients, value }) => {
      const said = published.get(site);
      if (said === undefined || value === null || Number.isNaN(said.adjustedGain)) return [];
      const mean = (of: (cell: ScoreCell) => number) =>
        (plain.get(site) ?? []).reduce((sum, cell) => sum + of(cell), 0) / patients;
      const before = mean(({ sumBefore }) => sumBefore);
      const gain = mean(({ sumAfter, sumBefore }) => sumAfter - sumBefore);
      const same =
        patients === said.records &&
        Math.abs(before - said.before) < 1e-4 &&
        Math.abs(gain - said.gain) < 1e-4;
      return [{ same, off: Math.abs(value - said.adjustedGain) }];
    });
    const same = gains.filter((one) => one.same).map(({ off }) => off);
    expect(gains).toHaveLength(234);
    expect(same).toHaveLength(81);
    expect(Math.max(...same)).toBeLessThan(0.001);
    expect(gains.filter(({ off }) => off < 0.1)).toHaveLength(206);
    expect(Math.max(...gains.map(({ off }) => off))).toBeLessThan(0.4);
  },
  120_000,
);
