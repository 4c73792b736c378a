import type { Text } from '../problem.ts';
import type { BenefitRule } from '../tender/criterion.ts';
import type { PriceFormula, PriceRules } from '../tender/price.ts';
import type { ScoringRules } from './scoringRules.ts';

/** A scale that a board could have published: where quality ends, and how the price earns points. */
export interface CandidateScale {
  readonly id: string;
  readonly label: Text;
  readonly anchor: BenefitRule['anchor'];
  readonly formula: PriceFormula;
}

/** Lawful-looking scales that disagree on the winner of one and the same lot (golden case `tavi5-points-price-separate`). */
export const candidateScales: readonly CandidateScale[] = [
  {
    id: 'relative-best-linear',
    label: { it: 'Offerta migliore, prezzo lineare', en: 'Best offer, linear price' },
    anchor: 'relative-best',
    formula: { kind: 'linear' },
  },
  {
    id: 'relative-best-bilinear-0.85',
    label: { it: 'Offerta migliore, prezzo bilineare 0,85', en: 'Best offer, bilinear price 0.85' },
    anchor: 'relative-best',
    formula: { kind: 'bilinear', x: 0.85 },
  },
  {
    id: 'absolute-ideal-absolute',
    label: { it: 'Profilo ideale, ribasso assoluto', en: 'Ideal profile, absolute discount' },
    anchor: 'absolute-ideal',
    formula: { kind: 'absolute' },
  },
  {
    id: 'equal-euro-absolute',
    label: {
      it: 'Un punto vale gli stessi euro (beneficio netto), ribasso assoluto',
      en: 'A point costs the same euros (net benefit), absolute discount',
    },
    anchor: 'equal-euro',
    formula: { kind: 'absolute' },
  },
];

/** The rules of a lot with another scale of benefit and price; everything else stays as published. */
export function underScale<R extends ScoringRules>(
  rules: R,
  { anchor, formula }: Pick<CandidateScale, 'anchor' | 'formula'>,
): R {
  return withPriceRule(withAnchor(rules, anchor), () => ({ formula }));
}

/** The rules of a lot with the scale of its benefit ending elsewhere. */
export function withAnchor<R extends ScoringRules>(rules: R, anchor: BenefitRule['anchor']): R {
  return {
    ...rules,
    criteria: rules.criteria.map((criterion) =>
      criterion.rule.kind === 'benefit' ? { ...criterion, rule: { ...criterion.rule, anchor } } : criterion,
    ),
  };
}

/** The rules of a lot with another rule for every price, given its base price. */
export function withPriceRule<R extends ScoringRules>(
  rules: R,
  ruleFor: (basePrice: number) => Partial<PriceRules>,
): R {
  const { price, basePrice } = rules;
  return {
    ...rules,
    price:
      price.kind === 'items'
        ? { ...price, items: price.items.map((item) => ({ ...item, ...ruleFor(item.basePrice) })) }
        : { ...price, ...ruleFor(basePrice) },
  };
}

/** Whether a candidate is what the rules say already. */
export function isPublishedScale(
  { criteria, price }: ScoringRules,
  { anchor, formula }: CandidateScale,
): boolean {
  const same = (other: PriceFormula): boolean => JSON.stringify(other) === JSON.stringify(formula);
  return (
    criteria.every(({ rule }) => rule.kind !== 'benefit' || rule.anchor === anchor) &&
    (price.kind === 'items' ? price.items.every((item) => same(item.formula)) : same(price.formula))
  );
}
