import type { Contract } from '../../core/contract/contract.ts';
import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import type { QuarantineReason } from '../../core/deliveries/rowFate.ts';
import { literal, name } from './duckdb.ts';

/**
 * Checks that need other rows. They work on `staged_KIND`, a view of all rows read with `row_id` (order of the files) and `person` (the
 * patient under the newest key), and on the views over what else is in force; they add to `late_KIND` (row_id, reason).
 */

/** Rows of these kinds are worth something only beside the patient's device or service, a claim beside the device that it names. */
export const linkedKinds: readonly RecordKind[] = ['outcome', 'covariate', 'followup', 'cost', 'claim'];

export const staged = (kind: RecordKind) => name(`staged_${kind}`);
export const late = (kind: RecordKind) => name(`late_${kind}`);

/** Rows of a kind against which nothing was found so far, except perhaps that they are unlinked. */
export function sound(kind: RecordKind): string {
  return `(SELECT s.* FROM ${staged(kind)} AS s
    ANTI JOIN (SELECT row_id FROM ${late(kind)} WHERE reason <> 'unlinked') AS l USING (row_id) WHERE s.fault IS NULL)`;
}

const add = (kind: RecordKind) => `INSERT INTO ${late(kind)}`;
const reason = (reason: QuarantineReason) => literal(reason);

/** The columns by which rows of a kind are the same, the patient under the newest key. */
function identity(kind: RecordKind): string[] {
  return recordLayouts[kind].identity.map((column) => (column === 'patient_key' ? 'person' : name(column)));
}

/** Hashes of identities that more than one row has, in a table `twice`: nearly always none, so that rows are compared only where there are some. */
export function sameHash(kind: RecordKind): string {
  return `CREATE OR REPLACE TEMP TABLE twice AS
    SELECT h FROM (SELECT hash(${identity(kind).join(', ')}) AS h FROM ${sound(kind)}) GROUP BY h HAVING count(*) > 1`;
}

/** Identical rows after the first are duplicates; rows of one identity that differ contradict each other, all of them. */
export function sameIdentity(kind: RecordKind): string {
  const own = identity(kind);
  const content = recordLayouts[kind].columns.map((column) =>
    column.name === 'patient_key' ? 'person' : name(column.name),
  );
  return `${add(kind)}
    SELECT row_id, CASE WHEN alike THEN ${reason('duplicate')} ELSE ${reason('contradictory')} END FROM (
      SELECT row_id, count(*) OVER same AS many, min(content) OVER same = max(content) OVER same AS alike,
        row_number() OVER (PARTITION BY ${own.join(', ')} ORDER BY row_id) AS place
      FROM (SELECT row_id, ${own.join(', ')}, to_json([${content.map((column) => `${column}::VARCHAR`).join(', ')}])::VARCHAR AS content
        FROM ${sound(kind)} SEMI JOIN twice ON h = hash(${own.join(', ')}))
      WINDOW same AS (PARTITION BY ${own.join(', ')})
    ) WHERE many > 1 AND (NOT alike OR place > 1)`;
}

/** Rows whose identity another delivery in force of the same source has. */
export function alreadyDelivered(kind: RecordKind, source: string): string {
  const columns = recordLayouts[kind].identity;
  const same = columns
    .map(
      (column) =>
        `o.${name(column)} IS NOT DISTINCT FROM s.${column === 'patient_key' ? 'person' : name(column)}`,
    )
    .join(' AND ');
  return `${add(kind)} SELECT s.row_id, ${reason('already-delivered')} FROM ${sound(kind)} AS s
    SEMI JOIN (SELECT ${columns.map(name).join(', ')} FROM ${name(kind)} WHERE source = ${literal(source)}) AS o ON ${same}`;
}

/** When patients died, as far as follow-up says; of two dates the later. */
export const deaths = `CREATE OR REPLACE TEMP TABLE death AS SELECT person, max(died) AS died FROM (
    SELECT person, death_date AS died FROM ${sound('followup')} WHERE death_date IS NOT NULL
    UNION ALL SELECT patient_key, death_date FROM followup WHERE death_date IS NOT NULL) GROUP BY person`;

/** The dates that cannot come after death. */
export const aliveOn: Readonly<Partial<Record<RecordKind, string>>> = {
  delivery: 'procedure_date',
  care: 'delivered_date',
  outcome: 'event_date',
};

export function afterDeath(kind: RecordKind, date: string): string {
  return `${add(kind)} SELECT s.row_id, ${reason('after-death')} FROM ${sound(kind)} AS s JOIN death USING (person) WHERE s.${name(date)} > died`;
}

/** Patients with a device or a service, and the day of their first device (null for services only). */
export const patients = `CREATE OR REPLACE TEMP TABLE patient AS SELECT person, min(first) AS first FROM (
    SELECT person, procedure_date AS first FROM ${sound('delivery')}
    UNION ALL SELECT patient_key, procedure_date FROM delivery
    UNION ALL SELECT person, NULL FROM ${sound('care')}
    UNION ALL SELECT patient_key, NULL FROM care) GROUP BY person`;

/** Rows of patients without a device or service; claims without their device; and events, which scores are not, before the patient's first device. */
export function links(kind: RecordKind, contract: Contract): string {
  if (kind === 'claim')
    return `${add(kind)} SELECT s.row_id, ${reason('unlinked')} FROM ${sound(kind)} AS s
      ANTI JOIN (SELECT record_id FROM ${sound('delivery')} UNION ALL SELECT record_id FROM delivery) AS d ON d.record_id = s.delivery_id`;
  const codes = contract.outcomes.flatMap(({ measure }) =>
    measure.kind === 'event' || measure.kind === 'survival' ? measure.codes : [],
  );
  const early =
    kind === 'outcome' && codes.length > 0
      ? `outcome_code IN (${codes.map(literal).join(', ')}) AND event_date < p.first`
      : 'false';
  return `${add(kind)}
    SELECT s.row_id, CASE WHEN p.person IS NULL THEN ${reason('unlinked')} ELSE ${reason('before-index')} END
    FROM ${sound(kind)} AS s LEFT JOIN patient AS p USING (person) WHERE p.person IS NULL OR (${early})`;
}

/** A row that is unlinked and something else is the other thing: only for want of a link it stays. */
export function onlyUnlinked(kind: RecordKind): string {
  return `DELETE FROM ${late(kind)} WHERE reason = 'unlinked'
    AND row_id IN (SELECT row_id FROM ${late(kind)} WHERE reason <> 'unlinked')`;
}
