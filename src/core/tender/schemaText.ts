import { z } from 'zod';

/** A text in Italian and English; both are obligatory. */
export const textSchema = z
  .strictObject({ it: z.string().min(1), en: z.string().min(1) })
  .meta({ id: 'Text', description: 'A text in Italian (`it`) and English (`en`); both are obligatory.' });

/** Identifiers are used as names in formulas and as parts of addresses. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]*$/)
  .meta({
    description: 'Lower-case first letter, then letters, digits and underscores; used as name in formulas.',
  });

/** A formula as text; core/numbers/expression.ts says what it may use. */
export const formulaSchema = z.string().min(1).max(4096).meta({
  description:
    'Formula over indicator and parameter names; + − * / ^, comparisons, min max exp log sqrt abs pow.',
});

/** Where a figure comes from, and as of when. */
export const sourceSchema = z
  .strictObject({
    citation: textSchema.meta({
      description: 'Paper, tariff or decision, precise enough to be found again.',
    }),
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .meta({ description: 'Year, month or day the figure refers to: `2012`, `2012-10`, `2012-10-18`.' }),
    url: z.url().optional().meta({ description: 'Address, where there is a stable one.' }),
  })
  .meta({ id: 'Source', description: 'Where a figure comes from, and as of when.' });

export type Source = z.infer<typeof sourceSchema>;
