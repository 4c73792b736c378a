import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { DrawsJob, World } from '../actions/world.ts';
import { DomainError } from '../core/problem.ts';
import { keepTextFromBecomingCode } from './textIsNoCode.ts';

/** A file is as slow as its reader; each keeps a thread for as long. */
const MOST_AT_ONCE = 4;

/**
 * Draws lots again in threads. A thread starts with the first read, makes a piece of the file only when the reader has
 * taken the one before, and ends with the stream, also when that is destroyed half-way.
 */
export function threadDraws(mostAtOnce = MOST_AT_ONCE): World['drawsCsv'] {
  let underWay = 0;
  return (job) => {
    if (underWay >= mostAtOnce) throw busy();
    underWay++;
    let thread: Worker | undefined;
    const file = new Readable({
      read() {
        thread ??= threadFor(job, file);
        thread.postMessage('more');
      },
      destroy(error, done) {
        underWay--;
        if (thread === undefined) done(error);
        else
          thread.terminate().then(
            () => done(error),
            (failure: Error) => done(failure),
          );
      },
    });
    return file;
  };
}

function threadFor(job: DrawsJob, file: Readable): Worker {
  keepTextFromBecomingCode();
  const thread = new Worker(new URL('./drawsWorker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    execArgv: [],
  });
  return thread
    .on('message', (piece: Uint8Array | null) => file.push(piece))
    .on('error', (error: Error) => file.destroy(error))
    .on('exit', (code) => {
      if (!file.destroyed) file.destroy(new Error(`draws thread ended with code ${code}`));
    });
}

function busy(): DomainError {
  return new DomainError('busy', {
    it: 'Altri stanno già scaricando simulazioni: il servizio ne prepara poche alla volta. Riprovare tra qualche minuto.',
    en: 'Others are downloading draws already: the service makes a few at a time. Try again in a few minutes.',
  });
}
