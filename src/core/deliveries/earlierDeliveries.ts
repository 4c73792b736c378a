import type { Batch, Snapshot } from './batch.ts';
import { disjoint } from './period.ts';

/**
 * Deliveries that were accepted under other versions of a contract and are not in force under this one: those whose period none of the same source
 * covers that is in force, or came under a later version.
 * @param lastOfVersions the last snapshot of each version, the latest first
 */
export function earlierDeliveries(fingerprint: string, lastOfVersions: readonly Snapshot[]): Batch[] {
  const [last] = lastOfVersions;
  const inForce = last?.fingerprint === fingerprint ? last.batches : [];
  const known = [...inForce];
  for (const { batches } of lastOfVersions)
    known.push(
      ...batches.filter((one) => known.every((other) => one.source !== other.source || disjoint(one, other))),
    );
  return known.slice(inForce.length);
}

/** Deliveries in the order in which they first came in force: each is checked again beside those that were there before it. @param snapshots of all versions, the latest first */
export function inOrderOfAcceptance(batches: readonly Batch[], snapshots: readonly Snapshot[]): Batch[] {
  const first = new Map<string, number>();
  for (const [at, snapshot] of snapshots.entries())
    for (const { delivery } of snapshot.batches) first.set(delivery, -at);
  return batches.toSorted((a, b) => (first.get(a.delivery) ?? 0) - (first.get(b.delivery) ?? 0));
}
