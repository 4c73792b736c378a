import { z } from 'zod';
import { decimal, type Quantity } from '../numbers/arithmetic.ts';
import { type Cents, centsFromEuros, eurosFromCents } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import { qualitySchema } from './quality.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Shared savings, two-sided (P08). */
export const sharedSavingsSchema = z
  .strictObject({
    kind: z.literal('shared-savings'),
    benchmark: eurosSchema.meta({
      description: 'EUR per episode agreed as what it costs without the contract.',
    }),
    share: shareSchema.meta({ description: 'Share of savings, or of excess, that is the supplier’s.' }),
    leastRate: shareSchema.meta({
      description: 'Savings or excess below this share of the benchmark move nothing.',
    }),
    cap: shareSchema.meta({ description: 'Of the benchmark, in both directions.' }),
    quality: qualitySchema,
    gate: shareSchema.meta({ description: 'Least quality for a share of savings.' }),
  })
  .meta({ id: 'SharedSavings', description: 'Savings and excess against a benchmark are shared.' });

export type SharedSavings = z.infer<typeof sharedSavingsSchema>;

/** Of Q at the gate: observed values come with 16 digits, and their noise does not keep a quality of 0.7 below 0.7. */
const GATE_DECIMALS = 12;

/**
 * S = B − cost. S/B ≥ least rate and Q ≥ gate: min(share·Q·S, cap·B) to the supplier; S/B ≤ −least rate: max(−cap·B, share·S) from it; else nothing.
 * @param benchmark EUR per episode @param quality between 0 and 1
 */
export function sharedSavings(
  { benchmark, share, leastRate, cap, gate }: Omit<SharedSavings, 'kind' | 'quality'>,
  {
    episodes,
    cost,
    quality,
  }: { readonly episodes: number; readonly cost: Cents; readonly quality: Quantity },
): WorkedAmount {
  const zero = decimal.of(0);
  const agreed = decimal.of(benchmark).times(decimal.of(episodes));
  const savings = agreed.minus(eurosFromCents(cost));
  const least = agreed.times(decimal.of(leastRate));
  const limit = agreed.times(decimal.of(cap));
  const gained = decimal.of(share).times(quality).times(savings);
  const lost = decimal.of(share).times(savings);
  const some = agreed.cmp(zero) > 0;
  const good = quality.rounded(GATE_DECIMALS, 'half-up').cmp(decimal.of(gate)) >= 0;
  let amount = zero;
  if (some && savings.cmp(least) >= 0 && savings.cmp(zero) > 0 && good)
    amount = gained.cmp(limit) > 0 ? limit : gained;
  else if (some && savings.cmp(zero.minus(least)) <= 0 && savings.cmp(zero) < 0)
    amount = lost.cmp(zero.minus(limit)) < 0 ? zero.minus(limit) : lost;
  return {
    amount: centsFromEuros(amount),
    steps: [
      { name: 'episodes', value: episodes, unit: 'count' },
      { name: 'benchmark', value: agreed.toNumber(), unit: 'eur' },
      { name: 'savings', value: savings.toNumber(), unit: 'eur' },
      { name: 'savingsRate', value: some ? savings.div(agreed).toNumber() : 0, unit: 'share' },
      { name: 'leastRate', value: leastRate, unit: 'share' },
      { name: 'quality', value: quality.toNumber(), unit: 'share' },
      { name: 'gate', value: gate, unit: 'share' },
      { name: 'share', value: share, unit: 'share' },
      { name: 'limit', value: limit.toNumber(), unit: 'eur' },
    ],
  };
}
