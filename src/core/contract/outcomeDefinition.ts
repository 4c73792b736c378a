import { z } from 'zod';
import { idSchema, textSchema } from '../tender/schemaText.ts';

/** Codes as they stand in the rows of outcomes, e.g. ICD-9-CM `37.80`, or a code that the contract itself names. */
const codesSchema = z
  .array(z.string().min(1).max(64))
  .min(1)
  .max(200)
  .meta({ description: 'As they stand in the rows; any of them counts.' });

const daysSchema = z.int().min(0).max(36_525);

/** How the figure of an outcome follows from delivered rows. */
const measureSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('event').meta({
          description: 'Share of index deliveries with at least one of the codes within the window.',
        }),
        codes: codesSchema,
        windowDays: daysSchema.meta({
          description: 'Last day that counts, from the index date: 30 counts days 0 to 30.',
        }),
        death: z.boolean().meta({
          description:
            'Whether a death known from follow-up (`followup`) is the event too, also without a row of the outcome.',
        }),
      })
      .meta({ id: 'EventMeasure' }),
    z
      .strictObject({
        kind: z.literal('survival').meta({
          description:
            'Share of devices revised (one of the codes) by the horizon, death competing: Aalen-Johansen.',
        }),
        codes: codesSchema,
        horizonDays: daysSchema.min(1),
      })
      .meta({ id: 'SurvivalMeasure' }),
    z
      .strictObject({
        kind: z.literal('score').meta({
          description: 'Mean change of a score that patients gave before and after.',
        }),
        scale: z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('number').meta({ description: 'The row holds the score itself (`value_num`).' }),
          }),
          z.strictObject({
            kind: z.literal('eq5d').meta({
              description: 'The row holds a profile (`proms_profile`), turned into an index by a value set.',
            }),
            valueSet: z
              .enum(['EQ-5D-5L Italy (Finch 2022)'])
              .meta({ description: 'Named in every result; other value sets give other figures.' }),
          }),
        ]),
        codes: codesSchema,
        before: z.strictObject({ fromDays: z.int().max(0), toDays: z.int().max(36_525) }).meta({
          description: 'Days from the index date within which the first score counts (negative: before).',
        }),
        after: z
          .strictObject({ fromDays: daysSchema.min(1), toDays: daysSchema.min(1) })
          .meta({ description: 'Days from the index date within which the second score counts.' }),
        minimalImportantChange: z.number().positive().optional().meta({
          description: 'Change from which a patient is a responder; left out, responders are not counted.',
        }),
      })
      .meta({ id: 'ScoreMeasure' }),
    z
      .strictObject({
        kind: z.literal('wait').meta({
          description: 'Share of booked services delivered within the longest wait of their priority class.',
        }),
        limits: z.enum(['PNGLA 2019-2021']).meta({ description: 'Versioned table of longest waits.' }),
        classes: z.array(z.enum(['U', 'B', 'D', 'P'])).min(1),
      })
      .meta({ id: 'WaitMeasure' }),
    z
      .strictObject({
        kind: z.literal('registry').meta({
          description:
            'Rate and interval are computed by a registry and delivered as they are (`registry` file).',
        }),
        codes: codesSchema,
      })
      .meta({ id: 'RegistryMeasure' }),
  ])
  .meta({ id: 'Measure' });

/** An entry of the outcome dictionary: what is counted, of whom, from which flow. */
export const outcomeDefinitionSchema = z
  .strictObject({
    id: idSchema,
    label: textSchema.meta({ description: 'Its name on pages and reports.' }),
    numerator: textSchema.meta({
      description: 'In words, for people; what is computed stands in `measure`, `index` and `exclude`.',
    }),
    denominator: textSchema.meta({ description: 'Of whom, in words.' }),
    exclusions: textSchema.meta({ description: 'Who is not counted, in words.' }),
    better: z.enum(['lower', 'higher']).meta({ description: 'Which direction is better for patients.' }),
    flow: z.string().min(1).meta({ description: 'The flow (`flows`) from which the outcome comes.' }),
    indicator: idSchema
      .optional()
      .meta({ description: 'Indicator of the tender that this outcome is the realised value of.' }),
    index: z
      .strictObject({
        codeSystem: z.string().min(1).meta({ description: 'As in `code_system` of the rows: `ICD-9-CM`.' }),
        procedureCodes: codesSchema,
      })
      .optional()
      .meta({
        description:
          'Procedures whose patients are counted; obligatory except for waits and registry results.',
      }),
    exclude: z
      .array(
        z.strictObject({
          covariate: z.string().min(1),
          equals: z.array(z.string().min(1)).min(1),
        }),
      )
      .default([])
      .meta({ description: 'Patients with one of these covariate values are not counted.' }),
    measure: measureSchema,
    riskModel: idSchema.optional().meta({
      description: 'Frozen risk model (`riskModels`) that says how many events were to be expected.',
    }),
  })
  .meta({ id: 'OutcomeDefinition', description: 'An entry of the outcome dictionary.' });

export type OutcomeDefinition = z.infer<typeof outcomeDefinitionSchema>;
export type Measure = z.infer<typeof measureSchema>;

/** Whether the patients of a measure are those of an index procedure with a device; waits and registry results rest on none. */
export function needsIndex({ kind }: Measure): boolean {
  return kind !== 'wait' && kind !== 'registry';
}
