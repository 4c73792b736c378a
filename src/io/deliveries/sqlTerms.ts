import { literal } from './duckdb.ts';

/** Terms of the queries over a snapshot's views. A condition is true, false or null as SQL has it. */

export function date(iso: string): string {
  return `DATE ${literal(iso)}`;
}

/** The same number to its last bit; written bare it would be a decimal fraction. */
export function double(value: number): string {
  return `'${value}'::DOUBLE`;
}

export function oneOf(column: string, values: readonly string[]): string {
  return values.length === 0 ? 'false' : `${column} IN (${values.map(literal).join(', ')})`;
}

/** Place of a text in a list, from 0; null for any other text. Two bytes are carried through a query instead of the text. */
export function place(column: string, list: readonly string[]): string {
  return `(list_position([${list.map(literal).join(', ')}], ${column}) - 1)::USMALLINT`;
}

/** 0 left, 1 right; null where a row names no single side. */
export function side(column: string): string {
  return place(column, ['left', 'right']);
}

/** Whether two rows can be of one side: where both name one it has to be the same. */
export function sameSide(one: string, other: string): string {
  return `coalesce(${one} = ${other}, true)`;
}

/** First day of the month: grouping by it is cheaper than by its name. */
export function month(column: string): string {
  return `date_trunc('month', ${column})::DATE`;
}

/** `2026-03`, of such a day. */
export function monthName(column: string): string {
  return `strftime(${column}, '%Y-%m')`;
}

/**
 * Σ of a term, each rounded to a multiple of 2⁻³² (2·10⁻¹⁰). Sums of those are exact up to 2²¹, so that neither the order of rows nor the
 * number of threads, buckets or machines can change a bit.
 */
export function exactSum(term: string, where = 'true'): string {
  return `coalesce(sum(round((${term}) * 4294967296)) FILTER (${where}), 0) / 4294967296`;
}
