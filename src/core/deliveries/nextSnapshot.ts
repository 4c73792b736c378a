import type { Batch, Snapshot } from './batch.ts';
import { contains, disjoint } from './period.ts';

/**
 * The snapshot after a delivery: it takes the place of earlier ones of its source whose periods lie within its own.
 * @param fingerprint SHA-256 of the canonical content of a value
 * @returns undefined if the delivery is in force already
 * @throws Error if it overlaps an earlier one in part: such a delivery is refused before it is laid down
 */
export function nextSnapshot(
  of: Pick<Snapshot, 'contract' | 'fingerprint'>,
  inForce: Snapshot | undefined,
  batch: Batch,
  fingerprint: (value: unknown) => string,
): Snapshot | undefined {
  const before = inForce?.batches ?? [];
  if (before.some(({ delivery }) => delivery === batch.delivery)) return undefined;
  const met = before.filter((one) => one.source === batch.source && !disjoint(one, batch));
  const cut = met.find((one) => !contains(batch, one));
  if (cut !== undefined) throw new Error(`batch ${batch.id} overlaps ${cut.id} in part`);
  const batches = [...before.filter((one) => !met.includes(one)), batch].toSorted(inOrder);
  const { contract } = of;
  return {
    hash: fingerprint({ contract, fingerprint: of.fingerprint, batches: batches.map(({ id }) => id) }),
    contract,
    fingerprint: of.fingerprint,
    batches,
    previous: inForce?.hash ?? null,
  };
}

/** By source, then period: the same whatever the order in which deliveries came. */
function inOrder(a: Batch, b: Batch): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.from < b.from ? -1 : 1;
}
