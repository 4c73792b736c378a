import { type Arithmetic, greatest, type Quantity } from '../numbers/arithmetic.ts';
import type { Criterion } from '../tender/criterion.ts';
import { benefitCoefficient, benefitScale } from './benefitPoints.ts';
import { type Committee, discretionaryCoefficient } from './committee.ts';
import { pairwiseCoefficient } from './pairwise.ts';
import { quantitativeCoefficient } from './quantitative.ts';
import type { ScoringRules } from './scoringRules.ts';

/** What technical scoring needs of one offer: nothing here knows a price. */
export interface TechnicalOffer {
  readonly id: string;
  /** B of the offer, EUR per patient, at the mean of every parameter; no lot without a benefit criterion reads it. */
  readonly benefit: number;
  /** Declared level of each tabular criterion, by criterion code. */
  readonly declarations: Readonly<Record<string, string>>;
  /** Declared figure of each quantitative criterion, by criterion code. */
  readonly measures: Readonly<Record<string, number>>;
}

/** B of the two declared profiles, EUR per patient. */
export interface ProfileBenefits {
  readonly minimum: number;
  readonly ideal: number;
}

/** Coefficients V of offers; maxima, such as the best benefit, are taken over a set of them. */
export interface Coefficients {
  /** Euros of benefit above the minimum that earn the benefit criterion's maximum; null without such a criterion. */
  readonly benefitScaleEuros: Quantity | null;
  of(criterion: Criterion, offer: TechnicalOffer): Quantity;
  /** V divided by the best V of the set, for the criteria that the first rescaling names. */
  rescaled(criterion: Criterion, offer: TechnicalOffer): Quantity;
}

/** @param set the offers that maxima and minima are taken over */
export function coefficientsOf(
  arithmetic: Arithmetic,
  rules: ScoringRules,
  set: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): Coefficients {
  const gain = ({ benefit }: TechnicalOffer): Quantity =>
    arithmetic.of(benefit).minus(arithmetic.of(benefits.minimum));
  const scale = scaleOf(arithmetic, rules, set.map(gain), benefits);
  const ids = set.map(({ id }) => id);
  const of = (criterion: Criterion, offer: TechnicalOffer): Quantity => {
    const { rule, code } = criterion;
    switch (rule.kind) {
      case 'benefit':
        return benefitCoefficient(arithmetic, gain(offer), scale as Quantity);
      case 'discretionary-mean': {
        const judgement = committee.judgements.find(
          (one) => one.criterion === code && one.offer === offer.id,
        );
        if (judgement === undefined) throw new Error(`offer ${offer.id} is not judged on ${code}`);
        return discretionaryCoefficient(arithmetic, judgement);
      }
      case 'discretionary-pairwise': {
        const tables = committee.tables.filter((table) => table.criterion === code);
        return pairwiseCoefficient(arithmetic, rule, tables, ids, offer.id);
      }
      case 'quantitative': {
        const figures = set.map((one) => figureOf(code, one));
        return quantitativeCoefficient(arithmetic, rule, figures, figureOf(code, offer));
      }
      case 'tabular': {
        const level = rule.levels.find(({ id }) => id === offer.declarations[code]);
        if (level === undefined) throw new Error(`offer ${offer.id} declares nothing on ${code}`);
        return arithmetic.of(level.coefficient);
      }
    }
  };
  const rescaled = (criterion: Criterion, offer: TechnicalOffer): Quantity => {
    const own = of(criterion, offer);
    if (!isRescaled(rules, criterion)) return own;
    const best = greatest(set.map((other) => of(criterion, other)));
    return best === undefined || best.cmp(arithmetic.of(0)) === 0 ? own : own.div(best);
  };
  return { benefitScaleEuros: scale, of, rescaled };
}

/** Whether the first rescaling touches a criterion. */
function isRescaled({ award }: Pick<ScoringRules, 'award'>, { code, letter }: Criterion): boolean {
  const { first } = award.rescaling;
  if (typeof first !== 'string') return first.criteria.includes(code);
  return first === 'all' || (first === 'discretionary' && letter === 'D');
}

function scaleOf(
  arithmetic: Arithmetic,
  { criteria, price, basePrice }: ScoringRules,
  gains: readonly Quantity[],
  { ideal, minimum }: ProfileBenefits,
): Quantity | null {
  for (const { rule, weight } of criteria) {
    if (rule.kind !== 'benefit') continue;
    return benefitScale(arithmetic, rule, gains, {
      ideal,
      minimum,
      benefitWeight: weight,
      priceWeight: price.weight,
      basePrice,
    });
  }
  return null;
}

function figureOf(code: string, { id, measures }: TechnicalOffer): number {
  const figure = measures[code];
  if (figure === undefined) throw new Error(`offer ${id} gives no figure for ${code}`);
  return figure;
}
