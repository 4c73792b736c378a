import { Worker } from 'node:worker_threads';
import type { WorkbookContent } from '../../core/evidence/workbook.ts';
import type { FileFault } from './fileProblems.ts';
import type { Parts } from './zipGate.ts';

/** What reading one file may cost. */
export interface ReadingLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/**
 * Threads that have read a workbook and wait for the next one: starting a thread with the spreadsheet library
 * takes longer than reading a usual workbook. They do not keep the program alive.
 */
const waiting: { readonly thread: Worker; readonly megabytes: number }[] = [];

/**
 * Reads unpacked parts in a thread with limits on time and memory, so that other requests do not wait and a
 * hostile file can only end its own thread.
 */
export function contentInThread(
  parts: Parts,
  file: string,
  { milliseconds, megabytes }: ReadingLimits,
): Promise<WorkbookContent | FileFault> {
  const at = waiting.findIndex((one) => one.megabytes === megabytes);
  const thread = waiting.splice(at, at < 0 ? 0 : 1)[0]?.thread ?? newThread(megabytes);
  thread.ref();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle();
      resolve('too-large');
      void thread.terminate();
    }, milliseconds);
    const onMessage = (content: WorkbookContent | FileFault): void => {
      settle();
      thread.unref();
      waiting.push({ thread, megabytes });
      resolve(content);
    };
    const onError = (error: Error): void => {
      settle();
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-large');
      else reject(error);
    };
    const onExit = (): void => onError(new Error('the thread that reads workbooks ended without an answer'));
    const settle = (): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage({ parts, file });
  });
}

function newThread(megabytes: number): Worker {
  const thread = new Worker(new URL('./workbookWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    execArgv: [],
  });
  // One that ends while it waits is forgotten; whoever waits for an answer hears of it above.
  const forget = (): void => {
    const at = waiting.findIndex((one) => one.thread === thread);
    if (at >= 0) waiting.splice(at, 1);
  };
  return thread.on('error', forget).on('exit', forget);
}
