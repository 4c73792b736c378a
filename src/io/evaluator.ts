import { Worker } from 'node:worker_threads';
import type { EvaluationJob, EvaluationListener, Evaluator } from '../actions/world.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import { keepTextFromBecomingCode } from './textIsNoCode.ts';

/** Evaluates in a worker thread, one job at a time; others wait for their turn, so that pages keep answering. */
export function threadEvaluator(): Evaluator {
  keepTextFromBecomingCode();
  const flags = new Map<string, Int32Array<SharedArrayBuffer>>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    evaluate(id, job, on) {
      const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
      flags.set(id, cancelFlag);
      const result = turn
        .then(async () => ((await on.started()) ? inThread(job, cancelFlag, on) : undefined))
        .finally(() => flags.delete(id));
      turn = result.catch(() => {});
      return result;
    },
    cancel(id) {
      const flag = flags.get(id);
      if (flag !== undefined) Atomics.store(flag, 0, 1);
    },
  };
}

function inThread(
  job: EvaluationJob,
  cancelFlag: Int32Array<SharedArrayBuffer>,
  on: EvaluationListener,
): Promise<LotEvaluation | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./evaluationWorker.ts', import.meta.url), {
      workerData: { job, cancelFlag },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.on('message', (message: { progress?: number; evaluation?: LotEvaluation }) => {
      if (message.progress !== undefined) on.progress(message.progress);
      else resolve(message.evaluation);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`evaluation thread ended with code ${code}`)));
  });
}
