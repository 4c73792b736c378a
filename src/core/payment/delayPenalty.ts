import { z } from 'zod';
import { decimal } from '../numbers/arithmetic.ts';
import { centsFromEuros } from './money.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Statutory penalty for late supply (P13): art. 126 of d.lgs. 36/2023. It has a ledger of its own and needs no outcome. */
export const delayPenaltySchema = z
  .strictObject({
    kind: z.literal('delay-penalty'),
    perMille: z
      .number()
      .min(0.5)
      .max(1.5)
      .meta({ description: 'Per mille of the net contract amount for each day of delay: 0.5 to 1.5.' }),
    cap: z
      .number()
      .min(0)
      .max(0.1)
      .meta({ description: 'Greatest share of the net contract amount: 0.1 at most.' }),
    netAmount: z.number().positive().max(1e12).meta({ description: 'Net amount of the contract, EUR.' }),
  })
  .meta({ id: 'DelayPenalty', description: 'Penalty for days of delay.' });

export type DelayPenalty = z.infer<typeof delayPenaltySchema>;

/** days · rate · net amount, at most the cap's share of it (d.lgs. 36/2023, art. 126, paragraph 1). */
export function delayPenalty(
  { perMille, cap, netAmount }: Omit<DelayPenalty, 'kind'>,
  { days }: { readonly days: number },
): WorkedAmount {
  const net = decimal.of(netAmount);
  const uncapped = net.times(decimal.of(perMille)).div(decimal.of(1000)).times(decimal.of(days));
  const limit = net.times(decimal.of(cap));
  const penalty = uncapped.cmp(limit) > 0 ? limit : uncapped;
  return {
    amount: centsFromEuros(decimal.of(0).minus(penalty)),
    steps: [
      { name: 'delayDays', value: days, unit: 'days' },
      { name: 'perMille', value: perMille, unit: 'number' },
      { name: 'netAmount', value: netAmount, unit: 'eur' },
      { name: 'limit', value: limit.toNumber(), unit: 'eur' },
    ],
  };
}
