import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { completeRules } from './completeRules.ts';
import { contractTables } from './contractTables.ts';
import { settlementTables } from './settlementTables.ts';
import type { Tables } from './tables.ts';

/**
 * Steps to the current layout, by name and in order. A step that has been released is never edited,
 * and a new one has a name that comes after all others in the alphabet: otherwise no earlier file opens.
 */
export const migrations: Record<string, Migration> = {
  '2026-11-24-first': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('tender')
        .addColumn('fingerprint', 'text', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('definition', 'text', (column) => column.notNull())
        .addColumn('published_at', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('upload')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('envelope', 'text', (column) =>
          column.notNull().check(sql`envelope in ('evidence', 'price')`),
        )
        .addColumn('offer', 'text', (column) => column.notNull())
        .addColumn('supplier', 'text', (column) => column.notNull())
        .addColumn('file_name', 'text', (column) => column.notNull())
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('bytes', 'blob', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('warnings', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('upload_of_lot')
        .on('upload')
        .columns(['fingerprint', 'lot', 'envelope', 'offer'])
        .execute();
      await db.schema
        .createTable('committee')
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('recorded_at', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('run')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tender', 'text', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) =>
          column
            .notNull()
            .check(sql`state in ('queued', 'running', 'done', 'cancelled', 'failed', 'interrupted')`),
        )
        .addColumn('progress', 'real', (column) => column.notNull())
        .addColumn('draws', 'integer', (column) => column.notNull())
        .addColumn('seed', 'integer', (column) => column.notNull())
        .addColumn('inputs', 'text', (column) => column.notNull())
        .addColumn('result', 'text')
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('actor', 'text', (column) => column.notNull())
        .addCheckConstraint('result_when_done', sql`(state = 'done') = (result is not null)`)
        .execute();
    },
  },
  // Results made before EVPPI by parameter was computed say nothing about it.
  '2026-11-24-parameter-information': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`
        update run
        set result = json_set(result, '$.lots[0].valuation.parameterInformation', json('[]'))
        where result is not null
      `.execute(db);
    },
  },
  // Until then every simulation was plain Monte Carlo.
  '2026-11-24-simulation-mode': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('run')
        .addColumn('mode', 'text', (column) =>
          column.notNull().defaultTo('audit').check(sql`mode in ('audit', 'interactive', 'sharp')`),
        )
        .execute();
      await sql`
        update run
        set result = json_set(result, '$.lots[0].valuation.mode', 'audit')
        where result is not null
      `.execute(db);
    },
  },
  // Nor do results from before these outputs: no pairs, no convergence, no wanted precision, no two-way analysis.
  '2026-11-24-uncertainty-outputs': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`
        update run
        set result = json_set(
          result,
          '$.lots[0].valuation.pairwiseWins', json('[]'),
          '$.lots[0].valuation.convergence', json('[]'),
          '$.lots[0].valuation.precision', json('null'),
          '$.lots[0].valuation.twoWay', json('null')
        )
        where result is not null
      `.execute(db);
    },
  },
  // Definitions from before the rule book did not say what they meant: maxima and means over the admitted offers, no test of
  // anomaly, one winner, one price per patient, 32 days of standstill. Their fingerprints stay those of the text that was published.
  '2026-11-24T11-rule-book': {
    async up(db: Kysely<unknown>): Promise<void> {
      await completeRules(db as Kysely<Tables>);
    },
  },
  // Sittings and phases; what the closing of the technical phase makes final, the database itself takes no more of.
  '2026-11-24T12-verbale': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('session')
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('recorded_at', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('phase')
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('closed_at', 'text', (column) => column.notNull())
        .addColumn('closed_by', 'text', (column) => column.notNull())
        .addColumn('technical_sha256', 'text', (column) => column.notNull())
        .addColumn('opened_at', 'text')
        .addColumn('opened_by', 'text')
        .addPrimaryKeyConstraint('phase_of_lot', ['fingerprint', 'lot'])
        .addCheckConstraint('opened_after_closing', sql`opened_at is null or opened_at >= closed_at`)
        .execute();
      for (const [table, condition] of [
        ['upload', sql`new.envelope = 'evidence' and`],
        ['committee', sql``],
      ] as const) {
        await sql`
          create trigger ${sql.id(`final_${table}`)} before insert on ${sql.table(table)}
          when ${condition} exists (
            select 1 from phase where fingerprint = new.fingerprint and lot = new.lot
          )
          begin select raise(abort, 'the technical phase is closed'); end
        `.execute(db);
      }
    },
  },
  // Entries of the commissioners in a pairwise comparison: added to, never changed.
  '2026-11-24T13-preferences': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('preference')
        .addColumn('fingerprint', 'text', (column) => column.notNull().references('tender.fingerprint'))
        .addColumn('lot', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) =>
          column.notNull().check(sql`kind in ('draft', 'locked', 'again')`),
        )
        .addColumn('commissioner', 'text')
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('recorded_at', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addCheckConstraint('commissioner_of_entry', sql`(kind = 'again') = (commissioner is null)`)
        .execute();
      await db.schema
        .createIndex('preference_of_lot')
        .on('preference')
        .columns(['fingerprint', 'lot'])
        .execute();
      await sql`
        create trigger locked_preference before insert on preference
        when new.kind <> 'again' and exists (
          select 1 from preference
          where fingerprint = new.fingerprint and lot = new.lot
            and kind = 'locked' and commissioner = new.commissioner
            and rowid > coalesce((
              select max(rowid) from preference
              where fingerprint = new.fingerprint and lot = new.lot and kind = 'again'
            ), 0)
        )
        begin select raise(abort, 'the table is locked'); end
      `.execute(db);
      await sql`
        create trigger final_preference before insert on preference
        when exists (select 1 from phase where fingerprint = new.fingerprint and lot = new.lot)
        begin select raise(abort, 'the technical phase is closed'); end
      `.execute(db);
      for (const change of ['update', 'delete']) {
        await sql`
          create trigger ${sql.id(`kept_preference_${change}`)} before ${sql.raw(change)} on preference
          begin select raise(abort, 'entries of a comparison are kept'); end
        `.execute(db);
      }
    },
  },
  // Contracts after the award: every row is added, none is ever changed.
  '2026-11-24T15-contracts': {
    async up(db: Kysely<unknown>): Promise<void> {
      await contractTables(db);
    },
  },
  // Statements and what is done with them, links of readers, releases: added to, never changed.
  '2026-11-24T17-settlements': {
    async up(db: Kysely<unknown>): Promise<void> {
      await settlementTables(db);
    },
  },
};
