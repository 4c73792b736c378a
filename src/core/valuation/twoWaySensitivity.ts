import { interval95, mean } from '../distributions/distribution.ts';
import type { Lot } from '../tender/lot.ts';
import { type ComparedInput, comparison } from './comparison.ts';
import type { Sensitivity, SensitivityBar } from './sensitivity.ts';
import type { Strategy } from './strategy.ts';

/** Which input is moved: a parameter of the lot (strategy null) or an indicator of one strategy. */
export interface MovedInput {
  readonly parameter: string;
  readonly strategy: string | null;
}

export interface SensitivityAxis extends MovedInput {
  readonly mean: number;
  /** Evenly spaced from the lower to the upper limit of the input's 95% interval. */
  readonly values: readonly number[];
}

/** How far two inputs together move the lead of the first strategy over the second. */
export interface TwoWaySensitivity {
  readonly first: string;
  readonly second: string;
  readonly x: SensitivityAxis;
  readonly y: SensitivityAxis;
  /** NMB of the first strategy less that of the second, EUR per patient: `lead[yIndex][xIndex]`. */
  readonly lead: readonly (readonly number[])[];
}

/**
 * Two-way deterministic sensitivity of the NMB lead of `first` over `second`: two inputs moved together over their 95%
 * intervals, all others at their means (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param steps values on each axis, at least 2
 * @throws Error if there is no such input
 */
export function twoWaySensitivity(
  lot: Lot,
  first: Strategy,
  second: Strategy,
  x: MovedInput,
  y: MovedInput,
  steps = 21,
): TwoWaySensitivity {
  const { inputs, lead } = comparison(lot, first, second);
  const inputOf = ({ parameter, strategy }: MovedInput): ComparedInput => {
    const input = inputs.find((one) => one.parameter === parameter && one.strategy === strategy);
    if (input === undefined) throw new Error(`no input ${parameter} of ${strategy ?? 'all'}`);
    return input;
  };
  const axisOf = ({ parameter, strategy, distribution }: ComparedInput): SensitivityAxis => {
    const [low, high] = interval95(distribution);
    const values = Array.from({ length: steps }, (_, at) => low + ((high - low) * at) / (steps - 1));
    return { parameter, strategy, mean: mean(distribution), values };
  };
  const [across, up] = [inputOf(x), inputOf(y)];
  const [xAxis, yAxis] = [axisOf(across), axisOf(up)];
  return {
    first: first.id,
    second: second.id,
    x: xAxis,
    y: yAxis,
    lead: yAxis.values.map((yValue) =>
      xAxis.values.map((xValue) =>
        lead(
          new Map([
            [across, xValue],
            [up, yValue],
          ]),
        ),
      ),
    ),
  };
}

/**
 * The two inputs with the widest bars of the tornado; undefined with fewer than two. Shares of one group of
 * categories add up to 1, so they cannot be moved apart: of these only the widest counts.
 */
export function widestPair(lot: Lot, { bars }: Sensitivity): readonly [MovedInput, MovedInput] | undefined {
  const groupOf = ({ parameter, strategy }: SensitivityBar): string | undefined => {
    const evidence = lot.indicators.find(({ id }) => id === parameter)?.evidence;
    return evidence?.form === 'category' ? `${strategy}/${evidence.group}` : undefined;
  };
  const [first] = bars;
  if (first === undefined) return undefined;
  const group = groupOf(first);
  const second = bars.slice(1).find((bar) => group === undefined || groupOf(bar) !== group);
  return second && [first, second];
}
