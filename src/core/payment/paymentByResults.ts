import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { centsFromEuros } from './money.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Payment by results (P01): the price of every documented bad outcome that is claimed in time comes back. */
export const paymentByResultsSchema = z
  .strictObject({
    kind: z.literal('payment-by-results'),
    outcome: idSchema.meta({
      description: 'Outcome of the dictionary, with events: its bad outcomes are claimed.',
    }),
    claimDays: z.int().min(1).meta({ description: 'Days after the event within which a claim is filed.' }),
  })
  .meta({ id: 'PaymentByResults', description: 'The price comes back for each valid claim.' });

export type PaymentByResults = z.infer<typeof paymentByResultsSchema>;

/** refund = price · valid claims; what was not claimed in time stays with the hospital. @param price EUR */
export function paymentByResults({
  price,
  valid,
}: {
  readonly price: number;
  readonly valid: number;
}): WorkedAmount {
  return {
    amount: centsFromEuros(decimal.of(0).minus(decimal.of(price).times(decimal.of(valid)))),
    steps: [
      { name: 'price', value: price, unit: 'eur' },
      { name: 'validClaims', value: valid, unit: 'count' },
    ],
  };
}
