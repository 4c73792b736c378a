import type { Cents } from './money.ts';

/** In what a step of a calculation is expressed. `points` are hundredths of the outcome's own unit. */
export type StepUnit = 'eur' | 'count' | 'share' | 'number' | 'months' | 'days' | 'points';

/**
 * One figure on the way to an amount, named as `report/payment/stepTexts.ts` words it. Annex, statement and verification print the same steps, so
 * that both parties can follow the calculation with a pocket calculator.
 */
export interface Step {
  readonly name: string;
  readonly value: number;
  readonly unit: StepUnit;
}

/** What a rule gives, with the steps that lead to it in their order. */
export interface WorkedAmount {
  /** Above 0 to the supplier, below 0 from it. */
  readonly amount: Cents;
  readonly steps: readonly Step[];
}
