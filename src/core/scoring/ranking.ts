import type { Exact } from '../numbers/decimal.ts';
import type { AwardRules } from '../tender/awardRules.ts';

/** An admitted offer with its points, ready to be ranked. */
export interface RankedOffer {
  readonly offer: string;
  readonly technical: Exact;
  readonly economic: Exact;
  readonly price: number;
}

export interface RankingRow {
  readonly rank: number;
  readonly offer: string;
  readonly technicalPoints: number;
  readonly economicPoints: number;
  readonly total: number;
  /** The rule that separated this offer from another one with the same total, if one was needed. */
  readonly tieBrokenBy: AwardRules['ties'][number] | null;
}

/**
 * Ranking by total points; equal totals are decided by the declared rules in their order. Offers that only a
 * drawing of lots can separate share their rank: the drawing is a public act, not a computation.
 */
export function ranking(offers: readonly RankedOffer[], ties: AwardRules['ties']): RankingRow[] {
  const total = ({ technical, economic }: RankedOffer): Exact => technical.plus(economic);
  const compare = (a: RankedOffer, b: RankedOffer): [number, AwardRules['ties'][number] | null] => {
    const byTotal = total(b).cmp(total(a));
    if (byTotal !== 0) return [byTotal, null];
    for (const rule of ties) {
      if (rule === 'drawing-of-lots') return [0, rule];
      const order = rule === 'higher-technical' ? b.technical.cmp(a.technical) : a.price - b.price;
      if (order !== 0) return [order, rule];
    }
    return [0, null];
  };
  const sorted = offers.toSorted((a, b) => compare(a, b)[0] || (a.offer < b.offer ? -1 : 1));
  return sorted.map((offer) => {
    const equals = sorted.filter((other) => other !== offer && total(other).eq(total(offer)));
    return {
      rank: 1 + sorted.filter((other) => compare(other, offer)[0] < 0).length,
      offer: offer.offer,
      technicalPoints: offer.technical.toNumber(),
      economicPoints: offer.economic.toNumber(),
      total: total(offer).toNumber(),
      tieBrokenBy: equals.map((other) => compare(offer, other)[1]).find((rule) => rule !== null) ?? null,
    };
  });
}
