import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { centsFromEuros } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** True-up of net monetary benefit: min(cap, share·max(0, promised − delivered)) for each patient. */
export const netBenefitTrueUpSchema = z
  .strictObject({
    kind: z.literal('net-benefit-true-up'),
    share: shareSchema.meta({ description: 'Share of the shortfall that comes back.' }),
    capPerPatient: eurosSchema.meta({ description: 'EUR per patient at most.' }),
  })
  .meta({
    id: 'NetBenefitTrueUp',
    description:
      'Part of the net benefit that was promised and not delivered comes back, where its interval lies below the promise.',
  });

export type NetBenefitTrueUp = z.infer<typeof netBenefitTrueUpSchema>;

/** min(cap, share·max(0, promised − delivered)) for each patient. @param promised EUR per patient @param delivered EUR per patient */
export function netBenefitTrueUp(
  { share, capPerPatient }: Omit<NetBenefitTrueUp, 'kind'>,
  {
    promised,
    delivered,
    patients,
  }: { readonly promised: number; readonly delivered: number; readonly patients: number },
): WorkedAmount {
  const zero = decimal.of(0);
  const shortfall = decimal.of(promised).minus(decimal.of(delivered));
  const shared = shortfall.cmp(zero) > 0 ? shortfall.times(decimal.of(share)) : zero;
  const cap = decimal.of(capPerPatient);
  const each = shared.cmp(cap) > 0 ? cap : shared;
  return {
    amount: centsFromEuros(zero.minus(each.times(decimal.of(patients)))),
    steps: [
      { name: 'promisedNetBenefit', value: promised, unit: 'eur' },
      { name: 'deliveredNetBenefit', value: delivered, unit: 'eur' },
      { name: 'share', value: share, unit: 'share' },
      { name: 'capPerPatient', value: capPerPatient, unit: 'eur' },
      { name: 'backPerPatient', value: each.toNumber(), unit: 'eur' },
      { name: 'patients', value: patients, unit: 'count' },
    ],
  };
}
