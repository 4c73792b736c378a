import { Worker } from 'node:worker_threads';
import { type SimulationTask, simulate } from '../core/valuation/lotSimulation.ts';
import { partsOf, type Simulation, simulationOf } from '../core/valuation/simulation.ts';

/** To a worker: a task to begin, or the number of the part to compute next. */
export type ToDrawWorker = { readonly task: SimulationTask } | { readonly part: number };

/** Threads that compute the parts of simulations; they are started when first needed and kept. */
export interface DrawWorkers {
  /** @param onProgress receives the fraction done; may throw to cancel */
  simulate(task: SimulationTask, onProgress: (fraction: number) => void): Promise<Simulation>;
}

/** @param most how many workers at most; one computes in the caller's own thread */
export function drawWorkers(most: number): DrawWorkers {
  let idle: Worker[] = [];

  /** Parts go out in turn and are added in their order, each as soon as those before it are there. */
  const inWorkers = (
    task: SimulationTask,
    workers: readonly Worker[],
    onProgress: (fraction: number) => void,
  ): Promise<Simulation> =>
    new Promise((resolve, reject) => {
      const parts = partsOf(task.plan);
      const { add, simulation } = simulationOf();
      const waiting = new Map<number, { readonly worker: Worker; readonly part: Simulation }>();
      let [sent, added] = [0, 0];
      const send = (worker: Worker): void => {
        if (sent < parts) worker.postMessage({ part: sent++ } satisfies ToDrawWorker);
      };
      for (const worker of workers) {
        worker.on('error', reject);
        worker.on('message', ({ index, part }: { index: number; part: Simulation }) => {
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
        });
        worker.postMessage({ task } satisfies ToDrawWorker);
        send(worker);
      }
    });

  return {
    async simulate(task, onProgress) {
      const count = Math.min(most, partsOf(task.plan));
      if (count < 2) return simulate(task, onProgress);
      const workers = Array.from({ length: count }, () => idle.pop() ?? startWorker());
      try {
        const result = await inWorkers(task, workers, onProgress);
        for (const worker of workers) worker.removeAllListeners();
        idle = [...idle, ...workers];
        return result;
      } catch (error) {
        // Whoever was cancelled or failed in the middle of a part is not asked again.
        await Promise.all(workers.map((worker) => worker.terminate()));
        throw error;
      }
    },
  };
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./drawWorker.ts', import.meta.url));
  worker.unref();
  return worker;
}
