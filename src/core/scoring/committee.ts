import { type Exact, exact, sum } from '../numbers/decimal.ts';

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
}

/** Mean of the commissioners' coefficients. */
export function discretionaryCoefficient({ coefficients }: Judgement): Exact {
  return sum(coefficients.map(exact)).div(coefficients.length);
}
