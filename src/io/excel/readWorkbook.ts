import { Worker } from 'node:worker_threads';
import type { WorkbookContent } from '../../core/evidence/workbook.ts';
import type { Parsed } from '../../core/problem.ts';
import { type FileFault, fileProblem } from './fileProblems.ts';
import { inTurn } from './inTurn.ts';
import { openContainer, type Parts } from './zipGate.ts';

/** What reading one file may cost. */
export interface ReadingLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const usual: ReadingLimits = { milliseconds: 10_000, megabytes: 256 };

/** When a deadline nears many files arrive together; side by side, all of them would run out of time. */
const takeTurns = inTurn(2);

/**
 * Reads an uploaded .xlsx into plain data. Any bytes are welcome: what is not a harmless, readable workbook
 * comes back as one problem that says what it is and what to do. The file is unpacked in small steps and
 * parsed in a thread with limits on time and memory, so that other requests do not wait.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  limits = usual,
): Promise<Parsed<WorkbookContent>> {
  const content = await takeTurns(async () => {
    const parts = await openContainer(bytes);
    return typeof parts === 'string' ? parts : parseInThread(parts, file, limits);
  });
  return typeof content === 'string'
    ? { value: undefined, problems: [fileProblem(content, file)] }
    : { value: content, problems: [] };
}

function parseInThread(
  parts: Parts,
  file: string,
  { milliseconds, megabytes }: ReadingLimits,
): Promise<WorkbookContent | FileFault> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbookWorker.ts', import.meta.url), {
      workerData: { parts, file },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: [],
    });
    const timer = setTimeout(() => {
      resolve('too-large');
      void worker.terminate();
    }, milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-large');
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that reads workbooks ended without an answer'));
    });
  });
}
