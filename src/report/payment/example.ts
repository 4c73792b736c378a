import type { Cents } from '../../core/payment/money.ts';
import type { Step, WorkedAmount } from '../../core/payment/workedAmount.ts';
import type { Text } from '../../core/problem.ts';

/** A case that the parties can follow: what is assumed, and what follows by the very function that settles. */
export interface Example {
  readonly words: Text;
  readonly steps: readonly Step[];
  /** Above 0 to the supplier, below 0 from it. */
  readonly amount: Cents;
}

/** A case in which a rule gives an amount. */
export function example(it: string, en: string, { amount, steps }: WorkedAmount): Example {
  return { words: { it, en }, steps, amount };
}

/** A case in which nothing moves, and why. */
export function noMoney(it: string, en: string): Example {
  return { words: { it, en }, steps: [], amount: 0 };
}
