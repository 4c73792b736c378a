import { mean } from '../distributions/distribution.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { formulaValues } from './formulaValues.ts';
import { modelOf, type Outcome } from './model.ts';
import type { Strategy } from './strategy.ts';

/** Benefit of one patient in money, without any price: B = λ·effect − cost of care (EUR). */
export interface Benefit extends Outcome {
  readonly benefit: number;
}

/**
 * The deterministic benefit on which points rest: the model at the mean of every parameter. Of a ratio to a
 * baseline it is the mean ratio applied to the mean baseline.
 * Separation of benefit and price: Messori, Trippoli, Caccese & Marinai, Ther Innov Regul Sci 2020;54:226-231.
 */
export function expectedBenefit(lot: Lot, strategy: Pick<Strategy, 'indicators'>): Benefit {
  return benefitAt(lot, expectedValues(lot, strategy));
}

/**
 * The mean of every parameter and indicator under one strategy, in the model's order. A ratio to a baseline is the
 * risk that the mean ratio gives with the mean baseline.
 */
export function expectedValues(lot: Lot, { indicators }: Pick<Strategy, 'indicators'>): number[] {
  const values = valuesOf(lot, (id) => {
    const distribution = indicators[id];
    if (distribution === undefined) throw new Error(`strategy without indicator ${id}`);
    return mean(distribution);
  });
  formulaValues(lot, indicators)(values);
  return values;
}

/** B of the minimum acceptable clinical profile (MAB): there the benefit earns no points. */
export function minimumAcceptableBenefit(lot: Lot): Benefit {
  return profileBenefit(lot, 'minimumAcceptable');
}

/** B of the ideal profile: the upper end of absolute scales. */
export function idealBenefit(lot: Lot): Benefit {
  return profileBenefit(lot, 'ideal');
}

function profileBenefit(lot: Lot, profile: 'minimumAcceptable' | 'ideal'): Benefit {
  const values = new Map(lot.indicators.map((indicator) => [indicator.id, indicator[profile]]));
  return benefitAt(
    lot,
    valuesOf(lot, (id) => values.get(id) as number),
  );
}

/** Shared parameters at their means, then the indicators' values: the order of `namesOf`. */
function valuesOf(lot: Lot, indicatorValue: (id: string) => number): number[] {
  return [
    ...lot.parameters.map((parameter) => mean(parameterDistribution(parameter))),
    ...lot.indicators.map(({ id }) => indicatorValue(id)),
  ];
}

function benefitAt(lot: Lot, values: readonly number[]): Benefit {
  const outcome = modelOf(lot).outcome(values);
  return { ...outcome, benefit: lot.willingnessToPay.value * outcome.effect - outcome.careCost };
}
