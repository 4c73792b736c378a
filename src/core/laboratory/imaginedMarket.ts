/**
 * What is assumed of offers that nobody has seen yet. Without it nothing can be said of scales that depend on the
 * offers; so it is declared, and stands beside every number that rests on it.
 */
export interface ImaginedMarket {
  /** How many offers a lot receives: every number in between equally likely. */
  readonly offers: { readonly fewest: number; readonly most: number };
  /** Benefit, as a share of the way from the minimum acceptable (0) to the ideal profile (1). */
  readonly benefit: { readonly from: number; readonly to: number };
  /** Lowest price, as a share of the base price. */
  readonly floor: number;
  /** Correlation of the normal scores of quality and price: above 0, better offers are dearer. */
  readonly correlation: number;
}

/** The market that is imagined where no other one is described. */
export const usualMarket: ImaginedMarket = {
  offers: { fewest: 2, most: 6 },
  benefit: { from: -0.1, to: 1 },
  floor: 0.7,
  correlation: 0,
};
