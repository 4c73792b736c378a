import { validGtin } from '../../core/deliveries/gtin.ts';
import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import type { Doubt } from '../../core/deliveries/rowFate.ts';
import { type Engine, literal, name } from './duckdb.ts';
import { sound } from './lateChecks.ts';

/** A wait from booking that is asked about, days: six times the longest that any priority class allows. */
const LONG_WAIT = 730;

/** Devices used in one procedure, at most, without a question. */
const MANY_DEVICES = 50;

/** What is strange in a kept row: where, and SQL that is true for it. */
export interface DoubtCheck {
  readonly doubt: Doubt;
  readonly column: string;
  readonly holds: string;
}

/**
 * The doubts about rows of a kind. Device identifiers are few: each is looked at once.
 * @param present columns that the files have
 */
export async function doubtChecks(
  engine: Engine,
  kind: RecordKind,
  present: ReadonlySet<string>,
): Promise<DoubtCheck[]> {
  const fixed = (fixedDoubts[kind] ?? []).filter(({ column }) => present.has(column));
  if (!present.has('udi_di')) return fixed;
  const isGtin = `regexp_full_match(udi_di, '\\d{14}')`;
  const identifiers = await engine.rows<{ udi: string; gtin: boolean }>(
    `WITH d AS (SELECT DISTINCT udi_di FROM ${sound(kind)} WHERE udi_di IS NOT NULL)
     SELECT udi_di AS udi, true AS gtin FROM d WHERE ${isGtin}
     UNION ALL (SELECT udi_di, false FROM d WHERE NOT ${isGtin} LIMIT 1)`,
  );
  const none = identifiers.some(({ gtin }) => !gtin);
  const wrong = identifiers.filter(({ udi, gtin }) => gtin && !validGtin(udi)).map(({ udi }) => literal(udi));
  const about = (doubt: Doubt, holds: string): DoubtCheck => ({ doubt, column: 'udi_di', holds });
  return [
    ...(none ? [about('no-gtin', `NOT ${isGtin}`)] : []),
    ...(wrong.length > 0 ? [about('gtin-check-digit', `udi_di IN (${wrong.join(', ')})`)] : []),
    ...fixed,
  ];
}

const fixedDoubts: Readonly<Partial<Record<RecordKind, readonly DoubtCheck[]>>> = {
  delivery: [
    { doubt: 'expired-device', column: 'expiry', holds: 'expiry < procedure_date' },
    { doubt: 'long-wait', column: 'booking_date', holds: `procedure_date - booking_date > ${LONG_WAIT}` },
    { doubt: 'implausible-value', column: 'unit_price', holds: 'unit_price <= 0' },
    { doubt: 'implausible-value', column: 'quantity', holds: `quantity = 0 OR quantity > ${MANY_DEVICES}` },
  ],
  care: [
    { doubt: 'long-wait', column: 'booking_date', holds: `delivered_date - booking_date > ${LONG_WAIT}` },
  ],
  cost: [{ doubt: 'implausible-value', column: 'amount', holds: 'amount < 0' }],
  enrolment: [
    { doubt: 'implausible-value', column: 'member_months', holds: 'member_months <= 0' },
    { doubt: 'implausible-value', column: 'cost', holds: 'cost < 0' },
  ],
  delay: [{ doubt: 'implausible-value', column: 'supplied_date', holds: 'supplied_date <= due_date' }],
  registry: [
    { doubt: 'implausible-value', column: 'rate', holds: 'rate NOT BETWEEN lower AND upper' },
    { doubt: 'implausible-value', column: 'events', holds: 'events > n' },
  ],
};

/** SQL of the doubts that hold, one row each: file, line, site, doubt, column, value. */
export function doubtfulRows(kind: RecordKind, checks: readonly DoubtCheck[]): string {
  const each = checks.map(
    ({ doubt, column, holds }) =>
      `CASE WHEN ${holds} THEN {'reason': ${literal(doubt)}, 'column': ${literal(column)}, 'value': ${name(column)}::VARCHAR} END`,
  );
  const any = checks.map(({ holds }) => `(${holds})`).join(' OR ');
  const site = recordLayouts[kind].columns.some(({ name: column }) => column === 'site_code')
    ? 'site_code'
    : 'NULL::VARCHAR';
  return `SELECT file, line, site, d.reason, d."column", d.value FROM (
      SELECT file, line, ${site} AS site, unnest([${each.join(', ')}]) AS d FROM ${sound(kind)} WHERE ${any})
    WHERE d IS NOT NULL`;
}
