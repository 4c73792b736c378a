import type { Kysely } from 'kysely';
import type { LotPhases, PhaseStore } from '../../actions/world.ts';
import { committeeTable } from './committeeTable.ts';
import { sessionTable } from './sessionTable.ts';
import type { Tables } from './tables.ts';
import { uploadTable } from './uploadTable.ts';

/** One row for each lot whose technical phase is closed. No act is ever undone or moved. */
export function phaseTable(database: Kysely<Tables>): PhaseStore {
  return {
    of: (fingerprint, lot) => phasesOf(database, fingerprint, lot),
    close(fingerprint, lot, decide) {
      return database.transaction().execute(async (transaction) => {
        const { technicalClosed } = await phasesOf(transaction, fingerprint, lot);
        if (technicalClosed !== undefined) return technicalClosed;
        const closing = await decide({
          uploads: uploadTable(transaction),
          committees: committeeTable(transaction),
          sessions: sessionTable(transaction),
        });
        const { at, actor, sha256 } = closing;
        await transaction
          .insertInto('phase')
          .values({ fingerprint, lot, closed_at: at, closed_by: actor, technical_sha256: sha256 })
          .execute();
        return closing;
      });
    },
    async openPrices(fingerprint, lot, { at, actor }) {
      await database
        .updateTable('phase')
        .set({ opened_at: at, opened_by: actor })
        .where('fingerprint', '=', fingerprint)
        .where('lot', '=', lot)
        .where('opened_at', 'is', null)
        .execute();
    },
  };
}

async function phasesOf(database: Kysely<Tables>, fingerprint: string, lot: string): Promise<LotPhases> {
  const row = await database
    .selectFrom('phase')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .where('lot', '=', lot)
    .executeTakeFirst();
  if (row === undefined) return { technicalClosed: undefined, pricesOpened: undefined };
  return {
    technicalClosed: { at: row.closed_at, actor: row.closed_by, sha256: row.technical_sha256 },
    pricesOpened:
      row.opened_at === null || row.opened_by === null
        ? undefined
        : { at: row.opened_at, actor: row.opened_by },
  };
}
