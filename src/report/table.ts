import type { Estimate } from '../core/numbers/estimate.ts';
import type { Text } from '../core/problem.ts';
import { formatFor } from './format.ts';
import type { Locale } from './locale.ts';
import { type Quantity, quantityText } from './quantity.ts';

/**
 * What a cell holds: a name, a text in both languages, a number, a simulated number with its standard error,
 * a figure with its own unit, or nothing.
 */
export type Cell = string | Text | number | Estimate | Quantity | null;

export interface Column {
  readonly label: Text;
  /** Heading above several columns: `Offerta tecnica`. Neighbours with the same group share it. */
  readonly group?: Text;
  /** Unit of all cells, written in the heading. Cells of kind `quantity` carry their own. */
  readonly unit?: Text;
  /** `percent`: cells hold fractions (0.54), readers see 54,0%. `code`: hashes and cell addresses. */
  readonly kind: 'text' | 'code' | 'number' | 'percent' | 'quantity';
  readonly decimals: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** The row that the table is about: the winner, a total. */
  readonly strong: boolean;
}

/** A table of the evaluation as data, before any language: page, PDF and workbook are made from it. */
export interface Table {
  readonly id: string;
  readonly title: Text;
  /** Name of its sheet in a workbook, at most 25 characters. */
  readonly sheet: Text;
  /** What the numbers are and how they were made. */
  readonly notes: readonly Text[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Stands for "does not apply" in a table. */
const NOTHING = '–';

/** A cell as it is read: a simulated number always with its standard error. */
export function cellText(cell: Cell, { kind, decimals }: Column, locale: Locale): string {
  if (cell === null) return NOTHING;
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell, kind, decimals, locale);
  if (isText(cell)) return cell[locale];
  if (isEstimate(cell)) {
    const error = standardErrorText(cell.standardError, kind, decimals, locale);
    return `${numberText(cell.value, kind, decimals, locale)} ±\u00a0${error}`;
  }
  return quantityText(cell, locale);
}

/**
 * The columns as they are read: euros get cents where every amount of the column is below 1,000 and not all are whole, so that
 * figures per patient can be told from each other in a lot of small ones.
 */
export function readColumns({ columns, rows }: Pick<Table, 'columns' | 'rows'>): readonly Column[] {
  return columns.map((column, at) => {
    if (column.unit?.it !== '€' || column.decimals >= 2) return column;
    const amounts = rows.flatMap(({ cells }) => amountsOf(cells[at] ?? null));
    const small = amounts.every((amount) => Math.abs(amount) < 1000);
    return small && !amounts.every(Number.isInteger) ? { ...column, decimals: 2 } : column;
  });
}

function amountsOf(cell: Cell): number[] {
  if (typeof cell === 'number') return [cell];
  return isEstimate(cell) ? [cell.value, cell.standardError] : [];
}

/** `Prezzo (€)`. */
export function columnLabel({ label, unit }: Column, locale: Locale): string {
  return unit === undefined ? label[locale] : `${label[locale]} (${unit[locale]})`;
}

/** Numbers stand on the right, words on the left. */
export function alignment({ kind }: Column): 'left' | 'right' {
  return kind === 'text' || kind === 'code' ? 'left' : 'right';
}

/** Whether a cell is words. */
export function isText(cell: Cell): cell is Text {
  return typeof cell === 'object' && cell !== null && 'it' in cell;
}

/** Whether a cell is a simulated number, with its standard error. */
export function isEstimate(cell: Cell): cell is Estimate {
  return typeof cell === 'object' && cell !== null && 'standardError' in cell;
}

function numberText(value: number, kind: Column['kind'], decimals: number, locale: Locale): string {
  const format = formatFor(locale);
  return kind === 'percent' ? format.percent(value, decimals) : format.number(value, decimals);
}

/** A small error is not written as none: `<0,1%`. */
function standardErrorText(error: number, kind: Column['kind'], decimals: number, locale: Locale): string {
  const smallest = 10 ** -(kind === 'percent' ? decimals + 2 : decimals);
  if (error === 0 || error >= smallest / 2) return numberText(error, kind, decimals, locale);
  return `<${numberText(smallest, kind, decimals, locale)}`;
}
