import { type Kysely, type Selectable, sql } from 'kysely';
import type { PreferenceStore, StoredPreferences } from '../../actions/world.ts';
import type { Tables } from './tables.ts';

/** Entries of the commissioners in the pairwise comparisons of a lot, one row each; rows are only ever added. */
export function preferenceTable(database: Kysely<Tables>): PreferenceStore {
  return {
    inForce: (fingerprint, lot) => entriesInForce(database, fingerprint, lot),
    record(fingerprint, lot, entry) {
      return database.transaction().execute(async (transaction) => {
        const before = await entriesInForce(transaction, fingerprint, lot);
        if (before.some(({ commissioner, locked }) => locked && commissioner === entry.commissioner))
          return false;
        await addEntry(transaction, fingerprint, lot, entry);
        return true;
      });
    },
    async beginAgain(fingerprint, lot, { reason, at, actor }) {
      await database
        .insertInto('preference')
        .values({
          fingerprint,
          lot,
          kind: 'again',
          commissioner: null,
          content: JSON.stringify({ reason }),
          recorded_at: at,
          actor,
        })
        .execute();
    },
    async repetitions(fingerprint, lot) {
      const rows = await rowsOf(database, fingerprint, lot);
      return rows
        .filter(({ kind }) => kind === 'again')
        .map(({ content, recorded_at: at, actor }) => ({ reason: JSON.parse(content).reason, at, actor }));
    },
  };
}

/** The latest entry of each commissioner since the comparison was last begun. */
export async function entriesInForce(
  database: Kysely<Tables>,
  fingerprint: string,
  lot: string,
): Promise<StoredPreferences[]> {
  const rows = await rowsOf(database, fingerprint, lot);
  const current = rows.slice(rows.findLastIndex(({ kind }) => kind === 'again') + 1);
  return [...new Map(current.map((row) => [row.commissioner, fromRow(row)])).values()];
}

/** Rows of a lot in the order in which they came. */
function rowsOf(
  database: Kysely<Tables>,
  fingerprint: string,
  lot: string,
): Promise<Selectable<Tables['preference']>[]> {
  return database
    .selectFrom('preference')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .where('lot', '=', lot)
    .orderBy(sql`rowid`)
    .execute();
}

/** Adds what a commissioner entered; the database refuses it after a lock. */
export async function addEntry(
  database: Kysely<Tables>,
  fingerprint: string,
  lot: string,
  { commissioner, locked, tables, recordedAt, actor }: StoredPreferences,
): Promise<void> {
  await database
    .insertInto('preference')
    .values({
      fingerprint,
      lot,
      kind: locked ? 'locked' : 'draft',
      commissioner,
      content: JSON.stringify(tables),
      recorded_at: recordedAt,
      actor,
    })
    .execute();
}

function fromRow({
  kind,
  commissioner,
  content,
  recorded_at,
  actor,
}: Selectable<Tables['preference']>): StoredPreferences {
  return {
    commissioner: commissioner ?? '',
    locked: kind === 'locked',
    tables: JSON.parse(content),
    recordedAt: recorded_at,
    actor,
  };
}
