import type { Quantity } from '../numbers/arithmetic.ts';
import type { Tie } from '../tender/awardRules.ts';

/** An admitted offer with its points, ready to be ranked. */
export interface RankedOffer {
  readonly offer: string;
  readonly technical: Quantity;
  readonly economic: Quantity;
  /** Points by technical criterion. */
  readonly criteria: ReadonlyMap<string, Quantity>;
  /** EUR per patient. */
  readonly price: Quantity;
}

export interface RankingRow {
  readonly rank: number;
  readonly offer: string;
  readonly technicalPoints: number;
  readonly economicPoints: number;
  readonly total: number;
  /** The rule that separated this offer from another one with the same total, if one was needed. */
  readonly tieBrokenBy: Tie | null;
}

/**
 * Ranking by total points; equal totals are decided by the declared rules in their order. Offers that only a
 * drawing of lots can separate share their rank: the drawing is a public act, not a computation.
 */
export function ranking(offers: readonly RankedOffer[], ties: readonly Tie[]): RankingRow[] {
  const total = ({ technical, economic }: RankedOffer): Quantity => technical.plus(economic);
  const compare = (a: RankedOffer, b: RankedOffer): [number, Tie | null] => {
    const byTotal = total(b).cmp(total(a));
    if (byTotal !== 0) return [byTotal, null];
    for (const rule of ties) {
      if (rule === 'drawing-of-lots') return [0, rule];
      const order = byRule(rule, a, b);
      if (order !== 0) return [order, rule];
    }
    return [0, null];
  };
  const sorted = offers.toSorted((a, b) => compare(a, b)[0] || (a.offer < b.offer ? -1 : 1));
  return sorted.map((offer) => {
    const equals = sorted.filter((other) => other !== offer && total(other).cmp(total(offer)) === 0);
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

/** Below 0 when the rule puts `a` first. */
function byRule(rule: Exclude<Tie, 'drawing-of-lots'>, a: RankedOffer, b: RankedOffer): number {
  switch (rule) {
    case 'higher-technical':
      return b.technical.cmp(a.technical);
    case 'higher-economic':
      return b.economic.cmp(a.economic);
    case 'lower-price':
      return a.price.cmp(b.price);
    default: {
      const [own, other] = [a.criteria.get(rule.higherOn), b.criteria.get(rule.higherOn)];
      if (own === undefined || other === undefined) throw new Error(`no points on ${rule.higherOn}`);
      return other.cmp(own);
    }
  }
}
