import { candidateScales, isPublishedScale, underScale } from '../scoring/candidateScale.ts';
import { type ExchangeRate, exchangeRateOf } from '../scoring/exchangeRate.ts';
import { score } from '../scoring/score.ts';
import { type Winners, winnersOf } from '../scoring/winners.ts';
import type { Lot } from '../tender/lot.ts';
import type { AwardCase } from './awardCase.ts';

/** The award under one scale of benefit and price. */
export interface ScaleAward {
  /** Id of a candidate scale; null for a published scale that is none of them. */
  readonly scale: string | null;
  readonly published: boolean;
  readonly winners: Winners;
  /** In the order of the ranking. */
  readonly offers: readonly {
    readonly offer: string;
    readonly technicalPoints: number;
    readonly economicPoints: number;
    readonly total: number;
  }[];
  /** Null where quality or price earns no points. */
  readonly exchangeRate: ExchangeRate | null;
}

/** The same offers under the published scale and the candidates, the published one first; empty without a benefit criterion. */
export function scaleAwards({ lot, offers, committee, benefits }: AwardCase): ScaleAward[] {
  if (!lot.criteria.some(({ rule }) => rule.kind === 'benefit')) return [];
  const award = (scale: string | null, published: boolean, rules: Lot): ScaleAward => {
    const scoring = score(rules, offers, committee, benefits);
    return {
      scale,
      published,
      winners: winnersOf(scoring),
      offers: scoring.ranking.map(({ offer, technicalPoints, economicPoints, total }) => ({
        offer,
        technicalPoints,
        economicPoints,
        total,
      })),
      exchangeRate:
        scoring.comparisons.length === 0
          ? null
          : exchangeRateOf(rules, scoring.benefitScaleEuros, scoring.comparisons),
    };
  };
  const own = candidateScales.find((candidate) => isPublishedScale(lot, candidate));
  return [
    award(own?.id ?? null, true, lot),
    ...candidateScales
      .filter((candidate) => candidate !== own)
      .map((candidate) => award(candidate.id, false, underScale(lot, candidate))),
  ];
}
