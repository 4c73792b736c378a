import type { Lot } from './lot.ts';
import type { Tender } from './tender.ts';

/** One of a tender's lots. @throws Error if there is none: what a reader asked for is looked up where the answer can be given */
export function lotOf({ id: tender, lots }: Tender, id: string): Lot {
  const lot = lots.find((one) => one.id === id);
  if (lot === undefined) throw new Error(`tender ${tender} has no lot ${id}`);
  return lot;
}
