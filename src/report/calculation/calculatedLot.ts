import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Committee } from '../../core/scoring/committee.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Locale } from '../locale.ts';
import { SheetInWriting } from './sheet.ts';

/** A lot whose calculation is written as formulas. */
export interface CalculatedLot {
  readonly lot: Lot;
  readonly evaluation: Omit<LotEvaluation, 'valuation'> & { readonly committee: Committee };
  readonly locale: Locale;
  /** Before the names of its sheets: empty if it is the only lot. */
  readonly prefix: string;
}

/** An empty sheet of the lot. */
export function sheetOf(
  { prefix, locale }: CalculatedLot,
  name: Text,
  title: Text,
  notes: readonly Text[] = [],
): SheetInWriting {
  return new SheetInWriting(
    `${prefix}${name[locale]}`,
    title[locale],
    notes.map((note) => note[locale]),
  );
}

/** Names of the suppliers, in the order of the offers. */
export function suppliersOf({ evaluation }: CalculatedLot): string[] {
  return evaluation.offers.map(({ supplier }) => supplier);
}
