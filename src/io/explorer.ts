import { Worker } from 'node:worker_threads';
import type { ExplorationJob, Explorer } from '../actions/world.ts';
import type { Exploration, ExplorationQuestion } from '../core/evaluation/exploreLot.ts';
import { DomainError } from '../core/problem.ts';
import { keepTextFromBecomingCode } from './textIsNoCode.ts';

/** How long a reader waits for an answer, and how many readers may wait. */
export interface ExplorerLimits {
  readonly milliseconds: number;
  readonly readers: number;
}

/**
 * Answers in one long-lived thread, which starts with the first question if not before, and keeps the lots asked about last. Questions
 * are taken in order of arrival; one whose reader has given up is not computed. A thread that fails, or works on a
 * single answer for longer than any reader waits, is replaced for the next question.
 */
export function threadExplorer(
  { milliseconds, readers }: ExplorerLimits = { milliseconds: 10_000, readers: 50 },
): Explorer {
  let thread: Worker | undefined;
  let waiting = 0;
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();
  const forget = (one: Worker): void => {
    if (thread === one) thread = undefined;
  };
  const ask = (job: ExplorationJob, question: ExplorationQuestion): Promise<Exploration> => {
    if (closed) throw new Error('the explorer is closed');
    thread ??= newThread(forget);
    return answerOf(thread, { job, question }, milliseconds);
  };
  return {
    start() {
      thread ??= newThread(forget);
      thread.unref();
    },
    explore(job, question) {
      if (waiting >= readers) return Promise.reject(tooSlow());
      waiting++;
      return new Promise((resolve, reject) => {
        let givenUp = false;
        const timer = setTimeout(() => {
          givenUp = true;
          reject(tooSlow());
        }, milliseconds);
        turn = turn
          .then(async () => {
            if (!givenUp) resolve(await ask(job, question));
          })
          .catch(reject)
          .finally(() => {
            clearTimeout(timer);
            waiting--;
          });
      });
    },
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}

/** @param onEnd called when the thread has ended, also while nobody waits for it */
function newThread(onEnd: (thread: Worker) => void): Worker {
  keepTextFromBecomingCode();
  const thread = new Worker(new URL('./explorerWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    execArgv: [],
  });
  return thread.on('error', () => onEnd(thread)).on('exit', () => onEnd(thread));
}

/** One question to a thread that is idle. It keeps the program alive only while it works. */
function answerOf(
  thread: Worker,
  message: { readonly job: ExplorationJob; readonly question: ExplorationQuestion },
  milliseconds: number,
): Promise<Exploration> {
  thread.ref();
  return new Promise<Exploration>((resolve, reject) => {
    const onMessage = (answer: Exploration): void => settle(() => resolve(answer));
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void => onError(new Error(`exploration thread ended with code ${code}`));
    const timer = setTimeout(() => void thread.terminate(), milliseconds);
    const settle = (answer: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      thread.unref();
      answer();
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(message);
  });
}

function tooSlow(): DomainError {
  return new DomainError('too-slow', {
    it: 'La risposta non è arrivata in tempo: il servizio è occupato.',
    en: 'The answer did not come in time: the service is busy.',
  });
}
