import { join } from 'node:path';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';

/** Where a batch lies: `<folder>/<contract>/<batch id>`. */
export function batchFolder(folder: string, contract: string, id: string): string {
  return join(folder, contract, id);
}

/** Its rows of one kind, typed, in the order of the file; there is one if the account says that any were kept or are unlinked. */
export function recordFile(batch: string, kind: RecordKind): string {
  return join(batch, `${kind}.parquet`);
}
