import type { Cents } from '../payment/money.ts';

/** Probability of each amount in whole cents; amounts that are equal are one. */
export type AmountLaw = ReadonlyMap<Cents, number>;

/** What an amount comes to: above 0 to the supplier, below 0 from it. All in cents. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  /** Smallest amounts with at least 5, 50 and 95% at or below them. */
  readonly low: Cents;
  readonly median: Cents;
  readonly high: Cents;
  /** Probability that the supplier pays, and that it is paid. */
  readonly malus: number;
  readonly bonus: number;
  /** The least and the greatest amount of any probability that counts, one in a thousand million. */
  readonly least: Cents;
  readonly most: Cents;
}

/** What is less probable is possible on paper only. */
const COUNTS = 1e-9;

export function spreadOf(law: AmountLaw): Spread {
  const rising = [...law].sort(([one], [other]) => one - other);
  const sum = (of: (amount: Cents) => number) =>
    rising.reduce((total, [amount, probability]) => total + probability * of(amount), 0);
  const mean = sum((amount) => amount);
  const upTo = (share: number): Cents => {
    let below = 0;
    for (const [amount, probability] of rising) {
      below += probability;
      // The last digits of a sum of many probabilities are noise.
      if (below >= share - 1e-12) return amount;
    }
    return rising.at(-1)?.[0] ?? 0;
  };
  const counting = rising.filter(([, probability]) => probability > COUNTS);
  return {
    mean,
    deviation: Math.sqrt(sum((amount) => (amount - mean) * (amount - mean))),
    low: upTo(0.05),
    median: upTo(0.5),
    high: upTo(0.95),
    malus: sum((amount) => (amount < 0 ? 1 : 0)),
    bonus: sum((amount) => (amount > 0 ? 1 : 0)),
    least: counting[0]?.[0] ?? 0,
    most: counting.at(-1)?.[0] ?? 0,
  };
}

/** The law of the sum of two amounts that know nothing of each other. @returns undefined if more than `most` amounts are possible */
export function summed(one: AmountLaw, other: AmountLaw, most: number): AmountLaw | undefined {
  const sum = new Map<Cents, number>();
  for (const [a, p] of one) {
    for (const [b, q] of other) sum.set(a + b, (sum.get(a + b) ?? 0) + p * q);
    if (sum.size > most) return undefined;
  }
  return sum;
}

/** No more than so many cents in either direction; without a limit as they are. */
export function within(law: AmountLaw, limit: Cents | null): AmountLaw {
  if (limit === null) return law;
  const limited = new Map<Cents, number>();
  for (const [amount, probability] of law) {
    const at = Math.max(-limit, Math.min(limit, amount));
    limited.set(at, (limited.get(at) ?? 0) + probability);
  }
  return limited;
}
