import { type Arithmetic, greatest, type Quantity, total } from '../numbers/arithmetic.ts';
import type { PairwiseRule } from '../tender/criterion.ts';

/** One commissioner's preference between two offers. */
export interface Preference {
  /** Offer ids, in the order of the table. */
  readonly first: string;
  readonly second: string;
  /** The offer preferred; null at parity. */
  readonly preferred: string | null;
  /** 1 at parity, 2 minimal … 6 maximal. */
  readonly grade: number;
}

/** What one commissioner, alone, prefers on one criterion: one preference for each pair of offers. */
export interface PairwiseTable {
  readonly criterion: string;
  readonly commissioner: string;
  readonly preferences: readonly Preference[];
  readonly reason: string;
}

/** Sum of the preferences that one table gives each offer; at parity both get 1. */
export function preferenceSums({ preferences }: PairwiseTable, offers: readonly string[]): number[] {
  return offers.map((offer) =>
    preferences.reduce((sum, { first, second, preferred, grade }) => {
      if (preferred === offer) return sum + grade;
      return preferred === null && (first === offer || second === offer) ? sum + 1 : sum;
    }, 0),
  );
}

/**
 * Coefficients of a pairwise comparison (D.P.R. 554/1999, annex A; ANAC guidelines no. 2, section V). Variant A: preferences
 * summed over the commissioners, divided by the highest sum. Variant B: each commissioner's sums divided by the
 * highest, averaged, divided by the highest again. Preferences against offers that were excluded since stay in the sums;
 * highest values are those of the offers given.
 * @param offers ids of the offers that the highest values are taken over
 * @param of the offer whose coefficient is wanted
 */
export function pairwiseCoefficient(
  arithmetic: Arithmetic,
  { variant, fewerThanThree }: Pick<PairwiseRule, 'variant' | 'fewerThanThree'>,
  tables: readonly PairwiseTable[],
  offers: readonly string[],
  offer: string,
): Quantity {
  const { of } = arithmetic;
  if (tables.length === 0) throw new Error(`offer ${offer} was compared by nobody`);
  if (comparedOffers(tables) < 3 && fewerThanThree === 'maximum') return of(1);
  const ids = offers.includes(offer) ? offers : [...offers, offer];
  const sums = tables.map((table) => preferenceSums(table, ids).map(of));
  const shares =
    variant === 'A'
      ? [
          ids.map((_, at) =>
            total(
              arithmetic,
              sums.map((row) => row[at] as Quantity),
            ),
          ),
        ]
      : sums.map((row) => overGreatest(arithmetic, row));
  const means = ids.map((_, at) =>
    total(
      arithmetic,
      shares.map((row) => row[at] as Quantity),
    ),
  );
  return overGreatest(arithmetic, means)[ids.indexOf(offer)] as Quantity;
}

/** How many offers the tables compare: a table of none or one has no preference. */
function comparedOffers(tables: readonly PairwiseTable[]): number {
  return new Set(
    tables.flatMap(({ preferences }) => preferences.flatMap(({ first, second }) => [first, second])),
  ).size;
}

/** Each value over the greatest; where all are 0, as with a single offer, nobody is behind anybody: all 1. */
function overGreatest({ of }: Arithmetic, values: readonly Quantity[]): Quantity[] {
  const best = greatest(values) ?? of(0);
  return values.map((value) => (best.cmp(of(0)) === 0 ? of(1) : value.div(best)));
}
