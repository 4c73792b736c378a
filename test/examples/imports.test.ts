import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { taviDeliveries } from '../../examples/contracts/tavi/make.ts';
import type { Batch } from '../../src/core/deliveries/batch.ts';
import { importedExample } from '../support/importedExample.ts';

/** Every row that was put among the good ones of the shipped deliveries ends where it ought to, and no other row with it. */
const folder = mkdtempSync(join(tmpdir(), 'esito-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Rows by file and reason. */
function counted(rows: readonly (readonly [file: string, reason: string, rows: number])[]) {
  const sums: Record<string, number> = {};
  for (const [file, reason, count] of rows) {
    const key = `${file} ${reason}`;
    sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

const found = ({ findings }: Batch) =>
  counted(findings.map(({ file, reason, rows }) => [file, reason, rows] as const));

describe('importing the shipped deliveries', () => {
  it('ends every trouble of the valves where it was meant to end', async () => {
    const { batches } = await importedExample('tavi', folder);
    // Two devices were used after their expiry date: good rows, with a doubt.
    const expired = [1, 0, 1, 0];
    for (const [at, { troubles }] of taviDeliveries().entries()) {
      const batch = batches[at] as Batch;
      const wanted = counted(
        troubles.map(({ file, reason, lines }) => [file, reason, lines.length] as const),
      );
      if (expired[at]) wanted['delivery expired-device'] = expired[at];
      expect(found(batch)).toEqual(wanted);
      for (const { rows, kept, quarantined, refused } of batch.files)
        expect(rows).toBe(kept + quarantined + refused);
    }
    expect(batches.map(({ keyVersion }) => keyVersion)).toEqual([1, 1, 2, 2]);
  }, 60_000);

  it('ends those of the booking centre too, from a table and from lines of JSON', async () => {
    for (const batch of (await importedExample('cup', folder)).batches)
      expect(found(batch)).toEqual({
        'care delivered-before-booked': 3,
        'care duplicate': 1,
        'care not-one-of': 1,
        'care unknown-site': 1,
      });
  }, 60_000);
});
