import { AS_OF } from './deliveredWorkload.ts';

/**
 * The workload's figures as somebody who knows DuckDB would ask for them by hand: one query for each figure on views `delivery`, `outcome`,
 * `followup` over the same Parquet, all rows at once. Written for this workload alone: one main device, no sides, no covariates.
 */
const procedures = `SELECT patient_key, procedure_date AS day, arg_min(supplier_id, record_id) AS supplier, arg_min(site_code, record_id) AS site
    FROM delivery WHERE code_system = 'ICD-9-CM' AND procedure_code = '35.05' AND procedure_date BETWEEN DATE '2026-01-01' AND DATE '2027-12-31'
      AND udi_di IN ('08012345678907', '08098765432107') GROUP BY patient_key, procedure_date`;
const seen = `SELECT patient_key, max(last_seen_date) AS last_seen, min(death_date) AS died FROM followup GROUP BY patient_key`;
const owned = (code: string, days: string) =>
  `SELECT e.patient_key, e.event_date, max(p.day) AS day FROM outcome AS e JOIN procedures AS p
      ON p.patient_key = e.patient_key AND p.day <= e.event_date AND ${days}
    WHERE e.outcome_code = '${code}' GROUP BY e.patient_key, e.event_date`;

function events(code: string, risk: number): string {
  const end = 'p.day + 30';
  return `WITH procedures AS (${procedures}), seen AS (${seen}),
      hit AS (SELECT DISTINCT patient_key, day FROM (${owned(code, 'e.event_date <= p.day + 30')})),
      patient AS (
        SELECT supplier, site, strftime(p.day, '%Y-%m') AS month, hit.day IS NOT NULL AS happened,
          coalesce(hit.day IS NOT NULL OR died BETWEEN p.day AND ${end} OR last_seen >= ${end}, false) AS ended
        FROM procedures AS p LEFT JOIN seen USING (patient_key) LEFT JOIN hit ON hit.patient_key = p.patient_key AND hit.day = p.day
        WHERE ${end} + 60 <= DATE '${AS_OF}'
      )
    SELECT supplier, site, month, count(*) AS due, count(*) FILTER (ended) AS known, count(*) FILTER (happened) AS events,
      ${risk} * count(*) FILTER (ended) AS expected
    FROM patient GROUP BY ALL`;
}

export const rawQueries = {
  ppm: events('PPM', 0),
  death: events('DEATH', 0.03),
  // A revision is of the device that was in place before its day; of the day itself only where there was none.
  survival: `WITH procedures AS (${procedures}), seen AS (${seen}),
      revision AS (
        SELECT patient_key, day, min(event_date) AS revised FROM (
          SELECT e.patient_key, e.event_date, coalesce(max(p.day) FILTER (p.day < e.event_date), max(p.day)) AS day
          FROM outcome AS e JOIN procedures AS p ON p.patient_key = e.patient_key AND p.day <= e.event_date
          WHERE e.outcome_code = 'REV' GROUP BY e.patient_key, e.event_date
        ) GROUP BY patient_key, day
      ),
      device AS (
        SELECT supplier, site, revised - p.day AS revised, CASE WHEN died >= p.day THEN died - p.day END AS died,
          greatest(coalesce(last_seen - p.day, 0), 0) AS seen
        FROM procedures AS p LEFT JOIN seen USING (patient_key) LEFT JOIN revision AS r ON r.patient_key = p.patient_key AND r.day = p.day
      )
    SELECT supplier, site, coalesce(revised, died, seen) AS day, count(revised) AS revisions,
      count(*) FILTER (revised IS NULL AND died IS NOT NULL) AS deaths, count(*) FILTER (revised IS NULL AND died IS NULL) AS censored
    FROM device GROUP BY ALL`,
  scores: `WITH procedures AS (${procedures}), seen AS (${seen}),
      scored AS (
        SELECT e.patient_key, p.day, arg_max(value_num, event_date) FILTER (event_date BETWEEN p.day - 60 AND p.day) AS before,
          arg_min(value_num, abs(2 * (event_date - p.day) - 210)) FILTER (event_date BETWEEN p.day + 60 AND p.day + 150) AS after
        FROM outcome AS e JOIN procedures AS p USING (patient_key) WHERE outcome_code = 'SCORE' GROUP BY ALL
      ),
      patient AS (
        SELECT supplier, site, strftime(p.day, '%Y-%m') AS month, before, after, before IS NOT NULL AND after IS NOT NULL AS complete
        FROM procedures AS p LEFT JOIN seen USING (patient_key) LEFT JOIN scored AS s ON s.patient_key = p.patient_key AND s.day = p.day
        WHERE p.day + 210 <= DATE '${AS_OF}' AND (after IS NOT NULL OR NOT coalesce(died BETWEEN p.day AND p.day + 150, false))
      )
    SELECT supplier, site, month, count(*) AS due, count(*) FILTER (complete) AS known,
      sum(before) FILTER (complete) AS "sumBefore", sum(after) FILTER (complete) AS "sumAfter",
      sum((after - before) * (after - before)) FILTER (complete) AS "sumSquaredChange",
      count(*) FILTER (complete AND after - before >= 0.05 - 1e-9) AS responders
    FROM patient GROUP BY ALL`,
  waits: `WITH booked AS (
      SELECT *, CASE WHEN status = 'delivered' THEN delivered_date - booking_date END AS waited,
        CASE priority_class WHEN 'U' THEN 3 WHEN 'B' THEN 10 WHEN 'D' THEN CASE service_kind WHEN 'visit' THEN 30 ELSE 60 END ELSE 120 END AS longest
      FROM care WHERE booking_date BETWEEN DATE '2026-01-01' AND DATE '2027-12-31'
    )
    SELECT supplier_id AS supplier, site_code AS site, strftime(booking_date, '%Y-%m') AS month, priority_class, service_kind,
      count(*) AS booked, count(waited) AS delivered, count(*) FILTER (waited <= longest) AS "inTime",
      count(*) FILTER (status = 'booked' AND booking_date + longest < DATE '${AS_OF}') AS overdue,
      count(*) FILTER (status = 'cancelled') AS cancelled, sum(waited)::BIGINT AS days
    FROM booked GROUP BY ALL`,
  devices: `SELECT site_code AS site, strftime(procedure_date, '%Y-%m') AS month, count(*) AS "deviceRows",
      count(*) FILTER (patient_key IN (SELECT patient_key FROM followup) OR patient_key IN (SELECT patient_key FROM outcome)) AS matched
    FROM delivery GROUP BY ALL`,
  duplicates: `SELECT site, strftime(day, '%Y-%m') AS month, count(*) AS "duplicateKeys" FROM (
      SELECT max(procedure_date) AS day, arg_max(site_code, procedure_date) AS site
      FROM delivery WHERE udi_di IN ('08012345678907', '08098765432107') GROUP BY patient_key HAVING min(procedure_date) < max(procedure_date)
    ) GROUP BY ALL`,
  outcomes: `WITH last AS (SELECT patient_key, arg_max(site_code, procedure_date) AS site FROM delivery GROUP BY patient_key)
    SELECT site, strftime(event_date, '%Y-%m') AS month, count(*) AS "outcomeRows", count(*) FILTER (last.patient_key IS NULL) AS orphans
    FROM outcome LEFT JOIN last USING (patient_key) GROUP BY ALL`,
  reconciliation: `SELECT supplier_id AS supplier, site_code AS site, strftime(procedure_date, '%Y-%m') AS month, sum(quantity) AS delivered
    FROM delivery GROUP BY ALL`,
} as const;

/** Totals by which the figures of both are held together. */
export type Totals = Readonly<Record<string, number>>;

/** Sum of each column of figures over all cells of a supplier, where cells name one. */
export function totals(name: string, cells: readonly object[]): Totals {
  const sums: Record<string, number> = {};
  for (const { supplier = 'all', day: _, ...figures } of cells as Record<string, unknown>[])
    for (const [column, value] of Object.entries(figures)) {
      const key = `${name} ${supplier} ${column}`;
      if (typeof value === 'number') sums[key] = (sums[key] ?? 0) + value;
    }
  return sums;
}
