/** A fresh process that values the reference workload once in the interactive mode, from the definition on. */
const { workloadLot, workloadStrategies } = await import('./psaWorkload.ts');
const { valueLot } = await import('../../src/core/valuation/valuation.ts');
const { POINTS } = await import('../../src/core/valuation/simulation.ts');
const start = performance.now();
valueLot(workloadLot, workloadStrategies, { mode: 'interactive', draws: POINTS, seed: 1 });
process.stdout.write(String(performance.now() - start));
