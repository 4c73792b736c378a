import type { Exploration, ExplorationQuestion } from '../core/evaluation/exploreLot.ts';
import { type EvaluationResult, lotResult } from '../core/evaluation/result.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Run, World } from './world.ts';

/**
 * What the simulation of a run says at another λ or other prices: with the rules, the envelopes and the seed that the
 * run evaluated, whatever is in force now. Nothing is stored, and no points are computed.
 * @param lot of the version of the tender that the run evaluated
 * @throws DomainError `too-slow` when there is no answer in time
 */
export function exploreRun(
  { explorer }: Pick<World, 'explorer'>,
  { run, lot, result }: { readonly run: Run; readonly lot: Lot; readonly result: EvaluationResult },
  question: ExplorationQuestion,
): Promise<Exploration> {
  const { offers } = lotResult(result, lot.id);
  return explorer.explore({ id: run.id, lot, offers, seed: run.seed }, question);
}
