import { z } from 'zod';
import { textSchema } from '../tender/schemaText.ts';

/** Dates of a contract. */
export const calendarSchema = z
  .strictObject({
    from: z.iso.date().meta({ description: 'First index date that counts.' }),
    to: z.iso.date().meta({ description: 'Last index date that counts.' }),
    reviewEveryMonths: z.int().min(1).max(24).meta({ description: 'How often the parties meet.' }),
    appointments: z
      .array(z.strictObject({ on: z.iso.date(), what: textSchema }))
      .default([])
      .meta({ description: 'Other dates agreed: renewal, study visits, end of guarantee.' }),
  })
  .meta({ id: 'Calendar' });
