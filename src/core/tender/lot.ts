import { z } from 'zod';
import { alternativesSchema } from './alternative.ts';
import { awardRulesSchema } from './awardRules.ts';
import { correlationSchema } from './correlation.ts';
import { criterionSchema } from './criterion.ts';
import { electreThresholdsSchema } from './electreThresholds.ts';
import { indicatorSchema } from './indicator.ts';
import { informationGroupSchema } from './informationGroup.ts';
import { modelSchema } from './model.ts';
import { parameterSchema } from './parameter.ts';
import { priceSchema } from './price.ts';
import { sourceSchema, textSchema } from './schemaText.ts';
import { weightComparisonSchema } from './weightComparison.ts';

const precisionSchema = z
  .strictObject({
    probability: z.number().positive().lt(0.5).meta({
      description: 'Of probabilities, as a fraction: 0.005 is half a percentage point.',
    }),
    euros: z.number().positive().meta({
      description: 'Of expected net benefit and value of information, EUR per patient.',
    }),
  })
  .meta({
    description: 'Monte Carlo standard errors that the board wants; results say whether the draws suffice.',
  });

export const lotSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
      .meta({ description: 'Number or short name of the lot.' }),
    title: textSchema,
    need: textSchema.meta({ description: 'What is bought.' }),
    population: textSchema.meta({ description: 'For which patients.' }),
    patients: z
      .int()
      .positive()
      .meta({ description: 'Patients over the contract: multiplies figures per patient.' }),
    basePrice: z
      .number()
      .positive()
      .meta({ description: 'Price per patient above which an offer is refused, EUR without VAT.' }),
    horizon: z.strictObject({
      years: z.number().positive(),
      description: textSchema.meta({ description: 'What falls inside the horizon and why.' }),
    }),
    discounting: z.strictObject({
      annualRate: z.number().min(0).max(0.2),
      description: textSchema.meta({
        description: 'What is discounted, from when; the reason if nothing is.',
      }),
    }),
    willingnessToPay: z
      .strictObject({
        value: z.number().positive(),
        unit: z.string().meta({ description: 'EUR per unit of effect: `EUR/QALY`.' }),
        source: sourceSchema,
        range: z
          .strictObject({ from: z.number().min(0), to: z.number().positive(), step: z.number().positive() })
          .meta({ description: 'Values at which acceptability and value of information are computed.' }),
      })
      .meta({ description: 'λ: euros that the board pays for one unit of effect.' }),
    indicators: z.array(indicatorSchema).min(1),
    parameters: z.array(parameterSchema),
    correlations: z.array(correlationSchema).min(1).optional().meta({
      description:
        'Uncertain inputs that move together. Without it all inputs are drawn independently of each other.',
    }),
    model: modelSchema,
    alternatives: alternativesSchema.optional(),
    criteria: z.array(criterionSchema).min(1),
    price: priceSchema,
    weightComparison: weightComparisonSchema.optional().meta({
      description: 'Pairwise comparisons from which the weights come; without it they are set as they are.',
    }),
    award: awardRulesSchema,
    simulation: z
      .strictObject({
        draws: z.int().min(1000).max(10_000_000),
        seed: z.int().min(0).max(4294967295),
        precision: precisionSchema.optional(),
      })
      .meta({
        description:
          'Number of draws and seed of the probabilistic sensitivity analysis, published with the tender.',
      }),
    electre: electreThresholdsSchema.optional(),
    informationGroups: z.array(informationGroupSchema).min(1).optional().meta({
      description: 'Inputs whose value of information is computed together, besides that of each alone.',
    }),
  })
  .meta({ id: 'Lot', description: 'What is awarded as one.' });

export type Lot = z.infer<typeof lotSchema>;
