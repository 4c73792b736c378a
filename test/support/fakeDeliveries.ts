import type { DeliveryStore } from '../../src/actions/contractStores.ts';
import type { Batch } from '../../src/core/deliveries/batch.ts';
import { DomainError, errorAt } from '../../src/core/problem.ts';
import { NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import { NO_FACTS } from './payment.ts';
import { batchOf } from './snapshot.ts';

/** Deliveries without rows: what each folder holds is said here, and each import can be held up on its way. */
export interface FakeDeliveries extends DeliveryStore {
  readonly batches: Map<string, Batch>;
  /** Called while a delivery is being laid. */
  whileLaying: () => Promise<void>;
}

/** A folder that is not among the batches is refused as a whole. */
export function fakeDeliveries(): FakeDeliveries {
  const fake: FakeDeliveries = {
    batches: new Map(),
    whileLaying: async () => {},
    async lay(_contract, { folder }, _inForce, on) {
      on.progress(0, 'reading');
      await fake.whileLaying();
      if (on.cancelled()) throw new DomainError('cancelled', { it: 'annullata', en: 'cancelled' });
      on.progress(1, 'writing');
      const value = fake.batches.get(folder);
      const text = { it: 'manca', en: 'missing' };
      return value === undefined
        ? { value, problems: [errorAt({ file: 'manifest.json' }, 'no-manifest', text, text)] }
        : { value, problems: [] };
    },
    given: async ({ id }) => {
      const known = [...fake.batches].find(([, batch]) => batch.id === id);
      return known && { folder: known[0], own: true };
    },
    async *aggregates() {
      yield NO_AGGREGATES;
    },
    async *series() {},
    paymentFacts: async () => NO_FACTS,
    survivalByPeriod: async () => [],
    rows: async () => [],
    tidy: async () => {},
    close: async () => {},
  };
  return fake;
}

/** A month of a source. */
export function monthOf(source: string, month: string): Batch {
  return batchOf({ id: `${source}-${month}`, source, from: `${month}-01`, to: `${month}-28` });
}
