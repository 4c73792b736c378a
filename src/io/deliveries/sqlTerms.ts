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

/** More than that, in EUR, is no amount of one row. */
const MOST_EUROS = 1_000_000_000;

/** Whole cents of an amount in EUR times a whole number, half up (away from zero), exact to eight decimals; null without an amount, or beyond `MOST_EUROS`. */
export function cents(euros: string, times = '1'): string {
  return `CASE WHEN abs(${euros} * ${times}) <= ${MOST_EUROS}
    THEN round(TRY_CAST(${euros} AS DECIMAL(18, 8)) * ${times}::INTEGER * 100, 0)::BIGINT END`;
}

/** Months completed between two days, 0 if the second is earlier: a month without the day ends on its last day (art. 2963 of the Italian civil code). */
export function completedMonths(from: string, to: string): string {
  const part = (of: string, day: string) => `date_part('${of}', ${day})`;
  return `greatest(0, (${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)}
    - (${part('day', to)} < ${part('day', from)} AND ${to} <> last_day(${to}))::INTEGER)::INTEGER`;
}
