import { resolve } from 'node:path';
import type { DeliveryStore } from '../../actions/contractStores.ts';
import type { Snapshot } from '../../core/deliveries/batch.ts';
import { aggregates } from './aggregates.ts';
import { batchStore, type DeliveryStoreSettings } from './deliveryStore.ts';
import type { Engine } from './duckdb.ts';
import { series } from './series.ts';
import { openSnapshot } from './snapshotViews.ts';

/** Deliveries as Parquet files on this machine, read and summed by DuckDB in memory. */
export function duckDeliveries(settings: DeliveryStoreSettings): DeliveryStore {
  const folder = resolve(settings.folder);
  async function* over<T>(
    snapshot: Snapshot,
    query: (engine: Engine, rows: number) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const engine = await openSnapshot(folder, snapshot, settings.limits);
    try {
      yield* query(engine, rowsOf(snapshot));
    } finally {
      engine.close();
    }
  }
  return {
    ...batchStore(settings),
    aggregates: ({ contract }, snapshot, asOf) =>
      over(snapshot, (engine, rows) => aggregates(engine, contract, asOf, rows)),
    series: ({ contract }, snapshot, asOf, of) =>
      over(snapshot, (engine, rows) => series(engine, contract, asOf, of, rows)),
  };
}

/** Rows that the views hold at most. */
function rowsOf({ batches }: Snapshot): number {
  return batches.flatMap(({ files }) => files).reduce((sum, { rows }) => sum + rows, 0);
}
