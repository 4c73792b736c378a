import type { Estimate } from '../numbers/estimate.ts';
import type { Lot } from '../tender/lot.ts';
import { acceptability } from './acceptability.ts';
import { expectedNetBenefit } from './netMonetaryBenefit.ts';
import type { SumsPlan } from './outcomeSums.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';

/** What the valuation says under one structural alternative, at the tender's λ. */
export interface AlternativeValuation {
  /** `base`, the id of an alternative model, or `mixture`: the average of their distributions, by weight. */
  readonly alternative: string;
  /** Weight in the mixture; null for the mixture itself. */
  readonly weight: number | null;
  /** EUR per patient. */
  readonly expected: readonly { readonly strategy: string; readonly netMonetaryBenefit: Estimate }[];
  /** Strategy with the highest expected NMB. */
  readonly frontier: string;
  readonly probabilityBest: Readonly<Record<string, Estimate>>;
  /** EVPI, EUR per patient. */
  readonly informationValue: Estimate;
}

/** The valuation under every structural alternative of the lot, the base model first, the mixture last. */
export interface Alternatives {
  readonly rows: readonly AlternativeValuation[];
}

/**
 * The lot under each of its models, by sums over the same draws of its inputs, and under their mixture, whose sums are the
 * weighted sums of all: an average of distributions, in which every draw belongs to one model. (An average of the
 * models' draws would hide how much they disagree.)
 * @param sums of the lot's own model, then of each alternative in the order of the definition
 */
export function alternativesOf(
  lot: Lot,
  { baseWeight, models }: NonNullable<Lot['alternatives']>,
  plan: SumsPlan,
  sums: readonly Float64Array[],
): Alternatives {
  const weights = [baseWeight, ...models.map(({ weight }) => weight)];
  const mixed = new Float64Array((sums[0] as Float64Array).length);
  for (const [model, one] of sums.entries()) {
    for (let at = 0; at < mixed.length; at++) {
      mixed[at] = (mixed[at] as number) + (weights[model] as number) * (one[at] as number);
    }
  }
  const row = (alternative: string, weight: number | null, of: Float64Array): AlternativeValuation =>
    alternativeValuation(alternative, weight, outcomesOf({ plan, sums: of }), lot.willingnessToPay.value);
  return {
    rows: [
      ...['base', ...models.map(({ id }) => id)].map((id, at) =>
        row(id, weights[at] as number, sums[at] as Float64Array),
      ),
      row('mixture', null, mixed),
    ],
  };
}

function alternativeValuation(
  alternative: string,
  weight: number | null,
  outcomes: Outcomes,
  lambda: number,
): AlternativeValuation {
  const { strategies, lambdas } = outcomes.plan;
  const point = acceptability(outcomes, lambdas.indexOf(lambda));
  return {
    alternative,
    weight,
    expected: strategies.map((strategy, at) => ({
      strategy,
      netMonetaryBenefit: expectedNetBenefit(outcomes, at, lambda),
    })),
    frontier: point.frontier,
    probabilityBest: point.probabilityBest,
    informationValue: point.expectedValueOfPerfectInformation,
  };
}
