/** Some of the workload's figures in SQLite's words; days are whole numbers from 1970. The row of the first record_id comes with `min`. */
const DAYS = { from: 20_454, to: 21_183, asOf: 21_274 };
const procedures = `SELECT patient_key, procedure_date AS day, supplier_id AS supplier, site_code AS site, min(record_id)
  FROM delivery WHERE code_system = 'ICD-9-CM' AND procedure_code = '35.05' AND procedure_date BETWEEN ${DAYS.from} AND ${DAYS.to}
    AND udi_di IN ('08012345678907', '08098765432107') GROUP BY patient_key, procedure_date`;
const seen = `SELECT patient_key, max(last_seen_date) AS last_seen, min(death_date) AS died FROM followup GROUP BY patient_key`;
const month = `strftime('%Y-%m', day * 86400, 'unixepoch')`;

const events = (
  code: string,
) => `WITH procedures AS MATERIALIZED (${procedures}), seen AS MATERIALIZED (${seen}),
    hit AS MATERIALIZED (
      SELECT DISTINCT patient_key, day FROM (
        SELECT e.patient_key, max(p.day) AS day FROM outcome AS e JOIN procedures AS p
          ON p.patient_key = e.patient_key AND p.day <= e.event_date AND e.event_date <= p.day + 30
        WHERE e.outcome_code = '${code}' GROUP BY e.patient_key, e.event_date
      )
    )
  SELECT supplier, site, ${month.replace('day', 'p.day')} AS month, count(*) AS due,
    sum(hit.day IS NOT NULL OR coalesce(died BETWEEN p.day AND p.day + 30 OR last_seen >= p.day + 30, 0)) AS known, count(hit.day) AS events
  FROM procedures AS p LEFT JOIN seen USING (patient_key) LEFT JOIN hit ON hit.patient_key = p.patient_key AND hit.day = p.day
  WHERE p.day + 90 <= ${DAYS.asOf} GROUP BY supplier, site, month`;

export const sqliteQueries = {
  ppm: events('PPM'),
  death: events('DEATH'),
  devices: `SELECT site_code, ${month.replace('day', 'procedure_date')} AS month, count(*),
      sum(EXISTS (SELECT 1 FROM followup AS f WHERE f.patient_key = d.patient_key) OR EXISTS (SELECT 1 FROM outcome AS o WHERE o.patient_key = d.patient_key))
    FROM delivery AS d GROUP BY site_code, month`,
  reconciliation: `SELECT supplier_id, site_code, ${month.replace('day', 'procedure_date')} AS month, sum(quantity) FROM delivery GROUP BY supplier_id, site_code, month`,
} as const;
