import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { centsFromEuros } from './money.ts';
import { eurosSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Success fee (P04): the supply is free, and a fee is due for each success that is documented in time. */
export const successFeeSchema = z
  .strictObject({
    kind: z.literal('success-fee'),
    outcome: idSchema.meta({
      description: 'Outcome of the dictionary, with events: its good outcomes are claimed.',
    }),
    fee: eurosSchema.meta({ description: 'EUR for each documented success.' }),
    claimDays: z.int().min(1).meta({
      description: 'Days after the end of the window within which a success is documented.',
    }),
  })
  .meta({ id: 'SuccessFee', description: 'A fee for each documented success; supply before is free.' });

export type SuccessFee = z.infer<typeof successFeeSchema>;

/** payment = fee · successes documented in time. */
export function successFee(
  { fee }: Pick<SuccessFee, 'fee'>,
  { documented }: { readonly documented: number },
): WorkedAmount {
  return {
    amount: centsFromEuros(decimal.of(fee).times(decimal.of(documented))),
    steps: [
      { name: 'fee', value: fee, unit: 'eur' },
      { name: 'documentedSuccesses', value: documented, unit: 'count' },
    ],
  };
}
