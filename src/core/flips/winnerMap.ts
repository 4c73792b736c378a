import { binary } from '../numbers/arithmetic.ts';
import type { Lot } from '../tender/lot.ts';
import { willingnessToPayValues } from '../valuation/willingnessToPayValues.ts';
import { type AwardCase, winnersIn } from './awardCase.ts';
import { atLambda, type CaseOutcomes } from './winnersOverLambda.ts';

/** Who would be first for each λ and each division of the points between benefit and price. */
export interface WinnerMap {
  /** Rising, EUR per unit of effect: the columns. */
  readonly lambdas: readonly number[];
  /** Maximum points of the benefit criterion, rising: the rows. The price has what is left of `points`. */
  readonly benefitWeights: readonly number[];
  /** Points of benefit and price together; all other criteria keep theirs. */
  readonly points: number;
  /** By row, then column; null where nobody is first, or only lots decide. */
  readonly winners: readonly (readonly (string | null)[])[];
}

const MOST_COLUMNS = 25;
/** Shares of the points, in twentieths: 5% to 95%. */
const ROWS = 20;

/**
 * The winner over λ and the weight of the benefit. Benefit and price divide the same points between them, price items in
 * the proportion published; thresholds and the other criteria stay as they are.
 * @returns null without a benefit criterion
 */
export function winnerMap(award: AwardCase, outcomes: CaseOutcomes): WinnerMap | null {
  const { lot } = award;
  const benefit = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  if (benefit === undefined) return null;
  const points = benefit.weight + lot.price.weight;
  const benefitWeights = Array.from({ length: ROWS - 1 }, (_, at) => (points * (at + 1)) / ROWS);
  const range = willingnessToPayValues(lot);
  const stride = Math.ceil((range.length - 1) / (MOST_COLUMNS - 1)) || 1;
  const lambdas = range.filter((_, at) => at % stride === 0);
  return {
    lambdas,
    benefitWeights,
    points,
    winners: benefitWeights.map((weight) => {
      const weighted = { ...award, lot: withBenefitWeight(lot, benefit.code, weight, points) };
      return lambdas.map((lambda) => {
        const winners = winnersIn(atLambda(weighted, outcomes, lambda), binary);
        return winners.length === 1 ? (winners[0] as string) : null;
      });
    }),
  };
}

/** A lot in which the benefit has `weight` of the points and the price the rest. */
function withBenefitWeight(lot: Lot, code: string, weight: number, points: number): Lot {
  const factor = (points - weight) / lot.price.weight;
  const { price } = lot;
  return {
    ...lot,
    criteria: lot.criteria.map((one) => (one.code === code ? { ...one, weight } : one)),
    price:
      price.kind === 'items'
        ? {
            ...price,
            weight: points - weight,
            items: price.items.map((item) => ({ ...item, weight: item.weight * factor })),
          }
        : { ...price, weight: points - weight },
  };
}
