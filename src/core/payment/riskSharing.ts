import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { idSchema } from '../tender/schemaText.ts';
import { centsFromEuros } from './money.ts';
import { shareSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Risk sharing (P02): a share of the price comes back for every bad outcome, without claims. */
export const riskSharingSchema = z
  .strictObject({
    kind: z.literal('risk-sharing'),
    target: idSchema.meta({ description: 'Target whose bad outcomes are counted.' }),
    when: z.enum(['missed', 'any']).meta({
      description:
        '`missed`: only once the target is missed and that stands; `any`: on every decided target.',
    }),
    share: shareSchema.meta({ description: 'Share of the price.' }),
  })
  .meta({ id: 'RiskSharing', description: 'A share of the price comes back for each bad outcome.' });

export type RiskSharing = z.infer<typeof riskSharingSchema>;

/** refund = share · price · bad outcomes. @param price EUR */
export function riskSharing(
  { share }: Pick<RiskSharing, 'share'>,
  { price, badOutcomes }: { readonly price: number; readonly badOutcomes: number },
): WorkedAmount {
  const refund = decimal.of(share).times(decimal.of(price)).times(decimal.of(badOutcomes));
  return {
    amount: centsFromEuros(decimal.of(0).minus(refund)),
    steps: [
      { name: 'price', value: price, unit: 'eur' },
      { name: 'share', value: share, unit: 'share' },
      { name: 'badOutcomes', value: badOutcomes, unit: 'count' },
    ],
  };
}
