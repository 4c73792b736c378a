import type { Laboratory, LaboratoryJob } from '../actions/world.ts';
import type { LaboratoryResult } from '../core/laboratory/laboratory.ts';
import { type AnsweringLimits, answeringThread } from './answeringThread.ts';

/** Tries rules in a thread of its own, so that nobody else's page waits for imagined lots. */
export function threadLaboratory(
  limits: AnsweringLimits = { milliseconds: 30_000, readers: 20 },
): Laboratory {
  const { ask, close } = answeringThread<LaboratoryJob, LaboratoryResult>(
    new URL('./laboratoryWorker.ts', import.meta.url),
    limits,
  );
  return { run: ask, close };
}
