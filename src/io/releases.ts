import type { ReleaseMaker } from '../actions/settlementStores.ts';
import type { ReleaseJob, TestedContent } from '../core/disclosure/testedRelease.ts';
import { type AnsweringLimits, answeringThread } from './answeringThread.ts';

/** Makes releases in a thread of its own: an attack on all of them takes seconds, and pages do not wait for it. */
export function threadReleases(
  limits: AnsweringLimits = { milliseconds: 600_000, readers: 100 },
): ReleaseMaker {
  const { ask, close } = answeringThread<ReleaseJob, TestedContent>(
    new URL('./releaseWorker.ts', import.meta.url),
    limits,
  );
  return { make: ask, close };
}
