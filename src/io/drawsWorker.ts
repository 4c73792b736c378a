import { parentPort, workerData } from 'node:worker_threads';
import type { DrawsJob } from '../actions/world.ts';
import { strategyOf } from '../core/evaluation/evaluateLot.ts';
import { lotDrawTable } from '../core/valuation/drawTable.ts';
import { drawsAsCsv } from './csv/writeDraws.ts';

/** The thread that draws a lot again: for every message in, the next piece of the file out; null after the last. */
const { lot, offers, plan } = workerData as DrawsJob;
const pieces = drawsAsCsv(lotDrawTable(lot, offers.map(strategyOf), plan));

parentPort?.on('message', () => {
  const { value: piece } = pieces.next();
  if (piece === undefined) parentPort?.postMessage(null);
  else parentPort?.postMessage(piece, [piece.buffer]);
});
