import { parentPort } from 'node:worker_threads';
import { type Simulator, simulatorOf } from '../core/valuation/simulation.ts';
import type { FromDrawWorker, ToDrawWorker } from './drawWorkers.ts';

/** A thread of `drawWorkers`: takes a task, then computes its parts one by one as they are asked for. */
let simulator: Simulator | undefined;

parentPort?.on('message', (message: ToDrawWorker) => {
  if ('task' in message) {
    const { lot, strategies, plan, information } = message.task;
    simulator = simulatorOf(lot, strategies, plan, information);
  } else {
    if (simulator === undefined) throw new Error('a part of no task');
    const { part: index } = message;
    parentPort?.postMessage({ index, part: simulator.part(index) } satisfies FromDrawWorker);
  }
});
