import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { type Cents, centsFromEuros, eurosFromCents } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Bundled payment: one price for an episode, reconciled with what it cost. */
export const bundleSchema = z
  .strictObject({
    kind: z.literal('bundle'),
    historical: eurosSchema.meta({ description: 'EUR per episode, the provider’s own past.' }),
    regional: eurosSchema.meta({ description: 'EUR per episode, mean of the region.' }),
    historicalWeight: shareSchema.meta({ description: 'w of the provider’s own past.' }),
    discount: shareSchema.meta({ description: 'Off the price.' }),
    episodeCap: eurosSchema.meta({ description: 'EUR at which the cost of one episode is cut.' }),
    stopGain: shareSchema.meta({ description: 'Greatest gain as a share of the price of all episodes.' }),
    stopLoss: shareSchema.meta({ description: 'Greatest loss as a share of it.' }),
  })
  .meta({ id: 'Bundle', description: 'One price per episode, reconciled with its cost.' });

export type Bundle = z.infer<typeof bundleSchema>;

/**
 * price = (w·historical + (1 − w)·regional)·(1 − discount) for each episode; the amount is price − cost, each episode's cost cut at its cap, within
 * stop-gain and stop-loss.
 * @param cappedCost of all episodes
 */
export function bundle(
  {
    historical,
    regional,
    historicalWeight,
    discount,
    stopGain,
    stopLoss,
  }: Omit<Bundle, 'kind' | 'episodeCap'>,
  { episodes, cappedCost }: { readonly episodes: number; readonly cappedCost: Cents },
): WorkedAmount {
  const zero = decimal.of(0);
  const own = decimal.of(historicalWeight);
  const each = own
    .times(decimal.of(historical))
    .plus(decimal.of(1).minus(own).times(decimal.of(regional)))
    .times(decimal.of(1).minus(decimal.of(discount)));
  const price = each.times(decimal.of(episodes));
  const difference = price.minus(eurosFromCents(cappedCost));
  const most = price.times(decimal.of(stopGain));
  const least = zero.minus(price.times(decimal.of(stopLoss)));
  const amount = difference.cmp(most) > 0 ? most : difference.cmp(least) < 0 ? least : difference;
  return {
    amount: centsFromEuros(amount),
    steps: [
      { name: 'episodes', value: episodes, unit: 'count' },
      { name: 'episodePrice', value: each.toNumber(), unit: 'eur' },
      { name: 'priceOfAll', value: price.toNumber(), unit: 'eur' },
      { name: 'cappedCost', value: eurosFromCents(cappedCost).toNumber(), unit: 'eur' },
      { name: 'difference', value: difference.toNumber(), unit: 'eur' },
      { name: 'stopGain', value: most.toNumber(), unit: 'eur' },
      { name: 'stopLoss', value: least.toNumber(), unit: 'eur' },
    ],
  };
}
