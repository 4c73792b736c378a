import type { DeliveryStore } from '../../actions/contractStores.ts';

/** Stands in for the store of delivered rows until there is one. */
export function noDeliveries(): DeliveryStore {
  const missing = (): never => {
    throw new Error('no store of delivered rows is wired');
  };
  return {
    lay: async () => missing(),
    aggregates: missing,
    series: missing,
    rows: async () => missing(),
    tidy: async () => missing(),
    close: async () => {},
  };
}
