import { z } from 'zod';
import type { Problem, Text } from '../problem.ts';
import { duplicates } from './duplicates.ts';
import type { Locate } from './parseTender.ts';
import { sourceSchema, textSchema } from './schemaText.ts';

const component = {
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .meta({ description: 'Short name, by which the amount is offered.' }),
  label: textSchema,
};

/**
 * A cost over the whole life of what is bought (D.Lgs. 36/2023 art. 108 c. 1 and annex II.8; Directive 2014/24/EU art. 68).
 * The tender sets everything but the amounts.
 */
export const lifeCycleCostSchema = z
  .strictObject({
    years: z.int().min(1).max(50).meta({ description: 'Years of use over which costs are counted.' }),
    annualRate: z.number().min(0).max(0.2).meta({ description: 'Discount rate: 0.03 is 3% a year.' }),
    timing: z.enum(['start-of-year', 'mid-year', 'end-of-year']).meta({
      description: 'When in its year a yearly cost is paid, which says for how long it is discounted.',
    }),
    components: z
      .array(
        z.discriminatedUnion('when', [
          z.strictObject({
            ...component,
            when: z.enum(['at-start', 'every-year', 'at-end']).meta({
              description:
                'Paid once before the first year, not discounted; every year; or once after the last year.',
            }),
          }),
          z.strictObject({
            ...component,
            when: z.literal('per-use').meta({ description: 'Paid for each use.' }),
            usesPerYear: z
              .number()
              .positive()
              .meta({ description: 'Uses in a year, the same for all offers.' }),
          }),
        ]),
      )
      .min(1)
      .meta({ description: 'What each offer gives an amount for, EUR without VAT.' }),
    source: sourceSchema.meta({ description: 'Where years, rate and uses come from.' }),
  })
  .meta({
    id: 'LifeCycleCost',
    description: 'A price made of what is paid over the years, discounted to the day of purchase.',
  });

export type LifeCycleCostRule = z.infer<typeof lifeCycleCostSchema>;

/** Components that could not be told apart. */
export function lifeCycleCostProblems({ components }: LifeCycleCostRule, locate: Locate): Problem[] {
  return duplicates(
    components.map(({ id }) => id),
    (at) => locate(['components', at, 'id']),
    'component',
  );
}

/** When a component is paid, in words. */
export function whenPaid(component: LifeCycleCostRule['components'][number]): Text {
  switch (component.when) {
    case 'at-start':
      return { it: 'una volta, all’acquisto', en: 'once, at the purchase' };
    case 'every-year':
      return { it: 'ogni anno', en: 'every year' };
    case 'at-end':
      return { it: 'una volta, al termine', en: 'once, at the end' };
    case 'per-use':
      return {
        it: `per ogni uso, ${component.usesPerYear} usi all’anno`,
        en: `for each use, ${component.usesPerYear} uses a year`,
      };
  }
}
