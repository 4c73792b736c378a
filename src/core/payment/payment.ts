import { z } from 'zod';
import { textSchema } from '../tender/schemaText.ts';
import { clauseSchema } from './clause.ts';
import { eurosSchema } from './paymentSchema.ts';

/** How money follows outcomes: what the parties sign, and what every statement is computed by. */
export const paymentSchema = z
  .strictObject({
    everyMonths: z.int().min(1).max(24).meta({
      description:
        'Length of a settlement period in months, from the calendar’s first day on: 3. The last one may be shorter.',
    }),
    prices: z
      .array(
        z.strictObject({
          supplier: z.string().min(1),
          price: eurosSchema.meta({ description: 'EUR for each main device.' }),
        }),
      )
      .meta({
        description:
          'Agreed prices, one for each supplier with a clause that counts by the price of a device.',
      }),
    clauses: z.array(clauseSchema).min(1).meta({
      description: 'In the order in which a common cap is used up.',
    }),
    caps: z
      .array(
        z.strictObject({
          supplier: z.string().min(1),
          period: eurosSchema
            .optional()
            .meta({ description: 'EUR in one period at most, in either direction.' }),
          life: eurosSchema
            .optional()
            .meta({ description: 'EUR over the contract at most, in either direction.' }),
        }),
      )
      .default([])
      .meta({ description: 'Limits over all clauses of a supplier; the penalty for delay stands outside.' }),
    responseDays: z.int().min(1).max(90).meta({
      description:
        'Days to accept or object to a line after the statement was issued: 15. After them an unanswered line is accepted.',
    }),
    claimAlarmDays: z.int().min(1).meta({
      description: 'Days before the deadline of a claim from which its hospital is reminded.',
    }),
    escrow: textSchema.meta({ description: 'Who keeps what is in dispute until it is decided.' }),
    adjudicators: z
      .array(z.strictObject({ name: z.string().min(1), role: z.enum(['first', 'second', 'third']) }))
      .meta({
        description: 'Clinicians who judge disputed cases blinded: two, and a third where they differ.',
      }),
  })
  .meta({ id: 'Payment', description: 'How money follows outcomes.' });

export type Payment = z.infer<typeof paymentSchema>;
