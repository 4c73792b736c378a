/** A sum of unknowns, by their place, with coefficients. */
export type LinearSum = ReadonlyMap<number, number>;

/** What an attacker knows: a sum that is equal to, or at least, a number. */
export interface Equation {
  readonly sum: LinearSum;
  readonly is: 'equal' | 'least';
  readonly total: number;
}
