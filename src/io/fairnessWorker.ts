import { parentPort } from 'node:worker_threads';
import type { FairnessJob } from '../actions/world.ts';
import { fairness } from '../core/fairness/fairness.ts';

/** The simulator's thread: one contract and question at a time in, the distribution out, until it is ended. */
parentPort?.on('message', ({ contract, ask }: FairnessJob) => {
  parentPort?.postMessage(fairness(contract, ask));
});
