import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';

/** Supplier names by offer id: readers know suppliers, not ids. */
export type OfferNames = (offer: string) => string;

/** Suppliers' names by offer id; an id that is not known stands for itself. */
export function offerNames({ offers }: Pick<LotEvaluation, 'offers'>): OfferNames {
  const names = new Map(offers.map(({ id, supplier }) => [id, supplier]));
  return (offer) => names.get(offer) ?? offer;
}

/**
 * Offer ids in the order of the result: the ranking, then the excluded offers. All tables and charts that
 * list offers use this order.
 */
export function offerOrder({ offers, scoring }: Pick<LotEvaluation, 'offers' | 'scoring'>): string[] {
  const ranked = scoring.ranking.map(({ offer }) => offer);
  return [...ranked, ...offers.map(({ id }) => id).filter((id) => !ranked.includes(id))];
}
