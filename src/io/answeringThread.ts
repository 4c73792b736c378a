import { Worker } from 'node:worker_threads';
import { DomainError } from '../core/problem.ts';
import { keepTextFromBecomingCode } from './textIsNoCode.ts';

/** How long a reader waits for an answer, and how many readers may wait. */
export interface AnsweringLimits {
  readonly milliseconds: number;
  readonly readers: number;
}

/** One long-lived thread that answers questions off the request thread, in order of arrival. */
export interface AnsweringThread<Question, Answer> {
  /** Starts now what the first question would have to wait for. */
  start(): void;
  /** Rejects with a DomainError `too-slow` when there is no answer in time, or too many wait for one. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * The thread starts with the first question if not before. One whose reader has given up is not computed. A thread that
 * fails, or works on a single answer for longer than any reader waits, is replaced for the next question.
 * @param worker takes one question at a time as a message, and posts its answer
 */
export function answeringThread<Question, Answer>(
  worker: URL,
  { milliseconds, readers }: AnsweringLimits,
): AnsweringThread<Question, Answer> {
  let thread: Worker | undefined;
  let waiting = 0;
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();
  const forget = (one: Worker): void => {
    if (thread === one) thread = undefined;
  };
  const askNow = (question: Question): Promise<Answer> => {
    if (closed) throw new Error('the answering thread is closed');
    thread ??= newThread(worker, forget);
    return answerOf(thread, question, milliseconds);
  };
  return {
    start() {
      thread ??= newThread(worker, forget);
      thread.unref();
    },
    ask(question) {
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
            if (!givenUp) resolve(await askNow(question));
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
function newThread(worker: URL, onEnd: (thread: Worker) => void): Worker {
  keepTextFromBecomingCode();
  const thread = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: 512 }, execArgv: [] });
  return thread.on('error', () => onEnd(thread)).on('exit', () => onEnd(thread));
}

/** One question to a thread that is idle. It keeps the program alive only while it works. */
function answerOf<Question, Answer>(
  thread: Worker,
  question: Question,
  milliseconds: number,
): Promise<Answer> {
  thread.ref();
  return new Promise<Answer>((resolve, reject) => {
    const onMessage = (answer: Answer): void => settle(() => resolve(answer));
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void => onError(new Error(`answering thread ended with code ${code}`));
    const timer = setTimeout(() => void thread.terminate(), milliseconds);
    const settle = (answer: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      thread.unref();
      answer();
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(question);
  });
}

function tooSlow(): DomainError {
  return new DomainError('too-slow', {
    it: 'La risposta non è arrivata in tempo: il servizio è occupato.',
    en: 'The answer did not come in time: the service is busy.',
  });
}
