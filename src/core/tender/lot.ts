import { z } from 'zod';
import { awardRulesSchema } from './awardRules.ts';
import { criterionSchema, priceSchema } from './criterion.ts';
import { eventTreeSchema } from './eventTree.ts';
import { indicatorSchema } from './indicator.ts';
import { markovModelSchema } from './markovModel.ts';
import { parameterSchema } from './parameter.ts';
import { sourceSchema, textSchema } from './schemaText.ts';

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
    model: z
      .discriminatedUnion('kind', [eventTreeSchema, markovModelSchema])
      .meta({ id: 'Model', description: 'How outcomes become effect and cost of care per patient.' }),
    criteria: z.array(criterionSchema).min(1),
    price: priceSchema,
    award: awardRulesSchema,
    simulation: z
      .strictObject({
        draws: z.int().min(1000).max(1_000_000),
        seed: z.int().min(0).max(4294967295),
        precision: z
          .strictObject({ probability: z.number().positive(), euros: z.number().positive() })
          .optional()
          .meta({
            description:
              'Monte Carlo standard errors that are wanted: of probabilities (0.005: half a percentage point) and of euros per patient. The result says how many draws they take.',
          }),
      })
      .meta({
        description:
          'Number of draws and seed of the probabilistic sensitivity analysis, published with the tender.',
      }),
  })
  .meta({ id: 'Lot', description: 'What is awarded as one.' });

export type Lot = z.infer<typeof lotSchema>;
