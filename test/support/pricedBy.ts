import type { Lot } from '../../src/core/tender/lot.ts';
import type { PriceFormula, PriceItem } from '../../src/core/tender/price.ts';
import { priceItems } from '../../src/core/tender/price.ts';

/** A lot of one price per patient, scored by another formula. */
export function pricedBy(lot: Lot, formula: PriceFormula): Lot {
  if (lot.price.kind !== 'per-patient') throw new Error('a lot with several price items');
  return { ...lot, price: { ...lot.price, formula } };
}

/** The only price item of such a lot. */
export function onlyItem(lot: Lot): PriceItem {
  const [item, ...others] = priceItems(lot);
  if (item === undefined || others.length > 0) throw new Error('not one price item');
  return item;
}
