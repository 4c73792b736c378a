import { z } from 'zod';
import { idSchema, textSchema } from './schemaText.ts';

export const weightSchema = z
  .number()
  .positive()
  .max(100)
  .meta({ description: 'Maximum points of the criterion.' });
export const codeSchema = z
  .string()
  .regex(/^[A-Z](\.\d+)*$/)
  .meta({ description: 'Code as in the tender documents: `A.1`, `A.2`, `B`.' });
export const articleSchema = textSchema.meta({
  description: 'Article of law or clause of the documents it rests on.',
});

const benefitSchema = z
  .strictObject({
    kind: z.literal('benefit').meta({
      description:
        'Q: benefit in euros above the minimum acceptable benefit, ΔB = B − B_MAB, on the declared scale.',
    }),
    anchor: z.enum(['relative-best', 'absolute-ideal', 'equal-euro', 'calibrated']).meta({
      description:
        'Upper end of the scale. `relative-best`: the best admitted offer gets the maximum. `absolute-ideal`: the ideal profile does. `equal-euro`: a quality point costs as many euros as a price point (base price / maximum price points). `calibrated`: the ideal profile gets the maximum, the price is scored to a threshold price p₀, and the weights are as (B_ideal − B_MAB) to (A − p₀), so that points follow the net monetary benefit.',
    }),
    belowMinimum: z.enum(['zero', 'exclude']).meta({
      description: 'An offer below the minimum acceptable benefit earns 0 points, or is excluded.',
    }),
    noneAboveMinimum: z.enum(['zero', 'no-award']).meta({
      description:
        'No offer is above the minimum acceptable benefit: all earn 0 points and the rest decides, or nothing is awarded.',
    }),
    oneAboveMinimum: z.enum(['anchor', 'absolute-ideal']).meta({
      description:
        'A single offer is above the minimum: what the anchor gives (all points under `relative-best`), or the scale of the ideal profile.',
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

const pairwiseSchema = z
  .strictObject({
    kind: z.literal('discretionary-pairwise').meta({
      description:
        'D: each commissioner alone compares the offers two by two, with a preference from 2 (minimal) to 6 (maximal), or parity, 1 to both (Cons. Stato, Plenary 16/2022).',
    }),
    variant: z.enum(['A', 'B']).meta({
      description:
        'A: preferences are added over the commissioners, then divided by the highest sum. B: each commissioner’s sums are divided by the highest, averaged, and divided by the highest again. They can disagree on the winner.',
    }),
    fewerThanThree: z.enum(['pairwise', 'maximum']).meta({
      description:
        'With two offers or one: compare all the same, or give all of them the maximum, so that the criterion does not decide.',
    }),
  })
  .meta({ id: 'PairwiseRule' });

const whenAllEqual = z.enum(['maximum', 'zero']).meta({
  description: 'All offers give the same figure, where the formula says nothing: all get 1, or 0.',
});

const quantitativeSchema = z
  .strictObject({
    kind: z
      .literal('quantitative')
      .meta({ description: 'Q: the coefficient follows from a declared figure.' }),
    question: textSchema.meta({ description: 'Which figure the supplier declares in the workbook.' }),
    unit: z.string().min(1).meta({ description: 'Unit of the figure: `h`, `%`, `year`.' }),
    least: z.number().meta({ description: 'Least figure that is accepted.' }),
    most: z.number().meta({ description: 'Greatest figure that is accepted.' }),
    better: z.enum(['higher', 'lower']),
    scale: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('range').meta({
          description: '(x − min)/(max − min); where lower is better (max − x)/(max − min). Over the offers.',
        }),
        whenAllEqual,
      }),
      z.strictObject({
        kind: z.literal('best').meta({
          description: 'x/max; where lower is better min/x, which needs figures above 0. Over the offers.',
        }),
      }),
      z.strictObject({
        kind: z.literal('anchors').meta({
          description: 'In proportion between two declared figures: 0 at `zero`, 1 at `full`, cut at both.',
        }),
        zero: z.number(),
        full: z.number(),
      }),
    ]),
  })
  .meta({ id: 'QuantitativeRule' });

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
    code: codeSchema,
    letter: z.enum(['D', 'Q', 'T']).meta({ description: 'D discretionary, Q quantitative, T tabular.' }),
    weight: weightSchema,
    label: textSchema,
    description: textSchema,
    article: articleSchema,
    indicator: idSchema.optional().meta({
      description:
        'The indicator that the criterion is about, if it is about one. What the model already values in euros may not earn points again.',
    }),
    rule: z.discriminatedUnion('kind', [
      benefitSchema,
      discretionarySchema,
      pairwiseSchema,
      quantitativeSchema,
      tabularSchema,
    ]),
  })
  .meta({
    id: 'Criterion',
    description: 'A technical criterion: what is judged, for how many points, by which rule.',
  });

export type Criterion = z.infer<typeof criterionSchema>;
export type BenefitRule = z.infer<typeof benefitSchema>;
export type DiscretionaryRule = z.infer<typeof discretionarySchema>;
export type PairwiseRule = z.infer<typeof pairwiseSchema>;
export type QuantitativeRule = z.infer<typeof quantitativeSchema>;
export type TabularRule = z.infer<typeof tabularSchema>;

/** The letter that Italian boards know for each kind of rule. */
export const letterOfRule: Record<Criterion['rule']['kind'], Criterion['letter']> = {
  benefit: 'Q',
  'discretionary-mean': 'D',
  'discretionary-pairwise': 'D',
  quantitative: 'Q',
  tabular: 'T',
};
