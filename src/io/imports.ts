import type { DeliveryImport, ImportStore } from '../actions/contractStores.ts';
import { laneOf } from '../actions/importLane.ts';

/**
 * Imports in memory, the latest of them: what one makes is in the database, and whoever started it reads at once what became of it.
 * @param most how many are kept besides those that run
 */
export function recentImports(most = 100): ImportStore {
  const known = new Map<string, DeliveryImport>();
  const cancelled = new Set<string>();
  const running = (): DeliveryImport[] => [...known.values()].filter(({ state }) => state === 'running');
  return {
    put(delivery) {
      known.set(delivery.id, delivery);
      if (known.size <= most) return;
      const oldest = [...known.values()].find(({ state }) => state !== 'running');
      if (oldest !== undefined) known.delete(oldest.id);
      if (oldest !== undefined) cancelled.delete(oldest.id);
    },
    byId: (id) => known.get(id),
    cancel(id) {
      cancelled.add(id);
    },
    cancelled: (id) => cancelled.has(id),
    underWay: (contract, what = 'deliveries') =>
      running().find((one) => one.contract === contract && laneOf(one) === what),
    latest: (contract) =>
      [...known.values()].findLast((one) => one.contract === contract && laneOf(one) === 'deliveries'),
    running,
  };
}
