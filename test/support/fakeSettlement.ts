import type {
  ReaderLink,
  SettlementWorld,
  StoredRelease,
  StoredStatement,
} from '../../src/actions/settlementStores.ts';
import type { StatementAct } from '../../src/core/settlement/statementAct.ts';

/** Statements, links and releases in memory. */
export function fakeSettlement(): SettlementWorld {
  const statements: StoredStatement[] = [];
  const acts: StatementAct[] = [];
  const links = new Map<string, ReaderLink>();
  const releases: StoredRelease[] = [];
  return {
    statements: {
      async add(more) {
        for (const one of more) if (!statements.some(({ hash }) => hash === one.hash)) statements.push(one);
      },
      byHash: async (hash) => statements.find((one) => one.hash === hash),
      ofContract: async (contract) => statements.filter(({ statement }) => statement.contract === contract),
      acts: async (contract) => acts.filter((act) => act.contract === contract),
      async act(act, seen) {
        if (acts.filter(({ statement }) => statement === act.statement).length !== seen) return false;
        acts.push(act);
        return true;
      },
    },
    readers: {
      async add(link) {
        links.set(link.id, { ...link, revokedAt: null });
      },
      async revoke(id, at) {
        const link = links.get(id);
        if (link !== undefined) links.set(id, { ...link, revokedAt: at });
      },
      bySecretHash: async (hash) => [...links.values()].find(({ secretHash }) => secretHash === hash),
      ofContract: async (contract) => [...links.values()].filter((link) => link.contract === contract),
    },
    releases: {
      async add(release) {
        releases.unshift(release);
      },
      byHash: async (hash) => releases.find((one) => one.hash === hash),
      ofContract: async (contract) => releases.filter(({ content }) => content.contract === contract),
    },
  };
}
