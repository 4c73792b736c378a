import type { Contract } from '../../core/contract/contract.ts';
import { type ClaimedCase, claimedCase } from '../../core/settlement/claimedCase.ts';
import { literal } from './duckdb.ts';
import { completedMonths, date, oneOf, side } from './sqlTerms.ts';

/** A clause under which claims are filed. */
export interface ClaimedClause {
  readonly clause: string;
  readonly supplier: string;
  /** Months after which nothing is due any more; undefined where there is no such limit. */
  readonly months: number | undefined;
  readonly claimed: ClaimedCase;
}

export function claimedClauses({ payment, outcomes }: Contract): readonly ClaimedClause[] {
  return (payment?.clauses ?? []).flatMap(({ id, supplier, rule }) => {
    const claimed = claimedCase(rule, outcomes);
    const months = rule.kind === 'warranty' ? rule.months : undefined;
    return claimed === undefined ? [] : [{ clause: id, supplier, months, claimed }];
  });
}

/**
 * Claims filed by the data date beside the device row that each names: table `claimed`, and `documented` for what `document` finds. A hospital's number is one claim,
 * whoever delivers it; of two device rows with the number that it names, that of its own source counts, then the first source.
 */
export function claimTables(clauses: readonly ClaimedClause[], asOf: string): readonly string[] {
  const known = oneOf(
    'clause_id',
    clauses.map(({ clause }) => clause),
  );
  return [
    `CREATE OR REPLACE TEMP TABLE claimed AS
      WITH filed AS (
        SELECT * FROM claim WHERE filed_date <= ${date(asOf)} AND ${known}
        QUALIFY row_number() OVER (PARTITION BY site_code, claim_id ORDER BY source, line) = 1
      ), device AS (
        SELECT record_id, source, supplier_id, patient_key, procedure_date, laterality, udi_di, serial_no, lot_no
        FROM delivery WHERE procedure_date <= ${date(asOf)} AND record_id IN (SELECT delivery_id FROM filed)
      )
      SELECT f.clause_id, f.supplier_id, f.site_code, f.claim_id, f.event_date, f.filed_date, f.cause,
        coalesce(d.supplier_id = f.supplier_id, false) AS linked,
        coalesce(d.udi_di = f.udi_di AND coalesce(d.serial_no = f.serial_no, true), false) AS matched,
        d.patient_key, d.procedure_date AS day, ${side('d.laterality')} AS side, d.lot_no
      FROM filed AS f LEFT JOIN device AS d ON d.record_id = f.delivery_id
      QUALIFY row_number() OVER (PARTITION BY f.site_code, f.claim_id ORDER BY d.source IS DISTINCT FROM f.source, d.source) = 1`,
    'CREATE OR REPLACE TEMP TABLE documented (claim BIGINT)',
  ];
}

/** Whether a claim `c` is of the index delivery of a row `f` of table `found`. */
export function ofIndex({ clause }: ClaimedClause): string {
  return `c.clause_id = ${literal(clause)} AND c.linked AND c.patient_key = f.patient_key AND c.day = f.day AND c.side IS NOT DISTINCT FROM f.side`;
}

/** Notes the claims of a clause that table `found` documents: for an event, on the very day that they say. */
export function document(clause: ClaimedClause): string {
  const same = clause.claimed.says === 'event' ? 'c.event_date = f.happened' : 'true';
  return `INSERT INTO documented SELECT DISTINCT c.rowid FROM claimed AS c JOIN found AS f ON ${ofIndex(clause)} AND ${same}`;
}

/** Query for `ClaimFact`s, on these tables and `recalled`. Of several claims for one index delivery only the first that was filed is documented: nothing is paid twice. */
export function claimFacts(clauses: readonly ClaimedClause[]): string {
  const windows = clauses.map(({ clause, claimed: { says, outcome } }) => {
    const days = outcome.measure.kind === 'event' && says === 'absence' ? outcome.measure.windowDays : 'NULL';
    return `(${literal(clause)}, ${days}::INTEGER)`;
  });
  return `WITH own(clause_id, absent) AS (VALUES ${windows.join(', ')}),
    due AS (
      SELECT c.*, c.rowid IN (SELECT claim FROM documented) AS found,
        coalesce(c.day + absent, event_date, filed_date) AS since
      FROM claimed AS c JOIN own USING (clause_id)
    )
    SELECT clause_id AS clause, supplier_id AS supplier, site_code AS site, claim_id AS reference, filed_date::VARCHAR AS "filedOn",
      filed_date - since AS "daysToFile", coalesce(${completedMonths('day', 'since')}, 0) AS "ageMonths", linked,
      found AND row_number() OVER (PARTITION BY clause_id, patient_key, day, side, found ORDER BY filed_date, site_code, claim_id) = 1 AS documented,
      matched AS "udiMatched", cause,
      CASE WHEN linked AND (supplier_id, lot_no) IN (SELECT (supplier_id, lot_no) FROM recalled) THEN lot_no END AS "recalledLot"
    FROM due`;
}
