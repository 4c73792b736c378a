import type { Estimate } from '../numbers/estimate.ts';

/** What the valuation says under one structural alternative, at the tender's λ. */
export interface AlternativeValuation {
  /** `base`, the id of an alternative model, or `mixture`: the average of their distributions, by weight. */
  readonly alternative: string;
  /** Weight in the mixture; null for the mixture itself, or if none is declared. */
  readonly weight: number | null;
  /** EUR per patient. */
  readonly expected: readonly { readonly strategy: string; readonly netMonetaryBenefit: Estimate }[];
  /** Strategy with the highest expected NMB. */
  readonly frontier: string;
  readonly probabilityBest: Readonly<Record<string, Estimate>>;
  /** EVPI, EUR per patient. */
  readonly informationValue: Estimate;
}

/** The valuation under every structural alternative of the lot, the base model first, the mixture last. */
export interface Alternatives {
  readonly rows: readonly AlternativeValuation[];
}
