import { interval95, mean } from '../distributions/distribution.ts';
import type { Lot } from '../tender/lot.ts';
import { parameterDistribution } from '../tender/parameter.ts';
import { drawForShare } from './categoryShares.ts';
import { formulaValues } from './formulaValues.ts';
import { modelOf } from './model.ts';
import type { Strategy } from './strategy.ts';

/** One bar of the tornado: how far one parameter alone moves the lead of the first strategy over the second. */
export interface SensitivityBar {
  /** Parameter id, and the strategy it belongs to (null: shared by all). */
  readonly parameter: string;
  readonly strategy: string | null;
  /** Limits of the parameter's own 95% interval. */
  readonly low: number;
  readonly high: number;
  /** NMB of the first strategy less that of the second at each limit, EUR per patient. */
  readonly leadAtLow: number;
  readonly leadAtHigh: number;
}

export interface Sensitivity {
  readonly first: string;
  readonly second: string;
  /** The lead with every parameter at its mean. */
  readonly lead: number;
  /** Widest bar first; parameters without any influence are left out. */
  readonly bars: readonly SensitivityBar[];
}

/** One-way deterministic sensitivity (tornado) of the NMB lead of `first` over `second`. */
export function sensitivity(lot: Lot, first: Strategy, second: Strategy): Sensitivity {
  const model = modelOf(lot);
  const shared = lot.parameters.map((parameter) => ({
    parameter: parameter.id,
    strategy: null,
    distribution: parameterDistribution(parameter),
  }));
  const own = [first, second].flatMap((strategy) =>
    lot.indicators.map(({ id }) => {
      const distribution = strategy.indicators[id];
      if (distribution === undefined) throw new Error(`strategy ${strategy.id} without indicator ${id}`);
      return { parameter: id, strategy: strategy.id, distribution };
    }),
  );
  const inputs = [...shared, ...own];
  const netBenefit = (strategy: Strategy, moved: (typeof inputs)[number] | null, to: number): number => {
    const values = model.names.map((name) => {
      const input = inputs.find(
        ({ parameter, strategy: owner }) => parameter === name && (owner === null || owner === strategy.id),
      );
      if (input === undefined) throw new Error(`no value for ${name}`);
      const average = mean(input.distribution);
      const indicator = lot.indicators.find(({ id }) => id === name);
      if (input !== moved) return average;
      return indicator === undefined ? to : drawForShare(indicator, to, average);
    });
    formulaValues(lot, strategy.indicators)(values);
    const { effect, careCost } = model.outcome(values);
    return lot.willingnessToPay.value * effect - careCost - strategy.price;
  };
  const lead = (moved: (typeof inputs)[number] | null, to: number): number =>
    netBenefit(first, moved, to) - netBenefit(second, moved, to);

  const bars = inputs
    .map((input) => {
      const [low, high] = interval95(input.distribution);
      const { parameter, strategy } = input;
      return { parameter, strategy, low, high, leadAtLow: lead(input, low), leadAtHigh: lead(input, high) };
    })
    .filter(({ leadAtLow, leadAtHigh }) => leadAtLow !== leadAtHigh)
    .toSorted((a, b) => Math.abs(b.leadAtHigh - b.leadAtLow) - Math.abs(a.leadAtHigh - a.leadAtLow));
  return { first: first.id, second: second.id, lead: lead(null, 0), bars };
}
