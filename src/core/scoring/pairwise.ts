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

/** How preferences become coefficients, for each of the offers given, in their order. */
export interface PairwiseSteps {
  /** Sums of each table, in the order of the tables. */
  readonly sums: readonly (readonly number[])[];
  /** Variant B: sums of each table divided by its highest; empty in variant A. */
  readonly shares: readonly (readonly Quantity[])[];
  /** Variant A: sums added over the tables. Variant B: mean of the shares. */
  readonly together: readonly Quantity[];
  readonly coefficients: readonly Quantity[];
}

/**
 * Pairwise comparison (D.P.R. 554/1999, annex A; ANAC guidelines no. 2, section V). Variant A: preferences
 * summed over the commissioners, divided by the highest sum. Variant B: each commissioner's sums divided by the
 * highest, averaged, divided by the highest again. Preferences against offers that were excluded since stay in the sums;
 * highest values are those of the offers given.
 */
export function pairwiseSteps(
  arithmetic: Arithmetic,
  { variant }: Pick<PairwiseRule, 'variant'>,
  tables: readonly PairwiseTable[],
  offers: readonly string[],
): PairwiseSteps {
  const { of } = arithmetic;
  const sums = tables.map((table) => preferenceSums(table, offers));
  const shares = variant === 'A' ? [] : sums.map((row) => overGreatest(arithmetic, row.map(of)));
  const added = (rows: readonly (readonly Quantity[])[]): Quantity[] =>
    offers.map((_, at) =>
      total(
        arithmetic,
        rows.map((row) => row[at] as Quantity),
      ),
    );
  const whole = added(variant === 'A' ? sums.map((row) => row.map(of)) : shares);
  return {
    sums,
    shares,
    together: variant === 'A' ? whole : whole.map((sum) => sum.div(of(tables.length))),
    // Of the sums, not the means: one division less.
    coefficients: overGreatest(arithmetic, whole),
  };
}

/**
 * Coefficient of one offer by `pairwiseSteps`; 1 where there is nothing to compare.
 * @param offers ids of the offers that the highest values are taken over
 * @param offer the one whose coefficient is wanted
 */
export function pairwiseCoefficient(
  arithmetic: Arithmetic,
  rule: Pick<PairwiseRule, 'variant' | 'fewerThanThree'>,
  tables: readonly PairwiseTable[],
  offers: readonly string[],
  offer: string,
): Quantity {
  const ids = offers.includes(offer) ? offers : [...offers, offer];
  if (ids.length === 1) return arithmetic.of(1);
  if (tables.length === 0 && (ids.length > 2 || rule.fewerThanThree === 'pairwise'))
    throw new Error(`offer ${offer} was compared by nobody`);
  if (rule.fewerThanThree === 'maximum' && comparedOffers(tables).length < 3) return arithmetic.of(1);
  return pairwiseSteps(arithmetic, rule, tables, ids).coefficients[ids.indexOf(offer)] as Quantity;
}

/** Ids of the offers that the tables compare, sorted; a table of none or one has no preference. */
export function comparedOffers(tables: readonly Pick<PairwiseTable, 'preferences'>[]): string[] {
  return [
    ...new Set(
      tables.flatMap(({ preferences }) => preferences.flatMap(({ first, second }) => [first, second])),
    ),
  ].toSorted();
}

/** The preference of a table between two offers, whichever comes first. */
export function preferenceBetween(
  { preferences }: Pick<PairwiseTable, 'preferences'>,
  one: string,
  other: string,
): Preference | undefined {
  return preferences.find(
    ({ first, second }) => (first === one && second === other) || (first === other && second === one),
  );
}

/** All pairs of a list, in the order of a triangular table. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, at) => items.slice(at + 1).map((second): [T, T] => [first, second]));
}

/** Each value over the greatest; where all are 0, as with a single offer, nobody is behind anybody: all 1. */
function overGreatest({ of }: Arithmetic, values: readonly Quantity[]): Quantity[] {
  const best = greatest(values) ?? of(0);
  return values.map((value) => (best.cmp(of(0)) === 0 ? of(1) : value.div(best)));
}
