import type { LotLimit } from '../tender/lotLimit.ts';

/** What a lot would be awarded to without any limit, and all admitted offers in their order. */
export interface RankedLot {
  readonly lot: string;
  /** Offer ids by rank; an id is the same supplier in every lot. */
  readonly ranked: readonly string[];
}

/** Who wins a lot, and who was passed over because of the limit. */
export interface LotAward {
  readonly lot: string;
  readonly offer: string | null;
  readonly passedOver: readonly string[];
}

/**
 * The winner of each lot under the limit per supplier, in the declared order of lots (D.Lgs. 36/2023, art. 58, c. 4).
 * For lots with one winner.
 */
export function lotAwards(lots: readonly RankedLot[], limit: LotLimit): LotAward[] {
  if (limit.kind === 'none')
    return lots.map(({ lot, ranked }) => ({ lot, offer: ranked[0] ?? null, passedOver: [] }));
  const won = new Map<string, number>();
  const inOrder = limit.order.flatMap((id) => lots.filter(({ lot }) => lot === id));
  const awards = inOrder.map(({ lot, ranked }): LotAward => {
    const full = (offer: string): boolean => (won.get(offer) ?? 0) >= limit.lots;
    const free = ranked.find((offer) => !full(offer));
    const exceeding = limit.whenNoOther === 'exceed' ? ranked[0] : undefined;
    const offer = free ?? exceeding ?? null;
    if (offer !== null) won.set(offer, (won.get(offer) ?? 0) + 1);
    return { lot, offer, passedOver: ranked.slice(0, offer === null ? undefined : ranked.indexOf(offer)) };
  });
  return lots.flatMap(({ lot }) => awards.filter((award) => award.lot === lot));
}
