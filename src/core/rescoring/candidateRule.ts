import type { BenefitRule } from '../tender/criterion.ts';
import type { PriceFormula } from '../tender/price.ts';
import type { PastLot, PastRescaling } from './pastTender.ts';

/** A rule that a past lot might have been awarded by; everything it does not name stays as published. */
export type CandidateRule =
  | { readonly kind: 'price'; readonly formula: PriceFormula }
  | { readonly kind: 'rescaling'; readonly rescaling: PastRescaling }
  /**
   * Later outcomes take the place of all technical criteria. `equal-euro` is paired with the price formula R, `calibrated` with
   * the price to a threshold; the others keep the published formula.
   */
  | { readonly kind: 'quality'; readonly anchor: BenefitRule['anchor'] }
  /** No points: the highest net monetary benefit wins. */
  | { readonly kind: 'net-benefit' };

const formulas: readonly PriceFormula[] = [
  { kind: 'linear' },
  { kind: 'bilinear', x: 0.8 },
  { kind: 'bilinear', x: 0.85 },
  { kind: 'bilinear', x: 0.9 },
  { kind: 'inverse-proportional' },
  { kind: 'power', alpha: 0.5 },
  { kind: 'min-max' },
  { kind: 'absolute' },
  { kind: 'concave', n: 2 },
];

const rescalings: readonly PastRescaling[] = [
  { first: 'none', second: 'none' },
  { first: 'discretionary', second: 'none' },
  { first: 'none', second: 'technical-total' },
  { first: 'discretionary', second: 'technical-total' },
];

const anchors: readonly BenefitRule['anchor'][] = [
  'relative-best',
  'absolute-ideal',
  'equal-euro',
  'calibrated',
];

/** The candidates that a lot is re-scored by, the same for every lot but for its threshold price. */
export function candidateRules({ candidateThresholdPrice }: PastLot): CandidateRule[] {
  const toThreshold: readonly PriceFormula[] =
    candidateThresholdPrice === undefined
      ? []
      : [{ kind: 'to-threshold', thresholdPrice: candidateThresholdPrice }];
  return [
    ...[...formulas, ...toThreshold].map((formula): CandidateRule => ({ kind: 'price', formula })),
    ...rescalings.map((rescaling): CandidateRule => ({ kind: 'rescaling', rescaling })),
    ...anchors.map((anchor): CandidateRule => ({ kind: 'quality', anchor })),
    { kind: 'net-benefit' },
  ];
}

/** One name for the same rule in all lots: `price/bilinear-0.8`. */
export function ruleId(rule: CandidateRule): string {
  switch (rule.kind) {
    case 'price':
      return `price/${formulaId(rule.formula)}`;
    case 'rescaling':
      return `rescaling/${rule.rescaling.first}-${rule.rescaling.second}`;
    case 'quality':
      return `quality/${rule.anchor}`;
    case 'net-benefit':
      return 'net-benefit';
  }
}

function formulaId(formula: PriceFormula): string {
  switch (formula.kind) {
    case 'bilinear':
      return `bilinear-${formula.x}`;
    case 'power':
      return `power-${formula.alpha}`;
    case 'concave':
      return `concave-${formula.n}`;
    default:
      return formula.kind;
  }
}

/** Whether the lot was awarded by this very rule. */
export function isPublished({ price: { formula }, award }: PastLot, rule: CandidateRule): boolean {
  if (rule.kind === 'price')
    return formula.kind !== 'as-printed' && ruleId(rule) === ruleId({ kind: 'price', formula });
  if (rule.kind !== 'rescaling') return false;
  const { first, second } = award.rescaling;
  return rule.rescaling.first === first && rule.rescaling.second === second;
}
