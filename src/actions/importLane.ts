import type { DeliveryImport } from './contractStores.ts';

/** What of a contract is done one at a time: what changes the deliveries in force, and each thing that only computes from them. */
export type ImportLane = 'deliveries' | 'date' | 'settlement' | 'release';

export function laneOf({ kind }: Pick<DeliveryImport, 'kind'>): ImportLane {
  return kind === 'import' || kind === 'again' ? 'deliveries' : kind;
}
