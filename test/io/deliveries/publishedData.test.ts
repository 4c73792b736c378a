import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/core/deliveries/batch.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { published } from '../../support/contract.ts';
import { temporaryFolder, writeDelivery } from '../../support/deliveries.ts';
import {
  cardiacSurgery,
  cmsPublished,
  cmsThreeStates,
  dialysisCatheters,
  hipPublished,
  hipScores,
  type PublishedDelivery,
  paediatricPublished,
  paediatricSurgery,
} from '../../support/publishedData.ts';

const folder = temporaryFolder();
/** Where data are whose licence keeps them out of this project: without it their tests are left out. */
const samples = process.env.ESITO_SAMPLE_DATA;

async function imported({ contract, files, period }: PublishedDelivery): Promise<Batch> {
  const delivery = writeDelivery(join(folder, contract.id), files, {
    ...period,
    extracted_at: '2029-01-01T08:00:00Z',
  });
  const limits = { memory: '512MB', threads: 1 };
  const store = batchStore({ folder: join(folder, 'data'), limits, converters: {} });
  const listener = { progress: () => {}, cancelled: () => false };
  const { value, problems } = await store.lay(published(contract), { folder: delivery }, undefined, listener);
  expect(problems).toEqual([]);
  return value as Batch;
}

/** Nothing is refused or set aside: file by file, rows that were kept. */
const kept = ({ files }: Batch) =>
  Object.fromEntries(files.map((file) => [file.file, file.kept === file.rows ? file.kept : file]));

describe('published data go through the import to the row', () => {
  it('12 hospitals of cardiac surgery on children', async () => {
    const { operations, deaths } = paediatricPublished;
    expect(kept(await imported(paediatricSurgery()))).toEqual({
      delivery: operations,
      outcome: deaths,
      followup: operations,
    });
  });

  it('results of CMS Hospital Compare', async () => {
    const batch = await imported(cmsThreeStates());
    const rows = Object.values(cmsPublished).reduce(
      (sum, { better, worse, noDifferent }) => sum + better + worse + noDifferent,
      0,
    );
    expect(kept(batch)).toEqual({ registry: rows });
  });

  it.skipIf(samples === undefined)('cardiac surgery, catheters and hips of the sample data', async () => {
    const from = samples ?? '';
    const surgery = kept(await imported(cardiacSurgery(from)));
    expect(surgery).toMatchObject({ delivery: 5595, covariate: 5595, followup: 5595 });
    expect(kept(await imported(dialysisCatheters(from)))).toEqual({
      delivery: 119,
      outcome: 26,
      followup: 119,
    });
    const hips = await imported(hipScores(from));
    // The publisher left out units with fewer than 6 records: 107 of England's 38,136.
    expect([kept(hips).covariate, hipPublished(from).get('England')?.records]).toEqual([38_029, 38_136]);
  });
});
