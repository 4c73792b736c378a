import type { FairnessJob, FairnessSimulator } from '../actions/world.ts';
import type { Fairness } from '../core/fairness/fairness.ts';
import { type AnsweringLimits, answeringThread } from './answeringThread.ts';

/** Answers that are remembered: the clauses of a few contracts. */
const REMEMBERED = 100;

/** Simulates payment clauses in a thread of its own: the same contract and question are computed once while they are remembered. */
export function threadSimulator(
  limits: AnsweringLimits = { milliseconds: 60_000, readers: 20 },
): FairnessSimulator {
  const { ask, close } = answeringThread<FairnessJob, Fairness>(
    new URL('./fairnessWorker.ts', import.meta.url),
    limits,
  );
  const answers = new Map<string, Promise<Fairness>>();
  return {
    run(job) {
      const key = JSON.stringify([job.fingerprint, job.ask.clause, job.ask.supplier]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = ask(job);
      answers.set(key, answer);
      // What failed is asked again by whoever comes next.
      answer.catch(() => answers.delete(key));
      const [oldest] = answers.keys();
      if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
    close,
  };
}
