import type { Exact } from '../numbers/decimal.ts';
import type { Lot } from '../tender/lot.ts';
import type { ProfileBenefits, TechnicalOffer } from './coefficients.ts';
import type { Committee } from './committee.ts';
import { type EconomicScoring, scoreEconomic } from './economicScore.ts';
import { type RankingRow, ranking } from './ranking.ts';
import { scoreTechnical, type TechnicalScoring } from './technicalScore.ts';

/** Both envelopes of one offer, as scoring sees them. */
export interface ScoredOffer extends TechnicalOffer {
  /** EUR per patient, VAT excluded, not above the base price. */
  readonly price: number;
}

export interface Scoring {
  readonly benefitScaleEuros: number;
  readonly technical: TechnicalScoring['scores'];
  /** Admitted offers only. */
  readonly economic: EconomicScoring['scores'];
  readonly meanDiscount: number | null;
  readonly greatestDiscount: number | null;
  readonly ranking: readonly RankingRow[];
}

/**
 * Points and ranking under the published rules: a pure function, in the order in which a commission works. The
 * technical phase is closed before a price is looked at.
 * @param benefits B of the minimum acceptable and of the ideal profile
 */
export function score(
  lot: Lot,
  offers: readonly ScoredOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): Scoring {
  const withoutPrices = offers.map(({ price: _, ...offer }): TechnicalOffer => offer);
  const technical = scoreTechnical(lot, withoutPrices, committee, benefits);
  const admitted = offers.filter(({ id }) => technical.admitted.has(id));
  const economic = scoreEconomic(lot, admitted);
  return {
    benefitScaleEuros: technical.benefitScaleEuros,
    technical: technical.scores,
    economic: economic.scores,
    meanDiscount: economic.meanDiscount,
    greatestDiscount: economic.greatestDiscount,
    ranking: ranking(
      admitted.map(({ id, price }) => ({
        offer: id,
        technical: technical.admitted.get(id) as Exact,
        economic: economic.points.get(id) as Exact,
        price,
      })),
      lot.award.ties,
    ),
  };
}
