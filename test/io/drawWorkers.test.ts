import { describe, expect, it } from 'vitest';
import { simulate, simulationTasks } from '../../src/core/valuation/lotSimulation.ts';
import { drawWorkers } from '../../src/io/drawWorkers.ts';
import { workloadLot as lot, workloadStrategies as strategies } from '../bench/psaWorkload.ts';

describe('the workers of a simulation', () => {
  it('give the same bytes, however many there are', async () => {
    const [task] = simulationTasks(lot, strategies, { mode: 'audit', draws: 150_000, seed: 3 });
    const alone = simulate(task);
    for (const count of [1, 2, 3, 4]) {
      const progress: number[] = [];
      const workers = drawWorkers(count);
      expect(await workers.simulate(task, (fraction) => progress.push(fraction))).toEqual(alone);
      expect(progress.at(-1)).toBe(1);
      // They are kept, and take another task.
      if (count === 2) expect(await workers.simulate(task, () => {})).toEqual(alone);
    }
  });

  it('stop when they are cancelled, and others take their place', async () => {
    const { simulate: inWorkers } = drawWorkers(2);
    const [task] = simulationTasks(lot, strategies, { mode: 'audit', draws: 200_000, seed: 3 });
    const cancelled = inWorkers(task, () => {
      throw new Error('cancelled');
    });
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(await inWorkers(task, () => {})).toEqual(simulate(task));
  });
});
