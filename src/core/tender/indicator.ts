import { z } from 'zod';
import { idSchema, textSchema } from './schemaText.ts';

/**
 * How a supplier gives evidence for an indicator. Each form says which cells the workbook asks for and which
 * distribution follows (Briggs, Claxton & Sculpher 2006).
 */
const fitFamily = z.enum(['beta', 'gamma']).meta({
  description: 'Beta for fractions and utilities, Gamma for positive quantities.',
});

const tailProbability = z.number().gt(0).lt(1);

const evidenceSchema = z
  .discriminatedUnion('form', [
    z
      .strictObject({
        form: z
          .literal('events-of-n')
          .meta({ description: 'Patients with the event among patients observed: Beta.' }),
        prior: z.enum(['none', 'jeffreys', 'uniform']).meta({
          description:
            'Added to events and non-events: nothing, ½ and ½ (Jeffreys), 1 and 1 (uniform). It can decide an award, so it is published.',
        }),
      })
      .meta({ id: 'EventsOfN' }),
    z
      .strictObject({
        form: z.literal('mean-sd-n').meta({
          description: 'Mean, standard deviation and number of patients: Gamma on the mean, SE = SD/√n.',
        }),
      })
      .meta({ id: 'MeanSdN' }),
    z
      .strictObject({
        form: z.literal('mean-se').meta({ description: 'Mean and standard error.' }),
        family: z.enum(['gamma', 'beta', 'normal']).meta({
          description:
            'Gamma for positive quantities, Beta for fractions and utilities, Normal for unbounded ones.',
        }),
      })
      .meta({ id: 'MeanSe' }),
    z
      .strictObject({
        form: z.literal('value').meta({ description: 'A figure taken as known, without uncertainty.' }),
      })
      .meta({ id: 'KnownValue' }),
    z
      .strictObject({
        form: z
          .literal('ratio-interval')
          .meta({ description: 'Relative risk, hazard or odds ratio with its 95% interval: LogNormal.' }),
      })
      .meta({ id: 'RatioInterval' }),
    z
      .strictObject({
        form: z.literal('min-max').meta({
          description: 'Minimum and maximum, every value between them equally plausible: Uniform.',
        }),
      })
      .meta({ id: 'MinMax' }),
    z
      .strictObject({
        form: z
          .literal('min-mode-max')
          .meta({ description: 'Minimum, most likely value and maximum: Triangular.' }),
      })
      .meta({ id: 'MinModeMax' }),
    z
      .strictObject({
        form: z.literal('interval').meta({
          description:
            'A middle value and a central interval: the distribution that has exactly these limits; the middle value is only held against it, with a warning if they disagree.',
        }),
        family: fitFamily,
        centre: z.enum(['mean', 'median', 'mode']).meta({
          description: 'Which middle value is asked for: mean, median, or the most likely value (mode).',
        }),
        probability: tailProbability.meta({
          description: 'Probability of the interval: 0.95 for a 95% interval, 0.9 from 5% to 95%.',
        }),
      })
      .meta({ id: 'Interval' }),
    z
      .strictObject({
        form: z
          .literal('quantiles')
          .meta({ description: 'Two quantiles, both met exactly by the distribution that follows.' }),
        family: fitFamily,
        lowProbability: tailProbability.meta({ description: 'Probability below the lower value: 0.25.' }),
        highProbability: tailProbability.meta({
          description: 'Probability below the upper value, greater than the first: 0.75.',
        }),
      })
      .meta({ id: 'Quantiles' }),
    z
      .strictObject({
        form: z.literal('two-arms').meta({
          description:
            'Events and patients of the offer’s and of the comparator’s arm: LogNormal of the risk ratio, SE = √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂).',
        }),
      })
      .meta({ id: 'TwoArms' }),
    z
      .strictObject({
        form: z.literal('ratio-to-baseline').meta({
          description:
            'Indirect comparison: a ratio with its 95% interval (LogNormal), applied to a baseline risk of the tender. The ratio is drawn; the value of the indicator, in formulas, `minimumAcceptable` and `ideal`, is the risk.',
        }),
        measure: z.enum(['risk-ratio', 'hazard-ratio', 'odds-ratio']).meta({
          description:
            'Risk = baseline·ratio, at most 1; or 1 − (1 − baseline)^ratio; or the odds of the baseline times the ratio, back to a risk.',
        }),
        baseline: idSchema.meta({
          description: 'Shared parameter with the baseline risk: unit `1`, never outside 0 to 1.',
        }),
      })
      .meta({ id: 'RatioToBaseline' }),
    z
      .strictObject({
        form: z.literal('category').meta({
          description:
            'Patients in one category of a classification (NYHA I to IV) among patients observed. The indicators of a group are its categories, named `<group>_<category>`; together they follow a Dirichlet, so that their shares add up to 1.',
        }),
        group: idSchema.meta({ description: 'The classification: `nyha`.' }),
        categories: z.int().min(2).meta({ description: 'How many categories the classification has.' }),
        prior: z.enum(['none', 'jeffreys', 'uniform']).meta({
          description: 'Added to the count of each category: nothing, ½ (Jeffreys), 1 (uniform).',
        }),
      })
      .meta({ id: 'Category' }),
    z
      .strictObject({
        form: z.literal('own-draws').meta({
          description:
            'Draws of the supplier’s own model, 1,000 to 20,000, in a sheet of their own: Empirical. The simulation takes whole rows, so that the correlation between such indicators is kept. Each draw lies in 0 to 1 (unit `1`) or is not negative (money, times, services), unless `minimumAcceptable` or `ideal` lies outside.',
        }),
      })
      .meta({ id: 'OwnDraws' }),
  ])
  .meta({
    id: 'EvidenceForm',
    description: 'What the supplier fills in, and the distribution that follows.',
  });

export const indicatorSchema = z
  .strictObject({
    id: idSchema,
    label: textSchema,
    unit: z
      .string()
      .meta({ description: 'Unit of the value: `1` for a fraction or ratio, `day`, `QALY`, …' }),
    better: z.enum(['lower', 'higher']).meta({ description: 'Which direction is better for patients.' }),
    numerator: textSchema,
    denominator: textSchema,
    window: textSchema.meta({ description: 'Time window of observation.' }),
    exclusions: textSchema,
    dataSource: textSchema.meta({
      description: 'Accepted studies or registries, and how events are adjudicated.',
    }),
    evidence: evidenceSchema,
    whenMissing: z.enum(['refuse', 'minimum-acceptable']).meta({
      description:
        'An offer without evidence for this indicator is refused, or valued at the minimum acceptable value as a known figure.',
    }),
    minimumAcceptable: z.number().meta({
      description: 'Value of the minimum acceptable clinical profile; there the benefit earns 0 points.',
    }),
    ideal: z.number().meta({ description: 'Value of the ideal profile, upper end of absolute scales.' }),
  })
  .meta({ id: 'Indicator', description: 'An outcome that is measured, with its full definition.' });

export type Indicator = z.infer<typeof indicatorSchema>;
export type EvidenceForm = Indicator['evidence'];
export type RatioMeasure = Extract<EvidenceForm, { form: 'ratio-to-baseline' }>['measure'];
