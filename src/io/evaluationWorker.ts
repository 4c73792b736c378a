import { availableParallelism } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { EvaluationJob } from '../actions/world.ts';
import { evaluationOf, type LotEvaluation, strategiesOf } from '../core/evaluation/evaluateLot.ts';
import { lotOf } from '../core/tender/lotOf.ts';
import { groupInformation } from '../core/valuation/groupInformation.ts';
import { simulationTasks } from '../core/valuation/lotSimulation.ts';
import type { Simulation } from '../core/valuation/simulation.ts';
import { valuationOf } from '../core/valuation/valuation.ts';
import { drawWorkers } from './drawWorkers.ts';

/** To the evaluator's thread: one job at a time. The shared flag is read as often as progress is made. */
export interface ToEvaluationWorker {
  readonly job: EvaluationJob;
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
}

/** From it: progress at most every quarter of a second, then one of the others. */
export type FromEvaluationWorker =
  | { readonly progress: number }
  | { readonly evaluation: LotEvaluation }
  | { readonly cancelled: true }
  | { readonly failed: unknown };

class Cancelled extends Error {}

/** More workers than this gain little: tables are built by each of them. */
const MOST_WORKERS = 4;

/** Below this many draws a worker takes longer to start than it saves. */
const DRAWS_FOR_WORKERS = 262_144;

const workers = drawWorkers(Math.min(MOST_WORKERS, availableParallelism()));
const alone = drawWorkers(1);
const answer = (message: FromEvaluationWorker): void => parentPort?.postMessage(message);

parentPort?.on('message', async ({ job, cancelFlag }: ToEvaluationWorker) => {
  let lastReport = performance.now();
  const onProgress = (fraction: number): void => {
    if (Atomics.load(cancelFlag, 0) === 1) throw new Cancelled();
    if (performance.now() - lastReport < 250) return;
    lastReport = performance.now();
    answer({ progress: fraction });
  };
  try {
    answer({ evaluation: await evaluate(job, onProgress) });
  } catch (error) {
    answer(error instanceof Cancelled ? { cancelled: true } : { failed: error });
  }
});

async function evaluate(
  { tender, lot: id, inputs, plan }: EvaluationJob,
  onProgress: (fraction: number) => void,
): Promise<LotEvaluation> {
  const lot = lotOf(tender.tender, id);
  const strategies = strategiesOf(inputs);
  const [task, ...others] = simulationTasks(lot, strategies, plan);
  // The simulations take most of the time, each about as much; then come groups and the curves.
  const share = 0.8 / (others.length + 1);
  const { simulate } = plan.draws < DRAWS_FOR_WORKERS ? alone : workers;
  const own = await simulate(task, (fraction) => onProgress(share * fraction));
  const alternatives: Simulation[] = [];
  for (const one of others) {
    const before = alternatives.length + 1;
    alternatives.push(await simulate(one, (fraction) => onProgress(share * (before + fraction))));
  }
  const groups = groupInformation(lot, strategies, plan, (fraction) => onProgress(0.8 + 0.1 * fraction));
  const simulation = { own, alternatives, groups };
  const valuation = valuationOf(lot, strategies, plan, simulation, (fraction) =>
    onProgress(0.9 + 0.1 * fraction),
  );
  return evaluationOf(lot, inputs, valuation);
}
