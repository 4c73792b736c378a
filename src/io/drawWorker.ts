import { parentPort } from 'node:worker_threads';
import { type Simulator, simulatorOf } from '../core/valuation/simulation.ts';
import type { ToDrawWorker } from './drawWorkers.ts';

/** A thread of `drawWorkers`: takes a task, then computes its parts one by one as they are asked for. */
let simulator: Simulator | undefined;

parentPort?.on('message', (message: ToDrawWorker) => {
  if ('task' in message) {
    const { lot, strategies, plan, information } = message.task;
    simulator = simulatorOf(lot, strategies, plan, information);
  } else {
    // The sums are in shared memory: the next part is asked for when they have been read.
    parentPort?.postMessage({ index: message.part, part: simulator?.part(message.part) });
  }
});
