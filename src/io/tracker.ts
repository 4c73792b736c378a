import { randomUUID } from 'node:crypto';
import type { Tracker } from '../actions/contractStores.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { type AnsweringLimits, answeringThread } from './answeringThread.ts';
import type { TrackingMessage } from './trackerWorker.ts';

/** Computes what is known of contracts in a thread of its own: limits of a CUSUM take seconds, and pages do not wait for them. */
export function threadTracker(limits: AnsweringLimits = { milliseconds: 600_000, readers: 1000 }): Tracker {
  const { ask, close } = answeringThread<TrackingMessage, Tracking | null>(
    new URL('./trackerWorker.ts', import.meta.url),
    limits,
  );
  return {
    async track(job, series) {
      const id = randomUUID();
      const { contract } = job.contract;
      for (const target of contract.targets) {
        // One part at a time: a series is never whole in memory.
        for await (const part of series(target)) await ask({ kind: 'series', id, contract, target, part });
      }
      return (await ask({ kind: 'track', id, job })) as Tracking;
    },
    close,
  };
}
