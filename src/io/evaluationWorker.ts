import { parentPort, workerData } from 'node:worker_threads';
import type { EvaluationJob } from '../actions/world.ts';
import { evaluateLot } from '../core/evaluation/evaluateLot.ts';

/**
 * The evaluator's thread: one job, then it ends. Messages out: `{ progress }` at most every quarter of a
 * second, then `{ evaluation }` or `{ cancelled: true }`. The shared flag is read between blocks of draws.
 */
const { job, cancelFlag } = workerData as { job: EvaluationJob; cancelFlag: Int32Array };

class Cancelled extends Error {}

const lot = job.tender.tender.lots.find(({ id }) => id === job.lot);
if (lot === undefined) throw new Error(`no lot ${job.lot}`);

let lastReport = performance.now();
try {
  const evaluation = evaluateLot(lot, job.inputs, job, (fraction) => {
    if (Atomics.load(cancelFlag, 0) === 1) throw new Cancelled();
    if (performance.now() - lastReport < 250) return;
    lastReport = performance.now();
    parentPort?.postMessage({ progress: fraction });
  });
  parentPort?.postMessage({ evaluation });
} catch (error) {
  if (!(error instanceof Cancelled)) throw error;
  parentPort?.postMessage({ cancelled: true });
}
