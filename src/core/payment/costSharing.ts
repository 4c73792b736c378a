import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { centsFromEuros } from './money.ts';
import { shareSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Cost sharing (P03): the first uses of each patient cost less. */
export const costSharingSchema = z
  .strictObject({
    kind: z.literal('cost-sharing'),
    firstUses: z.int().min(1).max(100).meta({ description: 'Uses of each patient that cost less.' }),
    discount: shareSchema.meta({ description: 'Share of the price that they cost less.' }),
  })
  .meta({ id: 'CostSharing', description: 'The first uses of each patient cost less.' });

export type CostSharing = z.infer<typeof costSharingSchema>;

/** discount = Σ over patients of min(uses, first uses) · discount · price. @param firstUses that sum @param price EUR */
export function costSharing(
  { discount }: Pick<CostSharing, 'discount'>,
  { price, firstUses }: { readonly price: number; readonly firstUses: number },
): WorkedAmount {
  const back = decimal.of(firstUses).times(decimal.of(discount)).times(decimal.of(price));
  return {
    amount: centsFromEuros(decimal.of(0).minus(back)),
    steps: [
      { name: 'price', value: price, unit: 'eur' },
      { name: 'discount', value: discount, unit: 'share' },
      { name: 'firstUses', value: firstUses, unit: 'count' },
    ],
  };
}
