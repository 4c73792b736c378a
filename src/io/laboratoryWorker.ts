import { parentPort } from 'node:worker_threads';
import type { LaboratoryJob } from '../actions/world.ts';
import { runLaboratory } from '../core/laboratory/laboratory.ts';

/** The laboratory's thread: one lot and plan at a time in, the result out, until it is ended. */
parentPort?.on('message', ({ lot, plan }: LaboratoryJob) => {
  parentPort?.postMessage(runLaboratory(lot, plan));
});
