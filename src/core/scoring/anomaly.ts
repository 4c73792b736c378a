import type { AnomalyElement } from '../tender/awardRules.ts';
import type { ScoringRules } from './scoringRules.ts';

/** What the anomaly test sees of an admitted offer. */
export interface TestedOffer {
  readonly offer: string;
  /** EUR per patient. */
  readonly price: number;
  readonly rawTechnicalPoints: number;
  readonly technicalPoints: number;
  readonly economicPoints: number;
}

/** One element of the test for one offer: at or above its limit it is a sign. */
export interface AnomalySign {
  readonly element: AnomalyElement['kind'];
  readonly value: number;
  readonly limit: number;
  readonly present: boolean;
}

/** The test of one offer. Flagged: the board asks for explanations, within 15 days at most (D.Lgs. 36/2023, art. 110, c. 2). */
export interface AnomalyTest {
  readonly offer: string;
  readonly signs: readonly AnomalySign[];
  readonly flagged: boolean;
}

const FOUR_FIFTHS = 0.8;

/** Signs of an abnormally low offer by the declared rule; none where there is no such rule, or too few offers for it. */
export function anomalyTests(
  { award, criteria, price, basePrice }: ScoringRules,
  offers: readonly TestedOffer[],
): AnomalyTest[] {
  const { anomaly } = award;
  if (anomaly.kind === 'none') return [];
  const technicalMaximum = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const discountOf = (one: TestedOffer): number => (basePrice - one.price) / basePrice;
  const meanDiscount = offers.reduce((sum, one) => sum + discountOf(one), 0) / offers.length;
  const signOf = (one: TestedOffer, element: AnomalyElement, technical: number): AnomalySign => {
    switch (element.kind) {
      case 'discount-above':
        return above(element.kind, discountOf(one), element.discount);
      case 'discount-above-mean':
        return above(element.kind, discountOf(one) - meanDiscount, element.by);
      case 'technical-share':
        return atLeast(element.kind, technical, element.share * technicalMaximum);
      case 'economic-share':
        return atLeast(element.kind, one.economicPoints, element.share * price.weight);
    }
  };
  if (anomaly.kind === 'elements') {
    return offers.map((one) => {
      const signs = anomaly.elements.map((element) => signOf(one, element, one.technicalPoints));
      const present = signs.filter((sign) => sign.present).length;
      return {
        offer: one.offer,
        signs,
        flagged: anomaly.when === 'all' ? present === signs.length : present > 0,
      };
    });
  }
  if (offers.length < anomaly.fewestOffers) return [];
  return offers.map((one) => {
    const technical = anomaly.stage === 'before-rescaling' ? one.rawTechnicalPoints : one.technicalPoints;
    const signs = (['technical-share', 'economic-share'] as const).map((kind) =>
      signOf(one, { kind, share: FOUR_FIFTHS }, technical),
    );
    return { offer: one.offer, signs, flagged: signs.every(({ present }) => present) };
  });
}

// Figures have few decimals: a difference below this is an error of binary arithmetic.
const EQUAL = 1e-9;

function above(element: AnomalyElement['kind'], value: number, limit: number): AnomalySign {
  return { element, value, limit, present: value > limit + EQUAL };
}

function atLeast(element: AnomalyElement['kind'], value: number, limit: number): AnomalySign {
  return { element, value, limit, present: value >= limit - EQUAL };
}
