import type { Text } from '../problem.ts';

/** One column of the workbook: what stands in it, and what its heading says when it is pointed at. */
export interface PastColumn<Key extends string = string> {
  readonly key: Key;
  readonly label: Text;
  readonly kind: 'text' | 'number' | 'choice';
  /** Words that a reader sees for each value. */
  readonly choices?: Readonly<Record<string, Text>>;
  readonly required: boolean;
  readonly note: Text;
  readonly width: number;
}

export interface PastSheet<Key extends string = string> {
  readonly name: string;
  readonly columns: readonly PastColumn<Key>[];
  /** Rows that the template offers. */
  readonly rows: number;
}

/** A column; required and 16 characters wide unless said otherwise. */
export function column<Key extends string>(
  key: Key,
  label: Text,
  kind: PastColumn['kind'],
  note: Text,
  options: Partial<Pick<PastColumn, 'choices' | 'required' | 'width'>> = {},
): PastColumn<Key> {
  return { key, label, kind, note, required: true, width: 16, ...options };
}

/** A column that may stay empty. */
export const optional = { required: false } as const;

/** The lot that a row belongs to. */
export const lotColumn = column(
  'lot',
  { it: 'Lotto', en: 'Lot' },
  'text',
  { it: 'Numero del lotto, come nel foglio Lotti.', en: 'Number of the lot, as in the sheet Lotti.' },
  { width: 9 },
);
