import { assembleOffers, type Received } from '../core/evaluation/assembleOffers.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../core/evidence/parseWorkbook.ts';
import { hiddenValue } from '../core/evidence/structureProblems.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { Exclusion } from '../core/minutes/sessionFacts.ts';
import { hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import { type Committee, noCommittee } from '../core/scoring/committee.ts';
import { parseCommittee } from '../core/scoring/parseCommittee.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import { planOf } from './simulationPlan.ts';
import type { World } from './world.ts';

/**
 * Evaluates all lots of a tender from files at hand, without storing anything: what the command line does.
 * Each workbook says itself which lot and envelope it belongs to.
 * @param commission its judgements as plain values, undefined if there is no such file; and the offers that it excluded before
 * scoring, which are left out
 */
export async function evaluateOffers(
  world: Pick<World, 'workbooks' | 'sha256' | 'program' | 'evaluator'>,
  published: PublishedTender,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  {
    committee,
    excluded,
  }: {
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
  const problems: Problem[] = [];
  const evidences: Received<OfferEvidence>[] = [];
  const prices: Received<OfferPrice>[] = [];
  for (const { name, bytes } of files) {
    const read = await world.workbooks.read(bytes, name);
    problems.push(...read.problems);
    if (read.value === undefined) continue;
    const lotId = hiddenValue(read.value, hiddenNames.lot);
    // A workbook of an unknown lot is checked against the first one, which names the difference.
    const lot = tender.lots.find(({ id }) => id === lotId) ?? tender.lots[0];
    if (lot === undefined) throw new Error('a tender has at least one lot');
    const sha256 = world.sha256(bytes);
    if (hiddenValue(read.value, hiddenNames.envelope) === 'price') {
      const parsed = parsePriceWorkbook(read.value, published, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) prices.push({ content: parsed.value, sha256 });
    } else {
      const parsed = parseEvidenceWorkbook(read.value, published, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) evidences.push({ content: parsed.value, sha256 });
    }
  }
  if (hasErrors(problems)) return { value: undefined, problems };

  const prepared = tender.lots.map((lot) => {
    const out = new Set(excluded.filter((one) => one.lot === lot.id).map(({ offer }) => offer));
    const ofLot = <T extends { readonly lot: string; readonly offer: string }>({
      content,
    }: Received<T>): boolean => content.lot === lot.id && !out.has(content.offer);
    const nobody: Parsed<Committee> = { value: noCommittee, problems: [] };
    const judged = committee === undefined ? nobody : parseCommittee(committee.data, lot, committee.locate);
    problems.push(...judged.problems);
    if (judged.value === undefined) return undefined;
    const assembled = assembleOffers(lot, evidences.filter(ofLot), prices.filter(ofLot), judged.value, out);
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
