import { Worker } from 'node:worker_threads';
import type { EvaluationJob, EvaluationListener, Evaluator } from '../actions/world.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { FromEvaluationWorker, ToEvaluationWorker } from './evaluationWorker.ts';
import { keepTextFromBecomingCode } from './textIsNoCode.ts';

/**
 * Evaluates in a thread, one job at a time; others wait for their turn, so that pages keep answering. The thread is
 * started with the first job and kept; one that crashed is replaced.
 */
export function threadEvaluator(): Evaluator {
  keepTextFromBecomingCode();
  const flags = new Map<string, Int32Array<SharedArrayBuffer>>();
  let turn: Promise<unknown> = Promise.resolve();
  let thread: Worker | undefined;
  const inThread = (
    job: EvaluationJob,
    cancelFlag: Int32Array<SharedArrayBuffer>,
    on: EvaluationListener,
  ): Promise<LotEvaluation | undefined> => {
    thread ??= startThread(() => {
      thread = undefined;
    });
    return evaluateIn(thread, { job, cancelFlag }, on);
  };
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

/** @param onEnd called when the thread has ended, also while it has no job */
function startThread(onEnd: () => void): Worker {
  const thread = new Worker(new URL('./evaluationWorker.ts', import.meta.url), {
    // Little is made anew for each draw, so a large nursery would only grow with their number.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 12 },
  });
  return thread.on('error', onEnd).on('exit', onEnd);
}

/** Only a thread with a job keeps the program running. */
function evaluateIn(
  thread: Worker,
  message: ToEvaluationWorker,
  on: EvaluationListener,
): Promise<LotEvaluation | undefined> {
  thread.ref();
  return new Promise<LotEvaluation | undefined>((resolve, reject) => {
    const onExit = (code: number): void => reject(new Error(`evaluation thread ended with code ${code}`));
    const onMessage = (answer: FromEvaluationWorker): void => {
      if ('progress' in answer) {
        on.progress(answer.progress);
        return;
      }
      thread.off('message', onMessage).off('error', reject).off('exit', onExit);
      if ('failed' in answer) reject(answer.failed);
      else resolve('evaluation' in answer ? answer.evaluation : undefined);
    };
    thread.on('message', onMessage).on('error', reject).on('exit', onExit).postMessage(message);
  }).finally(() => thread.unref());
}
