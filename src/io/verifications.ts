import type { StoredVerification, VerificationStore } from '../actions/world.ts';

/**
 * Verifications in memory, the latest of them: whoever sent a package reads the outcome at once, and can send it again.
 * @param most how many are kept
 */
export function recentVerifications(most = 100): VerificationStore {
  const known = new Map<string, StoredVerification>();
  return {
    put(verification) {
      known.set(verification.id, verification);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    byId: (id) => known.get(id),
    underWay: () => [...known.values()].filter(({ state }) => state === 'running').length,
  };
}
