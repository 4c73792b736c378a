import { parentPort, workerData } from 'node:worker_threads';
import type { DrawsJob } from '../actions/world.ts';
import { strategyOf } from '../core/evaluation/evaluateLot.ts';
import { lotDrawTable } from '../core/valuation/drawTable.ts';
import { drawsAsCsv } from './csv/writeDraws.ts';

/** The thread that draws a lot again: for every message in, the next piece of the file out; null after the last. */
const { lot, offers, plan } = workerData as DrawsJob;
const pieces = drawsAsCsv(lotDrawTable(lot, offers.map(strategyOf), plan));
const encoder = new TextEncoder();

parentPort?.on('message', () => {
  const { value } = pieces.next();
  if (value === undefined) parentPort?.postMessage(null);
  else {
    const bytes = encoder.encode(value);
    parentPort?.postMessage(bytes, [bytes.buffer]);
  }
});
