import type { Batch, Snapshot } from './batch.ts';

/** Earlier deliveries that one of the same source and period concerns. */
export interface EarlierDeliveries {
  /** Of a period that lies within the new one: it takes their place. */
  readonly replaced: readonly Batch[];
  /** Of a period that lies in it only in part: what would be left of them nobody has delivered as a whole. */
  readonly partial: readonly Batch[];
}

/** What a delivery does to those in force: only its own source's, and only where the periods (both ends included) meet. */
export function earlierDeliveries(
  delivery: Pick<Batch, 'source' | 'from' | 'to'>,
  inForce: readonly Batch[],
): EarlierDeliveries {
  const met = inForce.filter(
    ({ source, from, to }) => source === delivery.source && from <= delivery.to && to >= delivery.from,
  );
  const within = (one: Batch): boolean => one.from >= delivery.from && one.to <= delivery.to;
  return { replaced: met.filter(within), partial: met.filter((one) => !within(one)) };
}

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
  if (before.some(({ id }) => id === batch.id)) return undefined;
  const { replaced, partial } = earlierDeliveries(batch, before);
  if (partial.length > 0) throw new Error(`batch ${batch.id} overlaps ${partial[0]?.id} in part`);
  const batches = [...before.filter((one) => !replaced.includes(one)), batch].toSorted(inOrder);
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
