import { resolve } from 'node:path';
import type { DeliveryStore } from '../../actions/contractStores.ts';
import type { Batch, Snapshot } from '../../core/deliveries/batch.ts';
import { aggregates } from './aggregates.ts';
import type { DeliveryStoreSettings } from './deliveryStore.ts';
import type { Engine } from './duckdb.ts';
import { paymentFacts } from './paymentFacts.ts';
import { series } from './series.ts';
import { openSnapshot } from './snapshotViews.ts';
import { survivalByPeriod } from './survivalByPeriod.ts';

/** What is computed from a snapshot's rows. Each question opens the snapshot for itself and closes it, also when it is not heard to the end. */
export function deliverySums({
  folder,
  limits,
}: Pick<DeliveryStoreSettings, 'folder' | 'limits'>): Pick<
  DeliveryStore,
  'aggregates' | 'series' | 'paymentFacts' | 'survivalByPeriod'
> {
  async function* asked<Part>(
    snapshot: Snapshot,
    question: (engine: Engine) => AsyncIterable<Part>,
  ): AsyncGenerator<Part> {
    const engine = await openSnapshot(resolve(folder), snapshot, limits);
    try {
      yield* question(engine);
    } finally {
      engine.close();
    }
  }

  async function answered<Answer>(
    snapshot: Snapshot,
    question: (engine: Engine) => Promise<Answer>,
  ): Promise<Answer> {
    const engine = await openSnapshot(resolve(folder), snapshot, limits);
    try {
      return await question(engine);
    } finally {
      engine.close();
    }
  }

  return {
    aggregates: ({ contract }, snapshot, asOf) =>
      asked(snapshot, (engine) => aggregates(engine, contract, asOf, rowsOf(snapshot.batches))),
    series: ({ contract }, snapshot, asOf, of) =>
      asked(snapshot, (engine) => series(engine, contract, asOf, of, rowsOf(snapshot.batches))),
    paymentFacts: ({ contract }, snapshot, asOf) =>
      answered(snapshot, (engine) => paymentFacts(engine, contract, asOf, rowsOf(snapshot.batches))),
    survivalByPeriod: ({ contract }, snapshot, asOf) =>
      answered(snapshot, (engine) => survivalByPeriod(engine, contract, asOf, rowsOf(snapshot.batches))),
  };
}

/** Rows of all kinds, as many as there can be in the views. */
function rowsOf(batches: readonly Batch[]): number {
  return batches.flatMap(({ files }) => files).reduce((sum, { rows }) => sum + rows, 0);
}
