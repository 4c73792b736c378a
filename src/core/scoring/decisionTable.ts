import { priceItems } from '../tender/price.ts';
import type { Scoring } from './score.ts';
import type { ScoringRules } from './scoringRules.ts';

/** What methods of choice look at: offers by criteria, the prices among them; more is better on each. */
export interface DecisionTable {
  /** Published points of each criterion. */
  readonly weights: readonly number[];
  readonly offers: readonly {
    readonly id: string;
    /** V between 0 and 1, in the order of the weights. */
    readonly coefficients: readonly number[];
  }[];
}

/** The admitted offers with the coefficients from which their points were made. */
export function decisionTable(rules: ScoringRules, scoring: Scoring): DecisionTable {
  return {
    weights: [...rules.criteria, ...priceItems(rules)].map(({ weight }) => weight),
    offers: scoring.ranking.map(({ offer }) => {
      const technical = scoring.technical.find((one) => one.offer === offer);
      const economic = scoring.economic.find((one) => one.offer === offer);
      if (technical === undefined || economic === undefined) throw new Error(`offer ${offer} has no points`);
      return {
        id: offer,
        coefficients: [...technical.criteria, ...economic.items].map(({ coefficient }) => coefficient),
      };
    }),
  };
}
