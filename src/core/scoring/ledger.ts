import type { Text } from '../problem.ts';
import { nobodyAboveMinimumBenefit } from './admission.ts';
import type { Scoring } from './score.ts';
import type { ScoringRules } from './scoringRules.ts';

/** The steps of the calculation, in the order in which a committee takes them. */
export type LedgerStep =
  | 'raw-coefficient'
  | 'raw-points'
  | 'raw-total'
  | 'threshold'
  | 'excluded'
  | 'coefficient'
  | 'points'
  | 'technical-sum'
  | 'technical-total'
  | 'price'
  | 'discount'
  | 'mean-discount'
  | 'greatest-discount'
  | 'price-coefficient'
  | 'price-points'
  | 'economic-total'
  | 'total'
  | 'rank'
  | 'anomaly'
  | 'quota';

/** One number of the calculation, with the rule that made it. */
export interface LedgerRow {
  readonly step: LedgerStep;
  /** Offer id; null for what belongs to all offers. */
  readonly offer: string | null;
  /** Code of the criterion or price item; null for totals. */
  readonly criterion: string | null;
  /** Null where there is no number, as for an exclusion. */
  readonly value: number | null;
  /** What the value is held to: a weight, a minimum, a limit; null where nothing is. */
  readonly limit: number | null;
  /** Of a threshold whether it was met, of a sign of anomaly whether it is present; null elsewhere. */
  readonly met: boolean | null;
  /** Id of the published rule, as in `ruleTexts`. */
  readonly rule: string;
}

/**
 * Every number of a calculation, from raw coefficients to quotas, so that anyone can follow it line by line. Nothing is
 * computed here.
 */
export function ledgerOf(
  { criteria, price }: Pick<ScoringRules, 'criteria' | 'price'>,
  scoring: Scoring,
): LedgerRow[] {
  return [
    ...scoring.technical.flatMap((one) => technicalRows(criteria, one)),
    ...scoring.comparisons.flatMap(({ item, meanDiscount, greatestDiscount }) => [
      row('mean-discount', null, item, meanDiscount, 'discount'),
      row('greatest-discount', null, item, greatestDiscount, 'discount'),
    ]),
    ...scoring.economic.flatMap((one) => economicRows(price, one)),
    ...scoring.ranking.flatMap(({ offer, total, rank, tieBrokenBy }) => [
      row('total', offer, null, total, 'rounding'),
      row('rank', offer, null, rank, tieBrokenBy === null ? 'rounding' : 'ties'),
    ]),
    ...scoring.anomalies.flatMap(({ offer, signs }) =>
      signs.map(({ value, limit, present }) => row('anomaly', offer, null, value, 'anomaly', limit, present)),
    ),
    ...scoring.quotas.map(({ offer, share }) => row('quota', offer, null, share, 'winners')),
  ];
}

function technicalRows(
  criteria: ScoringRules['criteria'],
  { offer, ...score }: Scoring['technical'][number],
): LedgerRow[] {
  const weightOf = (code: string): number | null =>
    criteria.find((criterion) => criterion.code === code)?.weight ?? null;
  const out = score.excluded !== null;
  return [
    ...score.criteria.flatMap(({ criterion, rawCoefficient, rawPoints }) => [
      row('raw-coefficient', offer, criterion, rawCoefficient, `criterion-${criterion}`),
      row('raw-points', offer, criterion, rawPoints, `criterion-${criterion}`, weightOf(criterion)),
    ]),
    row('raw-total', offer, null, score.rawTotal, 'threshold'),
    ...score.threshold.map(({ criterion, points, minimum, passed }) =>
      row('threshold', offer, criterion, points, 'threshold', minimum, passed),
    ),
    ...(out
      ? [
          row(
            'excluded',
            offer,
            null,
            null,
            score.threshold.some(({ passed }) => !passed)
              ? 'threshold'
              : benefitRule(criteria, score.excluded),
          ),
        ]
      : [
          ...score.criteria.flatMap(({ criterion, coefficient, points }) => [
            row('coefficient', offer, criterion, coefficient, 'first-rescaling'),
            row('points', offer, criterion, points, 'rounding', weightOf(criterion)),
          ]),
          row('technical-sum', offer, null, score.totalBeforeSecond, 'rounding'),
          row('technical-total', offer, null, score.total, 'second-rescaling'),
        ]),
  ];
}

/** A result that was stored knows the reason by its words only. */
function benefitRule(criteria: ScoringRules['criteria'], reason: Text | null): string {
  const rule = reason?.en === nobodyAboveMinimumBenefit.en ? 'few-above-minimum' : 'below-minimum';
  return `${rule}-${criteria.find(({ rule: { kind } }) => kind === 'benefit')?.code}`;
}

function economicRows(
  price: ScoringRules['price'],
  { offer, items, points }: Scoring['economic'][number],
): LedgerRow[] {
  const ruleOf = (item: string): string =>
    price.kind === 'items' && price.items[0]?.code !== item ? `price-formula-${item}` : 'price-formula';
  return [
    ...items.flatMap((one) => [
      row('price', offer, one.item, one.price, 'discount'),
      row('discount', offer, one.item, one.discount, 'discount'),
      row('price-coefficient', offer, one.item, one.coefficient, ruleOf(one.item)),
      row('price-points', offer, one.item, one.points, ruleOf(one.item)),
    ]),
    row('economic-total', offer, null, points, 'rounding'),
  ];
}

function row(
  step: LedgerStep,
  offer: string | null,
  criterion: string | null,
  value: number | null,
  rule: string,
  limit: number | null = null,
  met: boolean | null = null,
): LedgerRow {
  return { step, offer, criterion, value, limit, met, rule };
}
