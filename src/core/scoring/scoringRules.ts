import type { Lot } from '../tender/lot.ts';

/** The part of a lot that turns offers into points. */
export type ScoringRules = Pick<Lot, 'id' | 'criteria' | 'price' | 'basePrice' | 'patients' | 'award'>;
