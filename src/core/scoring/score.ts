import { type Arithmetic, decimal } from '../numbers/arithmetic.ts';
import { type AnomalyTest, anomalyTests } from './anomaly.ts';
import type { ProfileBenefits, TechnicalOffer } from './coefficients.ts';
import type { Committee } from './committee.ts';
import { type EconomicScoring, type PricedOffer, scoreEconomic } from './economicScore.ts';
import { type Quota, quotas } from './quotas.ts';
import { type RankedOffer, type RankingRow, ranking } from './ranking.ts';
import type { ScoringRules } from './scoringRules.ts';
import { scoreTechnical, type TechnicalPoints, type TechnicalScoring } from './technicalScore.ts';

/** Both envelopes of one offer, as scoring sees them. */
export interface ScoredOffer extends TechnicalOffer, PricedOffer {}

export interface Scoring {
  readonly benefitScaleEuros: number | null;
  readonly technical: TechnicalScoring['scores'];
  /** Admitted offers only. */
  readonly economic: EconomicScoring['scores'];
  readonly comparisons: EconomicScoring['comparisons'];
  readonly ranking: readonly RankingRow[];
  readonly anomalies: readonly AnomalyTest[];
  readonly quotas: readonly Quota[];
}

/**
 * Points and ranking under the published rules: a pure function, in the order in which a committee works. The
 * technical phase is closed before a price is looked at.
 * @param benefits B of the minimum acceptable and of the ideal profile
 * @param arithmetic decimal for whatever is published; binary for lots that are only imagined
 */
export function score(
  rules: ScoringRules,
  offers: readonly ScoredOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
  arithmetic: Arithmetic = decimal,
): Scoring {
  const withoutPrices = offers.map(({ prices: _, ...offer }): TechnicalOffer => offer);
  const technical = scoreTechnical(arithmetic, rules, withoutPrices, committee, benefits);
  return scoreOpened(arithmetic, rules, technical, offers);
}

/** What follows when the prices are opened after a closed technical phase. */
export function scoreOpened(
  arithmetic: Arithmetic,
  rules: ScoringRules,
  technical: TechnicalScoring,
  offers: readonly PricedOffer[],
): Scoring {
  const admitted = offers.filter(({ id }) => technical.admitted.has(id));
  const economic = scoreEconomic(arithmetic, rules, admitted);
  const ranked = ranking(
    economic.scores.map(({ offer }): RankedOffer => {
      const own = technical.admitted.get(offer) as TechnicalPoints;
      return {
        offer,
        technical: own.total,
        economic: economic.points.get(offer) as RankedOffer['economic'],
        criteria: new Map([...own.byCriterion].map(([code, { points }]) => [code, points])),
        price: economic.prices.get(offer) as RankedOffer['price'],
      };
    }),
    rules.award.ties,
  );
  return {
    benefitScaleEuros: technical.benefitScaleEuros,
    technical: technical.scores,
    economic: economic.scores,
    comparisons: economic.comparisons,
    ranking: ranked,
    anomalies: anomalyTests(
      rules,
      economic.scores.map(({ offer, price, points }) => {
        const own = technical.scores.find((one) => one.offer === offer);
        return {
          offer,
          price,
          rawTechnicalPoints: own?.rawTotal ?? 0,
          technicalPoints: own?.total ?? 0,
          economicPoints: points,
        };
      }),
    ),
    quotas: quotas(ranked, rules.award.winners),
  };
}
