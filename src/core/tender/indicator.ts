import { z } from 'zod';
import { idSchema, textSchema } from './schemaText.ts';

/**
 * How a supplier gives evidence for an indicator. Each form says which cells the workbook asks for and which
 * distribution follows (Briggs, Claxton & Sculpher 2006).
 */
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
export type EvidenceForm = Indicator['evidence']['form'];
