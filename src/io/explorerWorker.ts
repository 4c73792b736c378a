import { parentPort } from 'node:worker_threads';
import type { ExplorationJob } from '../actions/world.ts';
import { type Exploration, type ExplorationQuestion, exploreLot } from '../core/evaluation/exploreLot.ts';

/** Lots that are kept ready: a reader asks about one many times, and a few readers ask at the same time. */
const MOST_READY = 4;

/** The lots made ready, by job, the one asked about last at the end. */
const ready = new Map<string, (question: ExplorationQuestion) => Exploration>();

/** The explorer's thread: one question at a time in, its answer out, until it is ended. */
parentPort?.on('message', ({ job, question }: { job: ExplorationJob; question: ExplorationQuestion }) => {
  const answer = ready.get(job.id) ?? exploreLot(job.lot, job.offers, job.seed);
  ready.delete(job.id);
  ready.set(job.id, answer);
  for (const id of [...ready.keys()].slice(0, -MOST_READY)) ready.delete(id);
  parentPort?.postMessage(answer(question));
});
