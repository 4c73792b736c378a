import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { MarkovModel } from '../core/tender/markovModel.ts';
import { expectedValues } from '../core/valuation/benefit.ts';
import { type MarkovTrace, markovTrace } from '../core/valuation/markov.ts';
import { namesOf } from '../core/valuation/model.ts';
import { offerNames, offerOrder } from './offerNames.ts';

/** How the patients of one offer move through the states, every input at its mean. */
export interface OfferTrace {
  readonly offer: string;
  readonly supplier: string;
  readonly model: MarkovModel;
  readonly trace: MarkovTrace;
}

/** The traces of all offers, in the order of the result; none if the lot has no Markov model. */
export function offerTraces(lot: Lot, evaluation: Pick<LotEvaluation, 'offers' | 'scoring'>): OfferTrace[] {
  const { model } = lot;
  if (model.kind !== 'markov') return [];
  const name = offerNames(evaluation);
  return offerOrder(evaluation).flatMap((id) => {
    const evidence = evaluation.offers.find((offer) => offer.id === id)?.evidence.evidence;
    if (evidence === undefined) return [];
    const indicators = Object.fromEntries(
      evidence.map(({ indicator, distribution }) => [indicator, distribution]),
    );
    const trace = markovTrace(model, namesOf(lot), expectedValues(lot, { indicators }));
    return [{ offer: id, supplier: name(id), model, trace }];
  });
}
