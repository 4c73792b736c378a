import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Snapshot } from '../../../src/core/deliveries/batch.ts';
import { nextSnapshot } from '../../../src/core/deliveries/nextSnapshot.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { batchOf } from '../../support/snapshot.ts';

const contract = { contract: 'valvole', fingerprint: 'f' };
const delivered = (id: string, source: string, from: string, to: string) =>
  batchOf({ id, source, from: `2026-${from}`, to: `2026-${to}` });
const january = delivered('jan', 'H1', '01-01', '01-31');
const february = delivered('feb', 'H1', '02-01', '02-28');
const other = delivered('other', 'H2', '01-15', '02-15');

const snapshotAfter = (...batches: readonly Batch[]) =>
  batches.reduce<Snapshot | undefined>(
    (before, batch) => nextSnapshot(contract, before, batch, fingerprint) ?? before,
    undefined,
  ) as Snapshot;
const ids = ({ batches }: Snapshot) => batches.map(({ id }) => id);

describe('the snapshot after a delivery', () => {
  it('keeps deliveries of other periods and other sources', () => {
    expect(ids(snapshotAfter(other, february, january))).toEqual(['jan', 'feb', 'other']);
  });

  it('puts a delivery in the place of those of its source whose periods lie within its own', () => {
    const again = delivered('again', 'H1', '01-01', '01-31');
    expect(ids(snapshotAfter(january, february, other, again))).toEqual(['again', 'feb', 'other']);
    const quarter = delivered('quarter', 'H1', '01-01', '03-31');
    expect(ids(snapshotAfter(january, february, other, quarter))).toEqual(['quarter', 'other']);
  });

  it('does not follow from a delivery that is in force', () => {
    const snapshot = snapshotAfter(january, february);
    expect(nextSnapshot(contract, snapshot, january, fingerprint)).toBeUndefined();
  });

  it('does not follow from a delivery that overlaps another in part, which is refused before', () => {
    const across = delivered('across', 'H1', '01-31', '02-28');
    expect(() => nextSnapshot(contract, snapshotAfter(january), across, fingerprint)).toThrow('in part');
  });

  it('has the same hash whatever the order in which deliveries of different months came', () => {
    const months = Array.from({ length: 8 }, (_, at) => {
      const month = String((at % 4) + 1).padStart(2, '0');
      return delivered(`b${at}`, at < 4 ? 'H1' : 'H2', `${month}-01`, `${month}-28`);
    });
    const expected = snapshotAfter(...months).hash;
    fc.assert(
      fc.property(fc.shuffledSubarray(months, { minLength: months.length }), (order) => {
        expect(snapshotAfter(...order).hash).toBe(expected);
      }),
      { numRuns: 30 },
    );
    expect(snapshotAfter(...months.slice(1)).hash).not.toBe(expected);
  });
});
