import type { ExplorationJob, Explorer } from '../actions/world.ts';
import type { Exploration, ExplorationQuestion } from '../core/evaluation/exploreLot.ts';
import { type AnsweringLimits, answeringThread } from './answeringThread.ts';

/** Answers in one long-lived thread, which keeps the lots asked about last. */
export function threadExplorer(limits: AnsweringLimits = { milliseconds: 10_000, readers: 50 }): Explorer {
  type Message = { readonly job: ExplorationJob; readonly question: ExplorationQuestion };
  const { start, ask, close } = answeringThread<Message, Exploration>(
    new URL('./explorerWorker.ts', import.meta.url),
    limits,
  );
  return { start, explore: (job, question) => ask({ job, question }), close };
}
