import { join } from 'node:path';
import fc from 'fast-check';
import { it } from 'vitest';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { openSnapshot } from '../../../src/io/deliveries/snapshotViews.ts';
import { published, smallContract } from '../../support/contract.ts';
import {
  csv,
  happened,
  implant,
  keyOf,
  limits,
  listener,
  temporaryFolder,
  writeDelivery,
} from '../../support/deliveries.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const store = batchStore({ folder: data, limits, converters: {} });
const contract = published(smallContract());
let made = 0;

const patient = fc.integer({ min: 0, max: 6 });
const cell = fc.constantFrom(
  '',
  'S1',
  'H2',
  '9',
  '1.5',
  '2026-03-02',
  '31/02/2026',
  '2027-01-01',
  '"',
  'a;b',
  keyOf(0),
);

/** A row with some cells put out of order. */
const spoilt = (row: fc.Arbitrary<Record<string, string | number>>) =>
  fc.tuple(row, fc.array(fc.tuple(fc.nat(12), cell), { maxLength: 2 })).map(([row, changes]) => {
    const columns = Object.keys(row);
    return Object.fromEntries([
      ...Object.entries(row),
      ...changes.map(([at, cell]) => [columns[at % columns.length] as string, cell] as const),
    ]);
  });

function withTornLine(text: string, at: string): string {
  return at === 'last' ? `${text}torn,torn\n` : text.replace('\n', '\ntorn,torn\n');
}

it('however rows are spoilt, each is kept, set aside or refused, and in one place only', async () => {
  const devices = fc.array(spoilt(patient.map((at) => implant(at))), { minLength: 1, maxLength: 25 });
  const events = fc.array(spoilt(patient.map((at) => happened(at + 2))), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      devices,
      events,
      fc.constantFrom('nowhere', 'first', 'last'),
      async (devices, events, torn) => {
        const files = [csv('delivery', devices), csv('outcome', events)].map((file) =>
          torn === 'nowhere'
            ? file
            : { ...file, text: withTornLine(String(file.text), torn), rows: file.rows + 1 },
        );
        const given = writeDelivery(join(folder, `given-${made++}`), files);
        const { value: batch, problems } = await store.lay(contract, { folder: given }, undefined, listener);
        // A quote that nothing closes swallows lines: then the file as a whole is not what its manifest says.
        if (batch === undefined) return problems.every(({ code }) => code === 'row-count');
        const engine = await openSnapshot(data, { batches: [batch] }, limits);
        try {
          for (const { file, rows, kept, quarantined, refused } of batch.files) {
            const path = join(data, 'valvole', batch.id);
            const there = await engine.rows<{ line: number }>(`SELECT line FROM ${file}`);
            const aside = await engine.rows<{ line: number; reason: string }>(
              `SELECT line, reason FROM read_parquet('${path}/set-aside.parquet') WHERE kind = '${file}'`,
            );
            const unlinked = aside.filter(({ reason }) => reason === 'unlinked').length;
            const others = aside.filter(({ reason }) => reason !== 'unlinked');
            const lines = new Set([...there, ...others].map(({ line }) => line));
            if (rows !== kept + quarantined + refused) return false;
            if (there.length !== kept + unlinked || aside.length !== quarantined + refused) return false;
            const named = await engine.rows(
              `SELECT 1 AS one FROM read_parquet('${path}/${file}-*.parquet') WHERE fault IS NOT NULL AND patient_key IS NOT NULL`,
            );
            if (named.length > 0) return false;
            if (lines.size !== rows || Math.min(...lines) !== 2 || Math.max(...lines) !== rows + 1)
              return false;
          }
          return true;
        } finally {
          engine.close();
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
