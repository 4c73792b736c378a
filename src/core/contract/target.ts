import { z } from 'zod';
import { idSchema, textSchema } from '../tender/schemaText.ts';

/** What one supplier is held to for one outcome. */
export const targetSchema = z
  .strictObject({
    id: idSchema,
    supplier: z.string().min(1).meta({ description: 'Id of a supplier of the contract.' }),
    outcome: idSchema.meta({ description: 'Id of an outcome of the dictionary.' }),
    value: z.number().meta({
      description:
        'The target: a fraction for events, survival and waits, a mean change for scores. With better: lower a greatest value, with higher a least one.',
    }),
    promised: z
      .strictObject({
        value: z
          .number()
          .meta({ description: 'What the offer promised: the figure that earned the points.' }),
        evidence: textSchema.meta({ description: 'On what it rested: events, patients, study.' }),
      })
      .meta({ description: 'From the offer; the target may be wider, and the contract says why.' }),
    reason: textSchema
      .optional()
      .meta({ description: 'Why target and promise differ; obligatory where they do.' }),
    patients: z
      .int()
      .min(1)
      .meta({ description: 'Patients (or services) expected over the whole contract, for the forecast.' }),
  })
  .meta({ id: 'Target', description: 'What a supplier is held to for one outcome.' });

export type Target = z.infer<typeof targetSchema>;
