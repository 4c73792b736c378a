import type { Distribution } from '../distributions/distribution.ts';

/** An offer as the valuation sees it: what it costs and what is known of its outcomes. */
export interface Strategy {
  readonly id: string;
  /** EUR per patient, VAT excluded. */
  readonly price: number;
  /** What is known of each indicator, by indicator id. */
  readonly indicators: Readonly<Record<string, Distribution>>;
}
