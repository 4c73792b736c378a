import { z } from 'zod';
import { decimal, type Quantity } from '../numbers/arithmetic.ts';
import { centsFromEuros } from './money.ts';
import { eurosSchema, shareSchema } from './paymentSchema.ts';
import { qualitySchema } from './quality.ts';
import type { WorkedAmount } from './workedAmount.ts';

/** Activity with links to quality (P09): a part of the tariff is withheld and earned back. */
export const qualityLinkedSchema = z
  .strictObject({
    kind: z.literal('quality-linked'),
    tariff: eurosSchema.meta({ description: 'EUR per procedure, paid in the ordinary way.' }),
    withhold: shareSchema.meta({ description: 'w: share of it that is withheld.' }),
    factor: z
      .number()
      .min(0)
      .max(10)
      .meta({ description: 'k: paid = base·(1 − w) + base·w·Q·k; above 1 leaves an upside.' }),
    quality: qualitySchema,
  })
  .meta({ id: 'QualityLinked', description: 'A part of the tariff is earned back by quality.' });

export type QualityLinked = z.infer<typeof qualityLinkedSchema>;

/** paid = base·(1 − w) + base·w·Q·k with base = volume·tariff; the amount is what it differs from the base, which is paid in the ordinary way. */
export function qualityLinked(
  { tariff, withhold, factor }: Omit<QualityLinked, 'kind' | 'quality'>,
  { volume, quality }: { readonly volume: number; readonly quality: Quantity },
): WorkedAmount {
  const base = decimal.of(tariff).times(decimal.of(volume));
  const withheld = base.times(decimal.of(withhold));
  const earned = withheld.times(quality).times(decimal.of(factor));
  return {
    amount: centsFromEuros(earned.minus(withheld)),
    steps: [
      { name: 'volume', value: volume, unit: 'count' },
      { name: 'tariff', value: tariff, unit: 'eur' },
      { name: 'base', value: base.toNumber(), unit: 'eur' },
      { name: 'withheld', value: withheld.toNumber(), unit: 'eur' },
      { name: 'quality', value: quality.toNumber(), unit: 'share' },
      { name: 'factor', value: factor, unit: 'number' },
      { name: 'earnedBack', value: earned.toNumber(), unit: 'eur' },
    ],
  };
}
