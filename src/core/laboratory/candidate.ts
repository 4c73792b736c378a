import type { Text } from '../problem.ts';
import { candidateScales, underScale, withAnchor, withPriceRule } from '../scoring/candidateScale.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import type { ScoringRules } from '../scoring/scoringRules.ts';
import type { BenefitRule } from '../tender/criterion.ts';
import type { PriceFormula } from '../tender/price.ts';
import type { ImaginedMarket } from './imaginedMarket.ts';

export const candidateGroups = ['scales', 'anchors', 'formulas', 'rescaling'] as const;
export type CandidateGroup = (typeof candidateGroups)[number];

/** Rules that a board might publish instead of its own. */
export interface Candidate {
  readonly id: string;
  /** What is varied; null for the lot's own rules. */
  readonly group: CandidateGroup | null;
  readonly label: Text;
  readonly rules: ScoringRules;
}

/** Id of the lot's own rules among the candidates. */
export const OWN = 'own';

/**
 * The lot's own rules first, then others that differ from them in one respect (four well-known scales in two). What a
 * rule needs and the lot does not say, such as a threshold price, is taken from the imagined market.
 */
export function candidatesOf(
  rules: ScoringRules,
  benefits: ProfileBenefits,
  { floor }: Pick<ImaginedMarket, 'floor'>,
  groups: readonly CandidateGroup[] = candidateGroups,
): Candidate[] {
  const all: Candidate[] = [
    { id: OWN, group: null, label: { it: 'Regole della gara', en: 'Rules of the tender' }, rules },
    ...candidateScales.map(
      (scale): Candidate => ({
        id: `scale-${scale.id}`,
        group: 'scales',
        label: scale.label,
        rules: underScale(rules, scale),
      }),
    ),
    ...otherAnchors(rules),
    ...calibrated(rules, benefits, floor),
    ...otherFormulas(rules, floor),
    ...otherRescaling(rules),
  ];
  const seen = new Set<string>();
  return all.filter(({ group, rules: candidate }) => {
    const content = JSON.stringify(candidate);
    const wanted = (group === null || groups.includes(group)) && !seen.has(content);
    if (wanted) seen.add(content);
    return wanted;
  });
}

const anchorLabels: Record<Exclude<BenefitRule['anchor'], 'calibrated'>, Text> = {
  'relative-best': { it: 'Massimo all’offerta migliore', en: 'Maximum to the best offer' },
  'absolute-ideal': { it: 'Massimo al profilo ideale', en: 'Maximum to the ideal profile' },
  'equal-euro': { it: 'Euro uguali per punto', en: 'Equal euros a point' },
};

function otherAnchors(rules: ScoringRules): Candidate[] {
  return (Object.keys(anchorLabels) as (keyof typeof anchorLabels)[]).map((anchor) => ({
    id: `anchor-${anchor}`,
    group: 'anchors',
    label: anchorLabels[anchor],
    rules: withAnchor(rules, anchor),
  }));
}

/** The price scored to the floor of the market, and the weights of benefit and price shared as their euros are. */
function calibrated(rules: ScoringRules, { ideal, minimum }: ProfileBenefits, floor: number): Candidate[] {
  const { price, basePrice } = rules;
  const quality = rules.criteria.find(({ rule }) => rule.kind === 'benefit');
  if (price.kind !== 'per-patient' || quality === undefined) return [];
  const thresholdPrice = floor * basePrice;
  const gain = ideal - minimum;
  const together = quality.weight + price.weight;
  const weight = (together * gain) / (gain + basePrice - thresholdPrice);
  const scaled = underScale(rules, {
    anchor: 'calibrated',
    formula: { kind: 'to-threshold', thresholdPrice },
  });
  return [
    {
      id: 'anchor-calibrated',
      group: 'anchors',
      label: { it: 'Pesi calibrati sugli euro', en: 'Weights calibrated on euros' },
      rules: {
        ...scaled,
        criteria: scaled.criteria.map((one) => (one.rule.kind === 'benefit' ? { ...one, weight } : one)),
        price: { ...scaled.price, weight: together - weight },
      },
    },
  ];
}

const formulaLabels: Record<PriceFormula['kind'], Text> = {
  linear: { it: 'Prezzo lineare', en: 'Linear price' },
  bilinear: { it: 'Prezzo bilineare 0,85', en: 'Bilinear price 0.85' },
  absolute: { it: 'Ribasso assoluto', en: 'Absolute discount' },
  'inverse-proportional': { it: 'Prezzo minimo / prezzo', en: 'Lowest price / price' },
  power: { it: 'Potenza 0,5 del ribasso', en: 'Power 0.5 of the discount' },
  'min-max': { it: 'Prezzo min–max', en: 'Min–max price' },
  'to-threshold': { it: 'Fino al prezzo più basso ipotizzato', en: 'To the lowest price assumed' },
  concave: { it: 'Ribasso concavo, n = 3', en: 'Concave discount, n = 3' },
};

/** The formula of each kind with a usual parameter; to a threshold that is the floor of the market. */
function formulaOf(kind: PriceFormula['kind'], basePrice: number, floor: number): PriceFormula {
  switch (kind) {
    case 'bilinear':
      return { kind, x: 0.85 };
    case 'power':
      return { kind, alpha: 0.5 };
    case 'concave':
      return { kind, n: 3 };
    case 'to-threshold':
      return { kind, thresholdPrice: floor * basePrice };
    default:
      return { kind };
  }
}

function otherFormulas(rules: ScoringRules, floor: number): Candidate[] {
  return (Object.keys(formulaLabels) as PriceFormula['kind'][]).map((kind) => {
    // Min–max of equal discounts is 0/0: no board could publish it otherwise.
    const whenAlike = kind === 'min-max' ? ({ whenAllDiscountsEqual: 'maximum' } as const) : {};
    return {
      id: `price-${kind}`,
      group: 'formulas',
      label: formulaLabels[kind],
      rules: withPriceRule(rules, (basePrice) => ({
        formula: formulaOf(kind, basePrice, floor),
        ...whenAlike,
      })),
    };
  });
}

function otherRescaling(rules: ScoringRules): Candidate[] {
  const { award } = rules;
  const { first, second } = award.rescaling;
  const withRescaling = (rescaling: typeof award.rescaling): ScoringRules => ({
    ...rules,
    award: { ...award, rescaling },
  });
  return [
    {
      id: 'rescaling-first',
      group: 'rescaling',
      label:
        first === 'none'
          ? { it: 'Con la prima riparametrazione', en: 'With the first rescaling' }
          : { it: 'Senza la prima riparametrazione', en: 'Without the first rescaling' },
      rules: withRescaling({ first: first === 'none' ? 'all' : 'none', second }),
    },
    {
      id: 'rescaling-second',
      group: 'rescaling',
      label:
        second === 'none'
          ? { it: 'Con la seconda riparametrazione', en: 'With the second rescaling' }
          : { it: 'Senza la seconda riparametrazione', en: 'Without the second rescaling' },
      rules: withRescaling({ first, second: second === 'none' ? 'technical-total' : 'none' }),
    },
  ];
}
