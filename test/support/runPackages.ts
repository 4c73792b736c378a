import type { EvaluationJob, Evaluator, World } from '../../src/actions/world.ts';
import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import { evaluateLot, type LotEvaluation } from '../../src/core/evaluation/evaluateLot.ts';
import type { EvaluationResult } from '../../src/core/evaluation/result.ts';
import { runPackage } from '../../src/core/evaluation/runPackage.ts';
import { offerId } from '../../src/core/evidence/evidence.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { runPackageJson } from '../../src/report/runPackageJson.ts';
import type { Evaluated } from '../report/evaluation.ts';

const program = { name: 'esito', version: '0.1.0', node: '24.21.0' } as const;

/** What a verification needs, without threads; the same work is done once. */
export function verifyingWorld(): Pick<World, 'fingerprint' | 'program' | 'evaluator'> {
  const known = new Map<string, LotEvaluation>();
  const evaluate = ({ tender, lot, inputs, plan }: EvaluationJob): LotEvaluation => {
    const key = JSON.stringify([tender, lot, inputs, plan]);
    const evaluation = known.get(key) ?? evaluateLot(lotOf(tender.tender, lot), inputs, plan);
    known.set(key, evaluation);
    return evaluation;
  };
  const evaluator: Evaluator = { evaluate: async (_, job) => evaluate(job), cancel: () => {} };
  return { fingerprint, program, evaluator };
}

/** The package of these offers as a run makes it, as its file: each offer under the name that its supplier's workbook gives it. */
export function packageText({ tender, lot, evaluation }: Evaluated): string {
  const { committee, valuation } = evaluation;
  const nameOf = new Map(evaluation.offers.map(({ id, supplier }) => [id, offerId(supplier)]));
  const renamed = (id: string): string => nameOf.get(id) as string;
  const offers = evaluation.offers.map((offer): Offer => {
    const id = renamed(offer.id);
    const { evidence, price, supplier } = offer;
    return { ...offer, id, evidence: { ...evidence, offer: id }, price: { ...price, offer: id, supplier } };
  });
  const judgements = committee.judgements.map((one) => ({ ...one, offer: renamed(one.offer) }));
  const inputs = {
    offers: offers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    committee: { ...committee, judgements },
  };
  const plan = { mode: valuation.mode, draws: valuation.draws, seed: valuation.seed };
  const result: EvaluationResult = {
    format: 1,
    program,
    tender: { id: tender.id, fingerprint: fingerprint(tender) },
    lots: [{ ...evaluateLot(lot, inputs, plan), committee: inputs.committee }],
  };
  return runPackageJson(runPackage(tender, result, fingerprint));
}

function lotOf({ lots }: Tender, id: string): Lot {
  const lot = lots.find((one) => one.id === id);
  if (lot === undefined) throw new Error(`no lot ${id}`);
  return lot;
}
