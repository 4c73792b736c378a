import { z } from 'zod';
import { decimal, type Quantity, total } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { shareSchema } from './paymentSchema.ts';
import type { Step } from './workedAmount.ts';

/** How several targets become one figure of quality: clamp((value − threshold)/(benchmark − threshold), 0, 1), weighted. */
export const qualitySchema = z
  .array(
    z.strictObject({
      target: idSchema,
      threshold: z.number().meta({ description: 'Value that earns nothing.' }),
      benchmark: z
        .number()
        .meta({ description: 'Value that earns all; below the threshold where lower is better.' }),
      weight: shareSchema.meta({ description: 'Weights add up to 1.' }),
    }),
  )
  .min(1)
  .meta({ id: 'Quality', description: 'Observed values of targets as one figure between 0 and 1.' });

export type Quality = z.infer<typeof qualitySchema>;

/** Σ of the weights, exactly: 0.1, 0.2 and 0.7 are 1. */
export function qualityWeight(quality: Quality): number {
  return total(
    decimal,
    quality.map(({ weight }) => decimal.of(weight)),
  ).toNumber();
}

/**
 * Q = Σ weight · clamp((value − threshold)/(benchmark − threshold), 0, 1).
 * @param values by target
 * @throws RangeError for a target without a value, or a benchmark equal to its threshold
 */
export function qualityOf(
  quality: Quality,
  values: ReadonlyMap<string, number>,
): { readonly quality: Quantity; readonly steps: readonly Step[] } {
  const one = decimal.of(1);
  const zero = decimal.of(0);
  const parts = quality.map(({ target, threshold, benchmark, weight }) => {
    const value = values.get(target);
    if (value === undefined) throw new RangeError(`no value of ${target}`);
    if (benchmark === threshold) throw new RangeError(`benchmark and threshold of ${target} are equal`);
    const reached = decimal
      .of(value)
      .minus(decimal.of(threshold))
      .div(decimal.of(benchmark).minus(decimal.of(threshold)));
    // Also at the threshold itself, where a negative scale would leave −0.
    const points = reached.cmp(zero) <= 0 ? zero : reached.cmp(one) > 0 ? one : reached;
    return { value, points, weight };
  });
  const sum = total(
    decimal,
    parts.map(({ points, weight }) => points.times(decimal.of(weight))),
  );
  return {
    quality: sum,
    steps: [
      ...parts.flatMap(({ value, points, weight }): Step[] => [
        { name: 'qualityValue', value, unit: 'number' },
        { name: 'qualityPoints', value: points.toNumber(), unit: 'share' },
        { name: 'qualityWeight', value: weight, unit: 'share' },
      ]),
      { name: 'quality', value: sum.toNumber(), unit: 'share' },
    ],
  };
}
