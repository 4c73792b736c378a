import type { Kysely, Selectable } from 'kysely';
import type { Run, RunState, RunStore } from '../../actions/world.ts';
import type { SimulationMode } from '../../core/valuation/lotDraws.ts';
import type { Tables } from './tables.ts';

const notEnded = ['queued', 'running'];

/**
 * Evaluation runs. Every change of state is one conditional update, so that cancel and finish cannot both win.
 * Runs that an earlier process left unfinished are marked as interrupted here.
 */
export async function runTable(database: Kysely<Tables>, now: string): Promise<RunStore> {
  await database
    .updateTable('run')
    .set({ state: 'interrupted', ended_at: now })
    .where('state', 'in', notEnded)
    .execute();
  return {
    async add(run, inputs) {
      const { startedAt, endedAt, ...same } = run;
      await database
        .insertInto('run')
        .values({
          ...same,
          inputs: JSON.stringify(inputs),
          result: null,
          started_at: startedAt,
          ended_at: endedAt,
        })
        .execute();
    },
    async byId(id) {
      const row = await database.selectFrom('run').select(columns).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async ofLot(fingerprint, lot) {
      const rows = await database
        .selectFrom('run')
        .select(columns)
        .where('fingerprint', '=', fingerprint)
        .where('lot', '=', lot)
        .orderBy('started_at', 'desc')
        .execute();
      return rows.map(fromRow);
    },
    async start(id) {
      const { numUpdatedRows } = await database
        .updateTable('run')
        .set({ state: 'running' })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async progress(id, fraction) {
      await database
        .updateTable('run')
        .set({ progress: fraction })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
    },
    async end(id, state, endedAt, result) {
      const { numUpdatedRows } = await database
        .updateTable('run')
        .set({
          state,
          ended_at: endedAt,
          result: result === null ? null : JSON.stringify(result),
          ...(state === 'done' ? { progress: 1 } : {}),
        })
        .where('id', '=', id)
        .where('state', 'in', notEnded)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async result(id) {
      const row = await database.selectFrom('run').select('result').where('id', '=', id).executeTakeFirst();
      return row?.result == null ? undefined : JSON.parse(row.result);
    },
  };
}

const columns = [
  'id',
  'tender',
  'fingerprint',
  'lot',
  'state',
  'progress',
  'mode',
  'draws',
  'seed',
  'started_at',
  'ended_at',
  'actor',
] as const;

function fromRow(row: Omit<Selectable<Tables['run']>, 'inputs' | 'result'>): Run {
  const { started_at: startedAt, ended_at: endedAt, mode, state, ...same } = row;
  return { ...same, mode: mode as SimulationMode, state: state as RunState, startedAt, endedAt };
}
