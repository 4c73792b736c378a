import type { Contract } from '../../core/contract/contract.ts';
import { contractCovariates } from '../../core/contract/covariates.ts';
import type { Manifest } from '../../core/deliveries/manifest.ts';
import { type Column, type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import type { QuarantineReason, RefusalReason, RowReason } from '../../core/deliveries/rowFate.ts';
import { literal, name } from './duckdb.ts';
import { paymentChecks } from './paymentChecks.ts';

/** One thing that a row itself can be refused or set aside for, without a look at other rows. */
export interface RowCheck {
  readonly reason: RowReason;
  /** The column that is wrong. */
  readonly column: string | null;
  /** SQL on the typed columns, and on the cells as they stand, named `raw_…`: true where the row fails. */
  readonly fails: string;
}

/** What a delivery's rows are held against. */
export interface Expected {
  readonly contract: Contract;
  readonly manifest: Manifest;
}

/**
 * What makes a row of this kind unreadable, in the order of `refusalReasons`, and within a reason in that of the columns: the first that holds counts.
 * @param present columns that the file has
 */
export function refusals(kind: RecordKind, present: ReadonlySet<string>): RowCheck[] {
  const { columns, anyOf } = recordLayouts[kind];
  const there = columns.filter((column) => present.has(column.name));
  const unread = (of: Column['kind'], reason: RefusalReason): RowCheck[] =>
    there
      .filter((column) => column.kind === of)
      .map(({ name: column }) => ({
        reason,
        column,
        fails: `${name(column)} IS NULL AND ${raw(column)} IS NOT NULL`,
      }));
  return [
    ...there
      .filter(({ required }) => required)
      .map(
        ({ name: column }): RowCheck => ({
          reason: 'missing-value',
          column,
          fails: `${raw(column)} IS NULL`,
        }),
      ),
    ...unread('date', 'no-date'),
    ...unread('month', 'no-month'),
    ...unread('number', 'no-number'),
    ...unread('count', 'no-count'),
    ...unread('key', 'no-key'),
    ...there.flatMap(({ name: column, oneOf }): RowCheck[] =>
      oneOf ? [{ reason: 'not-one-of', column, fails: notIn(column, oneOf) }] : [],
    ),
    ...(anyOf
      ? [
          {
            reason: 'none-of' as const,
            column: null,
            fails: anyOf.map((column) => `${name(column)} IS NULL`).join(' AND '),
          },
        ]
      : []),
  ];
}

/** What sets aside a readable row of this kind, referential before temporal, in the order of `quarantineReasons`. */
export function quarantines(kind: RecordKind, { contract, manifest }: Expected): RowCheck[] {
  const { columns, dated } = recordLayouts[kind];
  const has = (column: string) => columns.some((own) => own.name === column);
  const one = (reason: QuarantineReason, column: string, fails: string, when = has(column)): RowCheck[] =>
    when ? [{ reason, column, fails }] : [];
  const known = (reason: QuarantineReason, column: string, values: readonly string[], when?: boolean) =>
    one(reason, column, notIn(column, values), when);
  const extracted = manifest.extracted_at.slice(0, 10);
  return [
    ...known('other-contract', 'contract_id', [contract.id]),
    ...known(
      'unknown-lot',
      'lot_id',
      contract.suppliers.map(({ lot }) => lot),
    ),
    ...known(
      'unknown-supplier',
      'supplier_id',
      contract.suppliers.map(({ id }) => id),
    ),
    ...known(
      'unknown-site',
      'site_code',
      contract.sites.map(({ code }) => code),
    ),
    // A claim may name another device than was used: it is not paid then, but it was filed.
    ...one('unknown-device', 'udi_di', unknownDevice(contract), has('udi_di') && kind !== 'claim'),
    ...known('unknown-outcome', 'outcome_code', outcomeCodes(contract, kind)),
    ...known('unknown-covariate', 'covariate_code', contractCovariates(contract)),
    ...known(
      'unknown-flow',
      'source_flow',
      contract.flows.map(({ id }) => id),
    ),
    ...one('other-key-version', 'key_version', `key_version <> ${manifest.key_version}`),
    ...one(
      'other-key-version',
      'new_version',
      `new_version <= old_version OR new_version > ${manifest.key_version}`,
    ),
    ...paymentChecks(kind, contract),
    ...(dated
      ? one(
          'outside-period',
          dated,
          `${name(dated)} NOT BETWEEN ${day(manifest.period_from)} AND ${day(manifest.period_to)}`,
        )
      : []),
    ...columns
      .filter((column) => column.kind === 'date' && column.name !== 'expiry')
      .flatMap((column) => one('after-extraction', column.name, `${name(column.name)} > ${day(extracted)}`)),
    // Claims may be filed until long after the last device was used.
    ...(kind === 'claim'
      ? one('outside-contract', 'filed_date', `filed_date < ${day(contract.calendar.from)}`)
      : []),
    ...(dated && has('contract_id') && kind !== 'claim'
      ? one(
          'outside-contract',
          dated,
          `${name(dated)} NOT BETWEEN ${day(contract.calendar.from)} AND ${day(contract.calendar.to)}`,
        )
      : []),
    ...one('delivered-before-booked', 'procedure_date', 'procedure_date < booking_date'),
    ...one('delivered-before-booked', 'delivered_date', 'delivered_date < booking_date'),
    ...one('death-before-seen', 'death_date', 'death_date < last_seen_date'),
    ...one('filed-before-event', 'filed_date', 'filed_date < event_date'),
  ];
}

/** The cell of a column as it stands in the file. */
export function raw(column: string): string {
  return name(`raw_${column}`);
}

function day(date: string): string {
  return `DATE ${literal(date)}`;
}

/** True for a value that is there and is none of these. */
function notIn(column: string, values: readonly string[]): string {
  if (values.length === 0) return `${name(column)} IS NOT NULL`;
  return `${name(column)} NOT IN (${[...new Set(values)].map(literal).join(', ')})`;
}

/** A device is known by its identifier or by its number in the repertory, as one of that supplier's. A row that names neither is not asked. */
function unknownDevice(contract: Contract): string {
  const branches = contract.suppliers.map(({ id, devices }) => {
    const is = (column: string, values: readonly string[]) =>
      values.length === 0 ? 'false' : `coalesce(${column} IN (${values.map(literal).join(', ')}), false)`;
    const udis = devices.flatMap(({ udiDi }) => udiDi);
    const numbers = devices.flatMap(({ rdmNumbers }) => rdmNumbers);
    return `WHEN supplier_id = ${literal(id)} AND (${is('udi_di', udis)} OR ${is('rdm_number', numbers)}) THEN false`;
  });
  return `CASE ${branches.join(' ')} ELSE udi_di IS NOT NULL OR rdm_number IS NOT NULL END`;
}

/** Codes of the dictionary that rows of this kind may carry: registries deliver results, the other file events and scores. */
function outcomeCodes(contract: Contract, kind: RecordKind): string[] {
  return contract.outcomes.flatMap(({ measure }) =>
    measure.kind !== 'wait' && (measure.kind === 'registry') === (kind === 'registry') ? measure.codes : [],
  );
}
