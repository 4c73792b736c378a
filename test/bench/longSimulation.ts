import { simulate } from '../../src/core/valuation/lotSimulation.ts';
import { workloadLot, workloadStrategies } from './psaWorkload.ts';

/** Usage: longSimulation.ts DRAWS [evppi]. One simulation in a process of its own, whose memory is watched. */
const [draws, evppi] = process.argv.slice(2);
simulate({
  lot: workloadLot,
  strategies: workloadStrategies,
  plan: { mode: 'audit', draws: Number(draws), seed: 1 },
  information: evppi === 'evppi',
});
