import { z } from 'zod';
import { lotSchema } from './lot.ts';
import { lotLimitSchema } from './lotLimit.ts';
import { textSchema } from './schemaText.ts';

/** Version 1 of the tender definition. */
export const tenderSchema = z
  .strictObject({
    esito: z.literal(1).meta({ description: 'Version of this definition format.' }),
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .meta({ description: 'Short name, used in addresses and files.' }),
    title: textSchema,
    buyer: textSchema.meta({ description: 'The purchasing board.' }),
    notice: textSchema.optional().meta({
      description: 'Shown on top of every page and report: for instance that the tender is a demonstration.',
    }),
    procedure: z.strictObject({
      kind: textSchema.meta({ description: 'Kind of procedure and award criterion.' }),
      legalBasis: textSchema,
      cpv: z
        .string()
        .regex(/^\d{8}-\d$/)
        .meta({ description: 'Common procurement vocabulary code.' }),
      deadline: z.iso
        .datetime({ offset: true })
        .meta({ description: 'Deadline for offers with its offset: `2027-03-31T12:00:00+02:00`.' }),
      standstillDays: z.int().min(0).max(365).meta({
        description:
          'Days between the award and the contract: 32 by D.Lgs. 36/2023, art. 18, c. 3, unless an exception holds.',
      }),
    }),
    background: textSchema.meta({ description: 'Why outcomes are bought here, in two or three sentences.' }),
    lots: z.array(lotSchema).min(1),
    lotLimit: lotLimitSchema.optional().meta({
      description: 'How many lots one supplier may win; obligatory where there are several lots.',
    }),
  })
  .meta({ id: 'Tender', description: 'Definition of an outcome-based tender.' });

export type Tender = z.infer<typeof tenderSchema>;

/** The definition schema as JSON Schema (2020-12), for editors. */
export function tenderJsonSchema(): object {
  return {
    ...z.toJSONSchema(tenderSchema, { target: 'draft-2020-12' }),
    $id: 'https://esito.example/tender.schema.json',
  };
}
