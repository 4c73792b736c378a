import type { Cents } from './money.ts';

/** In what a step of a calculation is expressed. `points` are hundredths of the outcome's own unit. */
type StepUnit = 'eur' | 'count' | 'share' | 'number' | 'months' | 'days' | 'points';

/** Every figure that a rule shows on its way. */
export type StepName =
  | 'price'
  | 'validClaims'
  | 'share'
  | 'badOutcomes'
  | 'discount'
  | 'firstUses'
  | 'fee'
  | 'documentedSuccesses'
  | 'billed'
  | 'withinTier'
  | 'tierShare'
  | 'ageMonths'
  | 'warrantyMonths'
  | 'revisionContribution'
  | 'recallContribution'
  | 'recalledPatients'
  | 'distance'
  | 'deadBand'
  | 'pointsBeyond'
  | 'slope'
  | 'patients'
  | 'uncapped'
  | 'bonusCap'
  | 'malusCap'
  | 'episodes'
  | 'benchmark'
  | 'savings'
  | 'savingsRate'
  | 'leastRate'
  | 'gate'
  | 'limit'
  | 'quality'
  | 'qualityValue'
  | 'qualityPoints'
  | 'qualityWeight'
  | 'volume'
  | 'tariff'
  | 'base'
  | 'withheld'
  | 'factor'
  | 'earnedBack'
  | 'episodePrice'
  | 'priceOfAll'
  | 'cappedCost'
  | 'difference'
  | 'stopGain'
  | 'stopLoss'
  | 'memberMonths'
  | 'meanRisk'
  | 'perMemberMonth'
  | 'qualityAddition'
  | 'premium'
  | 'cost'
  | 'corridorShare'
  | 'promisedNetBenefit'
  | 'deliveredNetBenefit'
  | 'deliveredNetBenefitUpper'
  | 'capPerPatient'
  | 'backPerPatient'
  | 'delayDays'
  | 'perMille'
  | 'netAmount';

/**
 * One figure on the way to an amount, named as `report/payment/stepTexts.ts` words it. Annex, statement and verification print the same steps, so
 * that both parties can follow the calculation with a pocket calculator.
 */
export interface Step {
  readonly name: StepName;
  readonly value: number;
  readonly unit: StepUnit;
}

/** What a rule gives, with the steps that lead to it in their order. */
export interface WorkedAmount {
  /** Above 0 to the supplier, below 0 from it. */
  readonly amount: Cents;
  readonly steps: readonly Step[];
}
