import { join } from 'node:path';
import type { Batch } from '../../src/core/deliveries/batch.ts';
import { nextSnapshot } from '../../src/core/deliveries/nextSnapshot.ts';
import { addAggregates, NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import type { Aggregates } from '../../src/core/tracking/aggregates.ts';
import { monitoringFold } from '../../src/core/tracking/monitoring.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import type { Monitoring, Tracking } from '../../src/core/tracking/tracking.ts';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { deliverySums } from '../../src/io/deliveries/deliverySums.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { published } from './contract.ts';
import { limits, listener, writeDelivery } from './deliveries.ts';
import type { PublishedDelivery } from './publishedData.ts';

/** Where data are whose licence keeps them out of this project: without it their tests are left out. */
export const samples = process.env.ESITO_SAMPLE_DATA;

/** Published data written as a delivery, imported, summed and tracked as a contract's own would be, at the end of their period. */
export async function throughImport(
  { contract, files, period }: PublishedDelivery,
  folder: string,
): Promise<{
  readonly batch: Batch;
  readonly aggregates: Aggregates;
  readonly tracking: Tracking;
}> {
  const manifest = { ...period, extracted_at: '2029-01-01T08:00:00Z' };
  const delivery = writeDelivery(join(folder, contract.id), files, manifest);
  const version = published(contract);
  const data = join(folder, 'data');
  const store = batchStore({ folder: data, limits, converters: {} });
  const laid = await store.lay(version, { folder: delivery }, undefined, listener);
  if (laid.value === undefined) throw new Error(laid.problems.map(({ message }) => message.en).join('\n'));
  const snapshot = nextSnapshot(
    { contract: contract.id, fingerprint: version.fingerprint },
    undefined,
    laid.value,
    fingerprint,
  );
  if (snapshot === undefined) throw new Error('a first delivery makes a snapshot');
  const { period_to: asOf } = period;
  const sums = deliverySums({ folder: data, limits });
  let aggregates = NO_AGGREGATES;
  for await (const part of sums.aggregates(version, snapshot, asOf))
    aggregates = addAggregates(aggregates, part);
  const monitoring = new Map<string, Monitoring>();
  for (const target of contract.targets) {
    const fold = monitoringFold(contract, target);
    if (fold === undefined) continue;
    for await (const part of sums.series(version, snapshot, asOf, target)) fold.add(part);
    monitoring.set(target.id, fold.result());
  }
  const tracking = trackContract({ contract: version, snapshot, asOf, aggregates, monitoring, value: [] });
  return { batch: laid.value, aggregates, tracking };
}

/** Nothing is refused or set aside: file by file, rows that were kept. */
export function kept({ files }: Batch): Record<string, unknown> {
  return Object.fromEntries(files.map((file) => [file.file, file.kept === file.rows ? file.kept : file]));
}
