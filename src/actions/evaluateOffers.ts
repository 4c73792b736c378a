import { assembleOffers, type Received } from '../core/evaluation/assembleOffers.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { hiddenValue } from '../core/evidence/structureProblems.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { Exclusion } from '../core/minutes/sessionFacts.ts';
import { hasErrors, type Parsed } from '../core/problem.ts';
import { type Committee, noCommittee } from '../core/scoring/committee.ts';
import { parseCommittee } from '../core/scoring/parseCommittee.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import { readEnvelopes } from './readEnvelopes.ts';
import { planOf } from './simulationPlan.ts';
import type { GivenFile, World } from './world.ts';

/**
 * Evaluates all lots of a tender from files at hand, without storing anything: what the command line does.
 * Each workbook says itself which lot and envelope it belongs to.
 * @param judged `committee`: its judgements as plain values, undefined if there is no such file; `excluded`: the offers that it
 * left out before any scoring
 */
export async function evaluateOffers(
  world: Pick<World, 'workbooks' | 'sha256' | 'program' | 'evaluator'>,
  published: PublishedTender,
  files: readonly GivenFile[],
  judged: {
    readonly committee: { readonly data: unknown; readonly locate: Locate } | undefined;
    readonly excluded: readonly Exclusion[];
  },
  simulation: {
    readonly mode: SimulationMode | undefined;
    readonly draws: number | undefined;
    readonly seed: number | undefined;
  },
  onProgress: (fraction: number) => void = () => {},
): Promise<Parsed<EvaluationResult>> {
  const { tender, fingerprint } = published;
  const { committee, excluded } = judged;
  const {
    evidences,
    prices,
    problems: read,
  } = await readEnvelopes(world, files, (workbook) => {
    // A workbook of an unknown lot is checked against the first one, which names the difference.
    const lot = tender.lots.find(({ id }) => id === hiddenValue(workbook, hiddenNames.lot)) ?? tender.lots[0];
    return lot && { published, lot };
  });
  const problems = [...read];
  if (hasErrors(problems)) return { value: undefined, problems };

  const prepared = tender.lots.map((lot) => {
    const out = new Set(excluded.filter((one) => one.lot === lot.id).map(({ offer }) => offer));
    const ofLot = <T extends { readonly lot: string; readonly offer: string }>({
      content,
    }: Received<T>): boolean => content.lot === lot.id && !out.has(content.offer);
    const nobody: Parsed<Committee> = { value: noCommittee, problems: [] };
    const judgements =
      committee === undefined ? nobody : parseCommittee(committee.data, lot, committee.locate);
    problems.push(...judgements.problems);
    if (judgements.value === undefined) return undefined;
    const assembled = assembleOffers(
      lot,
      evidences.filter(ofLot),
      prices.filter(ofLot),
      judgements.value,
      out,
    );
    problems.push(...assembled.problems);
    return assembled.value === undefined ? undefined : { lot, inputs: assembled.value };
  });
  if (hasErrors(problems)) return { value: undefined, problems };

  const ready = prepared.filter((one) => one !== undefined);
  const lots: (LotEvaluation & { committee: Committee })[] = [];
  for (const [at, { lot, inputs }] of ready.entries()) {
    const evaluation = await world.evaluator.evaluate(
      lot.id,
      { tender: published, lot: lot.id, inputs, plan: planOf(lot, simulation) },
      {
        started: async () => true,
        progress: (fraction) => onProgress((at + fraction) / ready.length),
      },
    );
    if (evaluation !== undefined) lots.push({ ...evaluation, committee: inputs.committee });
  }
  onProgress(1);
  return {
    value: { format: 1, program: world.program, tender: { id: tender.id, fingerprint }, lots },
    problems,
  };
}
