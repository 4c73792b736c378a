import { type Exact, exact } from '../numbers/decimal.ts';
import type { Criterion } from '../tender/criterion.ts';
import type { Lot } from '../tender/lot.ts';
import { benefitCoefficient, benefitScale } from './benefitPoints.ts';
import { type Committee, discretionaryCoefficient } from './committee.ts';

/** What technical scoring needs of one offer: nothing here knows a price. */
export interface TechnicalOffer {
  readonly id: string;
  /** B of the offer, EUR per patient, at the mean of every parameter. */
  readonly benefit: number;
  /** Declared level of each tabular criterion, by criterion code. */
  readonly declarations: Readonly<Record<string, string>>;
}

/** B of the two declared profiles, EUR per patient. */
export interface ProfileBenefits {
  readonly minimum: number;
  readonly ideal: number;
}

/** Coefficients V of a set of offers; maxima, such as the best benefit, are taken over that set. */
export interface Coefficients {
  /** Euros of benefit above the minimum that earn the benefit criterion's maximum. */
  readonly benefitScaleEuros: Exact;
  of(criterion: Criterion, offer: TechnicalOffer): Exact;
  /** V divided by the best V of the set, for the criteria that the first rescaling names. */
  rescaled(criterion: Criterion, offer: TechnicalOffer): Exact;
}

export function coefficientsOf(
  lot: Lot,
  offers: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): Coefficients {
  const benefitCriterion = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  if (benefitCriterion?.rule.kind !== 'benefit') throw new Error(`lot ${lot.id} has no benefit criterion`);
  const gain = ({ benefit }: TechnicalOffer): Exact => exact(benefit).minus(benefits.minimum);
  const scale = benefitScale(
    benefitCriterion.rule.anchor,
    offers.map(gain),
    { benefit: benefits.ideal, minimum: benefits.minimum },
    { benefit: benefitCriterion.weight, price: lot.price.weight, basePrice: lot.basePrice },
  );
  const of = ({ rule, code }: Criterion, offer: TechnicalOffer): Exact => {
    switch (rule.kind) {
      case 'benefit':
        return benefitCoefficient(gain(offer), scale);
      case 'discretionary-mean': {
        const judgement = committee.judgements.find(
          (one) => one.criterion === code && one.offer === offer.id,
        );
        if (judgement === undefined) throw new Error(`offer ${offer.id} is not judged on ${code}`);
        return discretionaryCoefficient(judgement);
      }
      case 'tabular': {
        const level = rule.levels.find(({ id }) => id === offer.declarations[code]);
        if (level === undefined) throw new Error(`offer ${offer.id} declares nothing on ${code}`);
        return exact(level.coefficient);
      }
    }
  };
  const rescaled = (criterion: Criterion, offer: TechnicalOffer): Exact => {
    const own = of(criterion, offer);
    const { first } = lot.award.rescaling;
    if (first === 'none' || (first === 'discretionary' && criterion.letter !== 'D')) return own;
    const best = greatest(offers.map((other) => of(criterion, other)));
    return best.isZero() ? own : own.div(best);
  };
  return { benefitScaleEuros: scale.euros, of, rescaled };
}

/** The greatest of some values; 0 if there are none. */
export function greatest(values: readonly Exact[]): Exact {
  return values.reduce((most, value) => (value.gt(most) ? value : most), exact(0));
}
