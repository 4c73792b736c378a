import { z } from 'zod';
import { textSchema } from './schemaText.ts';

const weight = z.number().positive().max(100).meta({ description: 'Maximum points of the criterion.' });
const code = z
  .string()
  .regex(/^[A-Z](\.\d+)*$/)
  .meta({ description: 'Code as in the tender documents: `A.1`, `A.2`, `B`.' });
const article = textSchema.meta({ description: 'Article of law or clause of the documents it rests on.' });

const benefitSchema = z
  .strictObject({
    kind: z.literal('benefit').meta({
      description:
        'Q: benefit in euros above the minimum acceptable benefit, ΔB = B − B_MAB, on the declared scale.',
    }),
    anchor: z.enum(['relative-best', 'absolute-ideal', 'equal-euro']).meta({
      description:
        'Upper end of the scale. `relative-best`: the best admitted offer gets the maximum. `absolute-ideal`: the ideal profile does. `equal-euro`: a quality point costs as many euros as a price point (base price / maximum price points).',
    }),
    belowMinimum: z.enum(['zero', 'exclude']).meta({
      description: 'An offer below the minimum acceptable benefit earns 0 points, or is excluded.',
    }),
  })
  .meta({ id: 'BenefitRule' });

const discretionarySchema = z
  .strictObject({
    kind: z
      .literal('discretionary-mean')
      .meta({ description: 'D: mean of the coefficients that the commissioners give from the ladder.' }),
    ladder: z
      .array(z.strictObject({ coefficient: z.number().min(0).max(1), label: textSchema }))
      .min(2)
      .meta({ description: 'The only coefficients a commissioner may give, each with its meaning.' }),
  })
  .meta({ id: 'DiscretionaryRule' });

const tabularSchema = z
  .strictObject({
    kind: z.literal('tabular').meta({ description: 'T: fixed coefficient for each declared answer.' }),
    question: textSchema.meta({ description: 'What the supplier declares in the workbook.' }),
    levels: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
          label: textSchema,
          coefficient: z.number().min(0).max(1),
        }),
      )
      .min(2),
  })
  .meta({ id: 'TabularRule' });

export const criterionSchema = z
  .strictObject({
    code,
    letter: z.enum(['D', 'Q', 'T']).meta({ description: 'D discretionary, Q quantitative, T tabular.' }),
    weight,
    label: textSchema,
    description: textSchema,
    article,
    rule: z.discriminatedUnion('kind', [benefitSchema, discretionarySchema, tabularSchema]),
  })
  .meta({
    id: 'Criterion',
    description: 'A technical criterion: what is judged, for how many points, by which rule.',
  });

export type Criterion = z.infer<typeof criterionSchema>;
export type BenefitRule = z.infer<typeof benefitSchema>;
export type DiscretionaryRule = z.infer<typeof discretionarySchema>;
export type TabularRule = z.infer<typeof tabularSchema>;

/** The letter that Italian boards know for each kind of rule. */
export const letterOfRule: Record<Criterion['rule']['kind'], Criterion['letter']> = {
  benefit: 'Q',
  'discretionary-mean': 'D',
  tabular: 'T',
};

export const priceSchema = z
  .strictObject({
    code,
    weight,
    label: textSchema,
    article,
    formula: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('linear').meta({ description: 'R / Rmax: linear interpolation.' }),
        }),
        z.strictObject({
          kind: z
            .literal('bilinear')
            .meta({ description: 'X·R/R̄ up to the mean discount R̄, then up to 1 at the greatest.' }),
          x: z.literal([0.8, 0.85, 0.9]).meta({ description: 'Coefficient at the mean discount.' }),
        }),
        z.strictObject({
          kind: z.literal('absolute').meta({ description: 'R itself: the discount on the base price.' }),
        }),
        z.strictObject({
          kind: z
            .literal('inverse-proportional')
            .meta({ description: 'Lowest price of the admitted offers / price.' }),
        }),
        z.strictObject({
          kind: z.literal('power').meta({ description: '(R / Rmax)^α.' }),
          alpha: z.number().positive().max(10).meta({
            description: 'Exponent: below 1 it rewards small discounts, above 1 great ones.',
          }),
        }),
        z.strictObject({
          kind: z.literal('min-max').meta({
            description:
              '(R − Rmin) / (Rmax − Rmin): the dearest gets 0. Discouraged: small differences of price become all points.',
          }),
        }),
        z.strictObject({
          kind: z.literal('to-threshold').meta({
            description:
              'In proportion up to a threshold price, where the coefficient is 1; no more below it.',
          }),
          thresholdPrice: z.number().min(0).meta({ description: 'EUR without VAT, below the base price.' }),
        }),
        z.strictObject({
          kind: z.literal('concave').meta({
            description: '1 − (price / base price)^n: each further discount earns less.',
          }),
          n: z.int().min(2).max(10),
        }),
      ])
      .meta({ id: 'PriceFormula', description: 'Coefficient from the discount R = (base − price)/base.' }),
    whenAllDiscountsEqual: z.enum(['maximum', 'formula']).meta({
      description:
        'All admitted offers (or the only one) have the same discount above 0: all get 1, or what the formula gives.',
    }),
    whenNoDiscount: z.enum(['maximum', 'zero']).meta({
      description: 'No admitted offer has a discount, where R/Rmax would be 0/0: all get 1, or 0.',
    }),
  })
  .meta({ id: 'Price', description: 'The economic criterion: its points and its published formula.' });

export type Price = z.infer<typeof priceSchema>;
