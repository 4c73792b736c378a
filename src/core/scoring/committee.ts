import { type Arithmetic, type Quantity, total } from '../numbers/arithmetic.ts';
import type { PairwiseTable } from './pairwise.ts';

/** What the commissioners gave one offer on one discretionary criterion, and why. */
export interface Judgement {
  readonly criterion: string;
  /** Offer id. */
  readonly offer: string;
  /** One coefficient per commissioner, in the order of the committee's list. */
  readonly coefficients: readonly number[];
  readonly reason: string;
}

/** The judging committee of a lot (commissione giudicatrice, D.Lgs. 36/2023 art. 93). */
export interface Committee {
  readonly commissioners: readonly string[];
  readonly judgements: readonly Judgement[];
  /** Of the criteria judged by comparing offers two by two. */
  readonly tables: readonly PairwiseTable[];
}

/** The tables that one commissioner has made of a lot's criteria; until locked they are a draft, perhaps incomplete. */
export interface CommissionerTables {
  readonly commissioner: string;
  readonly locked: boolean;
  readonly tables: readonly PairwiseTable[];
}

/**
 * The tables of a committee, in the order of its list. None before the last commissioner has locked: until then nobody's
 * preferences are known to another (Cons. Stato, Plenary 16/2022).
 */
export function lockedTables(
  commissioners: readonly string[],
  entered: readonly CommissionerTables[],
): PairwiseTable[] {
  const locked = commissioners.map((name) => entered.find((one) => one.commissioner === name && one.locked));
  return locked.includes(undefined) ? [] : locked.flatMap((one) => one?.tables ?? []);
}

/** Before anything is recorded. */
export const noCommittee: Committee = { commissioners: [], judgements: [], tables: [] };

/** Mean of the commissioners' coefficients. */
export function discretionaryCoefficient(arithmetic: Arithmetic, { coefficients }: Judgement): Quantity {
  return total(arithmetic, coefficients.map(arithmetic.of)).div(arithmetic.of(coefficients.length));
}
