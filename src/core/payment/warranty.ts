import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { centsFromEuros } from './money.ts';
import { eurosSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Pro-rata warranty of devices (P06). */
export const warrantySchema = z
  .strictObject({
    kind: z.literal('warranty'),
    outcome: idSchema.meta({ description: 'Survival outcome of the dictionary: its revisions are claimed.' }),
    months: z
      .int()
      .min(1)
      .meta({ description: 'Months of the warranty: price·(1 − t/T), t completed months in place.' }),
    claimDays: z.int().min(1).meta({ description: 'Days after the failure within which a claim is filed.' }),
    contribution: z
      .strictObject({
        amount: eurosSchema.meta({ description: 'EUR towards the revision.' }),
        withinMonths: z.int().min(0).meta({ description: 'For failures up to this age.' }),
      })
      .meta({ description: 'What an early revision costs the hospital.' }),
    recall: z
      .strictObject({
        causePresumed: z.boolean().meta({
          description:
            'Whether the device is presumed to be the cause where its lot was recalled and the cause is unknown.',
        }),
        contribution: eurosSchema.meta({
          description: 'EUR for each patient with a device of a recalled lot: visits and checks.',
        }),
      })
      .meta({ description: 'What follows when a lot is recalled.' }),
  })
  .meta({ id: 'Warranty', description: 'Failed devices are refunded by the time that they lasted.' });

export type Warranty = z.infer<typeof warrantySchema>;

/** For one eligible failure: price·(1 − t/T), and the contribution where it came early; 0 from T on. Rounded to cents by itself. @param price EUR @param ageMonths t */
export function warrantyRefund(
  { months, contribution }: Pick<Warranty, 'months' | 'contribution'>,
  { price, ageMonths }: { readonly price: number; readonly ageMonths: number },
): WorkedAmount {
  const left = decimal.of(Math.max(0, months - ageMonths)).div(decimal.of(months));
  const early = ageMonths < months && ageMonths <= contribution.withinMonths ? contribution.amount : 0;
  const refund = decimal.of(price).times(left).plus(decimal.of(early));
  return {
    amount: centsFromEuros(decimal.of(0).minus(refund)),
    steps: [
      { name: 'price', value: price, unit: 'eur' },
      { name: 'ageMonths', value: ageMonths, unit: 'months' },
      { name: 'warrantyMonths', value: months, unit: 'months' },
      { name: 'revisionContribution', value: early, unit: 'eur' },
    ],
  };
}

/** What the checks of patients with a device of a recalled lot cost. */
export function recallContribution(
  { recall }: Pick<Warranty, 'recall'>,
  { patients }: { readonly patients: number },
): WorkedAmount {
  return {
    amount: centsFromEuros(decimal.of(0).minus(decimal.of(recall.contribution).times(decimal.of(patients)))),
    steps: [
      { name: 'recallContribution', value: recall.contribution, unit: 'eur' },
      { name: 'recalledPatients', value: patients, unit: 'count' },
    ],
  };
}
