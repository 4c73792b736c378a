import { Worker } from 'node:worker_threads';
import { type SimulationTask, simulate } from '../core/valuation/lotSimulation.ts';
import { partsOf, type Simulation, simulationOf } from '../core/valuation/simulation.ts';

/** To a worker: a task to begin, or the number of the part to compute next. */
export type ToDrawWorker = { readonly task: SimulationTask } | { readonly part: number };

/** From a worker: the part that was asked for. Its sums are in shared memory, until the next one is asked for. */
export interface FromDrawWorker {
  readonly index: number;
  readonly part: Simulation;
}

/** Threads that compute the parts of simulations; they are started when first needed and kept. */
export interface DrawWorkers {
  /** @param onProgress receives the fraction done; may throw to cancel */
  simulate(task: SimulationTask, onProgress: (fraction: number) => void): Promise<Simulation>;
}

/** @param most how many workers at most; one computes in the caller's own thread */
export function drawWorkers(most: number): DrawWorkers {
  let idle: Worker[] = [];
  const forget = (worker: Worker): void => {
    idle = idle.filter((one) => one !== worker);
  };
  return {
    async simulate(task, onProgress) {
      const count = Math.min(most, partsOf(task.plan));
      if (count < 2) return simulate(task, onProgress);
      const workers = Array.from({ length: count }, () => idle.pop() ?? startWorker(forget));
      try {
        const result = await simulateWith(workers, task, onProgress);
        idle.push(...workers);
        return result;
      } catch (error) {
        // Whoever was cancelled or failed in the middle of a part is not asked again.
        await Promise.all(workers.map((worker) => worker.terminate()));
        throw error;
      }
    },
  };
}

/** @param onEnd called when the worker has ended, also while it has no task */
function startWorker(onEnd: (worker: Worker) => void): Worker {
  // Little is made anew for each draw, so a large nursery would only grow with their number.
  const worker = new Worker(new URL('./drawWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 },
  });
  return worker.on('error', () => onEnd(worker)).on('exit', () => onEnd(worker));
}

/** Parts go out in turn and are added in their order, each as soon as those before it are there. */
async function simulateWith(
  workers: readonly Worker[],
  task: SimulationTask,
  onProgress: (fraction: number) => void,
): Promise<Simulation> {
  const parts = partsOf(task.plan);
  const { add, simulation } = simulationOf();
  const waiting = new Map<number, { readonly worker: Worker; readonly part: Simulation }>();
  let [sent, added] = [0, 0];
  const send = (worker: Worker): void => {
    if (sent < parts) worker.postMessage({ part: sent++ } satisfies ToDrawWorker);
  };
  const { promise, resolve, reject } = Promise.withResolvers<Simulation>();
  const take = (worker: Worker, { index, part }: FromDrawWorker): void => {
    try {
      waiting.set(index, { worker, part });
      for (let next = waiting.get(added); next !== undefined; next = waiting.get(added)) {
        add(next.part);
        waiting.delete(added++);
        onProgress(added / parts);
        send(next.worker);
      }
      if (added === parts) resolve(simulation());
    } catch (error) {
      reject(error);
    }
  };
  const members = workers.map((worker) => ({
    worker,
    onMessage: (message: FromDrawWorker): void => take(worker, message),
  }));
  const onExit = (code: number): void => reject(new Error(`a draw worker ended with code ${code}`));
  // Only workers with a task keep the program running.
  for (const { worker, onMessage } of members) {
    worker.on('error', reject).on('exit', onExit).on('message', onMessage).ref();
    worker.postMessage({ task } satisfies ToDrawWorker);
    send(worker);
  }
  try {
    return await promise;
  } finally {
    for (const { worker, onMessage } of members)
      worker.off('error', reject).off('exit', onExit).off('message', onMessage).unref();
  }
}
