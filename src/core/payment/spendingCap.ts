import { z } from 'zod';
import { decimal, total } from '../numbers/arithmetic.ts';
import { type Cents, centsFromEuros, eurosFromCents } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import type { Step, WorkedAmount } from './workedAmount.ts';

/** Capping: what was billed above a level comes back, in whole or by tiers. */
export const spendingCapSchema = z
  .strictObject({
    kind: z.literal('spending-cap'),
    tiers: z
      .array(
        z.strictObject({
          above: eurosSchema.meta({
            description: 'EUR billed over the contract from which this tier counts.',
          }),
          back: shareSchema.meta({ description: 'Share of what is billed within the tier that comes back.' }),
        }),
      )
      .min(1)
      .meta({ description: 'Rising; one tier with share 1 is a plain cap: max(0, spend − cap).' }),
  })
  .meta({ id: 'SpendingCap', description: 'What was billed above a level comes back.' });

export type SpendingCap = z.infer<typeof spendingCapSchema>;

/** Σ over tiers of share · (what was billed within the tier). */
export function spendingCap(
  { tiers }: Pick<SpendingCap, 'tiers'>,
  { billed }: { readonly billed: Cents },
): WorkedAmount {
  const spend = eurosFromCents(billed);
  const within = tiers.map(({ above, back }, at) => {
    const next = tiers[at + 1]?.above;
    const top = next === undefined || spend.cmp(decimal.of(next)) < 0 ? spend : decimal.of(next);
    const part = top.minus(decimal.of(above));
    return { back, part: part.cmp(decimal.of(0)) > 0 ? part : decimal.of(0) };
  });
  const refund = total(
    decimal,
    within.map(({ back, part }) => part.times(decimal.of(back))),
  );
  return {
    amount: centsFromEuros(decimal.of(0).minus(refund)),
    steps: [
      { name: 'billed', value: spend.toNumber(), unit: 'eur' },
      ...within.flatMap(({ back, part }): Step[] => [
        { name: 'withinTier', value: part.toNumber(), unit: 'eur' },
        { name: 'tierShare', value: back, unit: 'share' },
      ]),
    ],
  };
}
