import { Worker } from 'node:worker_threads';
import type { Reports } from '../actions/world.ts';
import type { ReportJob } from './reportWorker.ts';

/** Makes documents in a worker thread, one at a time, so that pages keep answering and memory stays bounded. */
export function threadReports(): Reports {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (job: ReportJob): Promise<Uint8Array> => {
    const made = turn.then(() => inThread(job));
    turn = made.catch(() => {});
    return made;
  };
  return {
    pdf: (tender, result, locale, createdAt) => inTurn({ kind: 'pdf', tender, result, locale, createdAt }),
    minutes: (tender, result, record) => inTurn({ kind: 'minutes', tender, result, record }),
    workbook: (tender, result, locale) => inTurn({ kind: 'workbook', tender, result, locale }),
    document: (document, createdAt) => inTurn({ kind: 'document', document, createdAt }),
    tables: (title, tables) => inTurn({ kind: 'tables', title, tables }),
    calculation: (tender, result, locale) => inTurn({ kind: 'calculation', tender, result, locale }),
  };
}

function inThread(job: ReportJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reportWorker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      execArgv: [],
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`report thread ended with code ${code}`)));
  });
}
