import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/core/deliveries/batch.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { fhirConverter } from '../../../src/io/fhir/fhirConverter.ts';
import { pseudonymiseFolder } from '../../../src/io/pseudonymise/pseudonymiseFolder.ts';
import { published } from '../../support/contract.ts';
import { temporaryFolder } from '../../support/deliveries.ts';
import { syntheaContract, syntheaFiles } from '../../support/synthea.ts';

const folder = temporaryFolder();
const reference = JSON.parse(readFileSync('test/golden/synthea-links.json', 'utf8'));

/** From the hospital's export to the batch, as the product does it. */
async function imported(name: string, statements: boolean): Promise<Batch> {
  const [from, delivery] = [join(folder, `${name}-hospital`), join(folder, `${name}-delivery`)];
  mkdirSync(from);
  syntheaFiles(from, statements);
  const facts = {
    source_system: 'H1',
    extracted_at: '2026-11-01T08:00:00+01:00',
    period_from: '1930-01-01',
    period_to: '2026-10-31',
    flow_version: 'synthea',
  };
  const key = { key: Buffer.alloc(32, 7), contract: 'synthea', keyVersion: 1 };
  expect((await pseudonymiseFolder(from, delivery, facts, key, undefined)).problems).toEqual([]);
  const store = batchStore({
    folder: join(folder, `${name}-data`),
    limits: { memory: '512MB', threads: 1 },
    converters: { 'fhir-r4': fhirConverter },
  });
  const listener = { progress: () => {}, cancelled: () => false };
  const laid = await store.lay(published(syntheaContract()), { folder: delivery }, undefined, listener);
  expect(laid.problems).toEqual([]);
  return laid.value as Batch;
}

const account = ({ files }: Batch, fileName: string) => files.find((file) => file.fileName === fileName);

const ofDevices = ({ findings }: Batch) =>
  Object.fromEntries(
    findings
      .filter(({ fileName, fate }) => fileName === 'Device.ndjson' && fate !== 'doubt')
      .map(({ reason, rows }) => [reason, rows]),
  );

describe('import of Synthea’s resources', () => {
  it('accounts for every device with its reason: none says in which procedure it was used', async () => {
    const batch = await imported('as-delivered', false);
    expect(ofDevices(batch)).toEqual(reference.asDelivered.counts);
    expect(account(batch, 'Device.ndjson')).toMatchObject({
      file: 'delivery',
      rows: reference.lines.Device,
      kept: 0,
      quarantined: reference.lines.Device,
      refused: 0,
    });
    const sites = batch.findings.filter(({ reason }) => reason === 'no-use-date').map(({ site }) => site);
    expect(sites).toEqual(['H1']);
    for (const { rows, kept, quarantined, refused } of batch.files)
      expect(kept + quarantined + refused).toBe(rows);
  });

  it('keeps the devices that statements of use link, with the lines and doubts of the resources', async () => {
    const batch = await imported('with-statements', true);
    const { linked, counts } = reference.withStatements;
    const unlinked = Object.entries(counts).filter(([reason]) => !Object.hasOwn(methods, reason));
    expect(ofDevices(batch)).toEqual(Object.fromEntries(unlinked));
    expect(account(batch, 'Device.ndjson')).toMatchObject({
      rows: reference.lines.Device,
      kept: Object.keys(linked).length,
    });
    // None of the three has a valid check digit; the lines are those of Device.ndjson.
    const doubt = batch.findings.find(({ reason }) => reason === 'gtin-check-digit');
    expect(doubt).toMatchObject({ fate: 'doubt', fileName: 'Device.ndjson', rows: 3 });
    expect(doubt?.first.map(({ line }) => line)).toEqual([6, 8, 9]);
  });
});

const methods = { 'explicit-reference': 0, 'same-encounter': 0, 'patient-and-date': 0 };
