import type { EvaluationJob, Evaluator, World } from '../../src/actions/world.ts';
import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import { evaluateLot, type LotEvaluation } from '../../src/core/evaluation/evaluateLot.ts';
import { runPackage } from '../../src/core/evaluation/runPackage.ts';
import { offerId } from '../../src/core/evidence/evidence.ts';
import { lifeCycleCost } from '../../src/core/evidence/lifeCycleCost.ts';
import { type Committee, noCommittee } from '../../src/core/scoring/committee.ts';
import type { LifeCycleCostRule } from '../../src/core/tender/lifeCycleCost.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { pricePerPatient } from '../../src/core/tender/price.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { runPackageJson } from '../../src/report/runPackageJson.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { firstLot, shippedTender } from './tenders.ts';

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

/** The package of a run of 1,000 draws in which each lot gets these offers, each under the name that its workbook gives it. */
export function packageText(
  tender: Tender,
  received: readonly Offer[],
  committee: Committee = noCommittee,
): string {
  const nameOf = new Map(received.map(({ id, supplier }) => [id, offerId(supplier)]));
  const renamed = (id: string): string => nameOf.get(id) as string;
  const judgements = committee.judgements.map((one) => ({ ...one, offer: renamed(one.offer) }));
  const judged = { ...committee, judgements };
  const lots = tender.lots.map((lot) => {
    const offers = received.map((offer): Offer => {
      const { supplier, evidence, price } = offer;
      const own = { offer: renamed(offer.id), lot: lot.id };
      return {
        ...offer,
        id: own.offer,
        evidence: { ...evidence, ...own },
        price: { ...price, ...own, supplier },
      };
    });
    const inputs = { offers: offers.toSorted((a, b) => (a.id < b.id ? -1 : 1)), committee: judged };
    const plan = { mode: 'audit', draws: 1000, seed: lot.simulation.seed } as const;
    return { ...evaluateLot(lot, inputs, plan), committee: judged };
  });
  const published = { id: tender.id, fingerprint: fingerprint(tender) };
  return runPackageJson(runPackage(tender, { format: 1, program, tender: published, lots }, fingerprint));
}

/** The five offers under rules that the shipped tenders do not have: figures declared, comparisons two by two, two prices, one of them a life-cycle cost. */
export function packageOfOtherRules(): string {
  const plain = shippedTender('tavi5');
  const [benefit, ...others] = firstLot(plain).criteria;
  const { price, ...rest } = firstLot(plain);
  if (benefit === undefined || others.length > 0 || price.kind !== 'per-patient')
    throw new Error('other rules');
  const { kind: _, ...head } = price;
  const { label, description, article } = benefit;
  const costRule: LifeCycleCostRule = {
    years: 3,
    annualRate: 0.03,
    timing: 'mid-year',
    components: [
      { id: 'purchase', label, when: 'at-start' },
      { id: 'service', label, when: 'every-year' },
    ],
    source: rest.willingnessToPay.source,
  };
  const lot: Lot = {
    ...rest,
    criteria: [
      { ...benefit, weight: 50 },
      {
        code: 'A.2',
        letter: 'Q',
        weight: 10,
        label,
        description,
        article,
        rule: {
          kind: 'quantitative',
          question: label,
          unit: 'h',
          least: 1,
          most: 72,
          better: 'lower',
          scale: { kind: 'best' },
        },
      },
      {
        code: 'A.3',
        letter: 'D',
        weight: 10,
        label,
        description,
        article,
        rule: { kind: 'discretionary-pairwise', variant: 'B', fewerThanThree: 'pairwise' },
      },
    ],
    price: {
      kind: 'items',
      code: 'B',
      weight: 30,
      label: price.label,
      article,
      items: [
        { ...head, code: 'B.1', weight: 20, basePrice: 19_000, quantity: 1000, unit: label },
        {
          ...head,
          code: 'B.2',
          weight: 10,
          basePrice: 1000,
          quantity: 1000,
          unit: label,
          lifeCycleCost: costRule,
        },
      ].map(({ article: __, ...item }) => item),
    },
  };
  const offers = tavi5Offers(lot).map((offer, at): Offer => {
    const amounts = { purchase: 700 - 100 * at, service: 40 };
    const prices = { 'B.1': 16_000 + 500 * at, 'B.2': lifeCycleCost(costRule, amounts).cost };
    return {
      ...offer,
      evidence: { ...offer.evidence, measures: { 'A.2': 12 + 6 * at } },
      price: { ...offer.price, prices, amounts: { 'B.2': amounts }, price: pricePerPatient(lot, prices) },
    };
  });
  const ids = offers.map(({ supplier }) => offerId(supplier));
  // Each commissioner prefers in another way: identical tables are refused.
  const preferencesOf = (commissioner: number) =>
    ids.flatMap((first, at) =>
      ids.slice(at + 1).map((second, step) => ({
        first,
        second,
        preferred: step === 2 ? null : (at + commissioner) % 2 === 0 ? first : second,
        grade: step === 2 ? 1 : 2 + ((step + commissioner) % 5),
      })),
    );
  const commissioners = ['Anna Rossi', 'Bruno Verdi', 'Carla Neri'];
  return packageText({ ...plain, lots: [lot] }, offers, {
    commissioners,
    judgements: [],
    tables: commissioners.map((commissioner, at) => ({
      criterion: 'A.3',
      commissioner,
      preferences: preferencesOf(at),
      reason: 'Materiale più completo.',
    })),
  });
}

function lotOf({ lots }: Tender, id: string): Lot {
  const lot = lots.find((one) => one.id === id);
  if (lot === undefined) throw new Error(`no lot ${id}`);
  return lot;
}
