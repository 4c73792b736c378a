import { type Kysely, type Selectable, sql } from 'kysely';
import type { QueryStore, QueryThread } from '../../actions/contractStores.ts';
import type { Tables } from './tables.ts';

type Message = QueryThread['messages'][number];

/** In which state each kind of message leaves a thread. */
const stateAfter = {
  question: 'open',
  answer: 'answered',
  closing: 'closed',
  reopening: 'open',
} as const satisfies Record<Message['kind'], QueryThread['state']>;

/** Messages about findings, one row each; the last one of a thread says its state. */
export function queryTable(database: Kysely<Tables>): QueryStore {
  const rowsOf = (contract: string) =>
    database.selectFrom('query').selectAll().where('contract', '=', contract).orderBy(sql`rowid`);
  return {
    async of(contract) {
      const rows = await rowsOf(contract).execute();
      return [...Map.groupBy(rows, ({ finding }) => finding)].map(([finding, messages]) =>
        threadOf(contract, finding, messages),
      );
    },
    async byFinding(contract, finding) {
      const rows = await rowsOf(contract).where('finding', '=', finding).execute();
      return rows.length === 0 ? undefined : threadOf(contract, finding, rows);
    },
    async add(contract, finding, from, { kind, text, at, actor }) {
      const before = Object.entries(stateAfter).flatMap(([one, state]) => (state === from ? [one] : []));
      // One statement, so that of two who write at the same time the second finds the state that the first left.
      const { numAffectedRows } = await sql`
        insert into query (contract, finding, kind, text, at, actor)
        select ${contract}, ${finding}, ${kind}, ${text}, ${at}, ${actor}
        where coalesce((
          select kind from query where contract = ${contract} and finding = ${finding} order by rowid desc limit 1
        ), 'none') in (${sql.join(from === 'none' ? ['none'] : before)})
      `.execute(database);
      return numAffectedRows === 1n;
    },
  };
}

function threadOf(
  contract: string,
  finding: string,
  rows: readonly Selectable<Tables['query']>[],
): QueryThread {
  const messages = rows.map(({ kind, text, at, actor }) => ({
    kind: kind as Message['kind'],
    text,
    at,
    actor,
  }));
  const state = stateAfter[(messages.at(-1) as Message).kind];
  return { contract, finding, state, messages };
}
