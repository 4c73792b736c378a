import { z } from 'zod';
import { sourceSchema, textSchema } from './schemaText.ts';

/** How much more the first criterion counts than the second; a criterion that counts less has the reciprocal. */
export const comparisonValues = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9],
  ...(['1/2', '1/3', '1/4', '1/5', '1/6', '1/7', '1/8', '1/9'] as const),
] as const;

const comparisonSchema = z.strictObject({
  a: z.string().meta({ description: 'Code of a compared criterion.' }),
  b: z.string().meta({ description: 'Code of another.' }),
  value: z.literal(comparisonValues).meta({
    description:
      'How much more `a` counts than `b` (Saaty): 1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; even numbers in between; `1/3` if `b` counts moderately more.',
  }),
});

export const weightComparisonSchema = z
  .strictObject({
    criteria: z.array(z.string()).min(2).max(10).meta({
      description: 'Codes of the criteria that were compared, technical ones, the price or its items.',
    }),
    total: z.number().positive().max(100).meta({ description: 'Points shared out among them.' }),
    decimals: z.int().min(0).max(4).meta({
      description:
        'Decimals to which the weights are rounded. Where the rounded ones would not add up to the total, those with the greatest remainders are rounded up and the others down.',
    }),
    comparisons: z.array(comparisonSchema).min(1).meta({ description: 'Each pair of criteria once.' }),
    comparedBy: textSchema.meta({ description: 'Who compared, and how they came to one judgement.' }),
    source: sourceSchema,
  })
  .meta({
    id: 'WeightComparison',
    description:
      'Pairwise comparisons from which weights come (analytic hierarchy process). The weights of the criteria stay those that count: they must be the ones that follow from here, and the comparisons must have a consistency ratio below 0.10.',
  });

export type WeightComparison = z.infer<typeof weightComparisonSchema>;
export type ComparisonValue = WeightComparison['comparisons'][number]['value'];

/** `1/3` as a number. */
export function comparisonRatio(value: ComparisonValue): number {
  return typeof value === 'number' ? value : 1 / Number(value.slice('1/'.length));
}

/** The value of the scale that is the fewest times too large or too small for a ratio. */
export function nearestComparison(ratio: number): ComparisonValue {
  const times = (value: ComparisonValue): number => {
    const quotient = comparisonRatio(value) / ratio;
    return Math.max(quotient, 1 / quotient);
  };
  return comparisonValues.reduce((best, value) => (times(value) < times(best) ? value : best));
}

/**
 * The reciprocal matrix of a whole table: row `a`, column `b` says how much more `a` counts than `b`, in the order of
 * `criteria`.
 */
export function comparisonMatrix({
  criteria,
  comparisons,
}: Pick<WeightComparison, 'criteria' | 'comparisons'>): number[][] {
  return criteria.map((row) =>
    criteria.map((column) => {
      if (row === column) return 1;
      for (const { a, b, value } of comparisons) {
        if (a === row && b === column) return comparisonRatio(value);
        if (a === column && b === row) return 1 / comparisonRatio(value);
      }
      throw new Error(`${row} and ${column} are not compared`);
    }),
  );
}
