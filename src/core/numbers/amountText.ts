import type { Text } from '../problem.ts';

const writers = (['it-IT', 'en-GB'] as const).map(
  (tag) => new Intl.NumberFormat(tag, { useGrouping: 'always', maximumFractionDigits: 4 }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** An amount or a quantity as readers of each language write it: `5.000.000` and `5,000,000`; at most four decimals. */
export function amountText(amount: number): Text {
  const [it, en] = writers;
  return { it: it.format(amount), en: en.format(amount) };
}
