import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { ValuedUncertainty } from '../../core/evaluation/exploreLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Committee } from '../../core/scoring/committee.ts';
import { plainNumber } from '../quantity.ts';
import type { Column } from '../table.ts';

/** An evaluated lot as a result holds it. */
export type ReportedLot = LotEvaluation & { readonly committee: Committee };

/** What texts about uncertainty speak of: an evaluated lot, or one that is asked about at another λ or other prices. */
export type ValuedLot = Pick<LotEvaluation, 'offers' | 'scoring'> & { readonly valuation: ValuedUncertainty };

/** A number of points without idle decimals: `70`, `12,5`. */
export function points(value: number): Text {
  return { it: plainNumber(value, 'it'), en: plainNumber(value, 'en') };
}

/** A column of words. */
export function words(label: Text): Column {
  return { label, kind: 'text', decimals: 0 };
}

/** A column of euros. */
export function euros(label: Text, decimals = 0): Column {
  return { label, unit: { it: '€', en: '€' }, kind: 'number', decimals };
}

export const offerColumn: Column = words({ it: 'Offerta', en: 'Offer' });
