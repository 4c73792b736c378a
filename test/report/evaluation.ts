import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import { evaluateLot } from '../../src/core/evaluation/evaluateLot.ts';
import type { EvaluationResult } from '../../src/core/evaluation/result.ts';
import { distributionFromEvidence, type Evidence } from '../../src/core/evidence/evidence.ts';
import type { Judgement } from '../../src/core/scoring/committee.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import type { ReportedLot } from '../../src/report/tables/reportedLot.ts';
import { golden } from '../support/golden.ts';
import { markovTender } from '../support/markovTender.ts';
import { withOptionalOutputs } from '../support/optionalOutputs.ts';
import { pricedBy } from '../support/pricedBy.ts';
import { firstLot, shippedTender, type Tavi5Supplier } from '../support/tenders.ts';

const sha256 = (letter: string): string => letter.repeat(64);

/** The five offers of `tavi5-deterministic` as they come out of their workbooks; supplier names are `S1` … `S5`. */
export function tavi5Offers(lot: Lot): Offer[] {
  const suppliers: Record<string, Tavi5Supplier> = golden('tavi5-deterministic').inputs.suppliers;
  return Object.entries(suppliers).map(([id, { n, events, meanLengthOfStayDays, offeredPrice }]) => {
    const evidence = lot.indicators.map((indicator, row): Evidence => {
      const count = events[indicator.id];
      const given = count === undefined ? { value: meanLengthOfStayDays } : { events: count, n };
      return {
        indicator: indicator.id,
        given,
        source: `${id} registry, 2025`,
        note: '',
        place: { sheet: 'Evidenze', cell: `E${row + 7}` },
        distribution: distributionFromEvidence(indicator, given),
      };
    });
    return {
      id,
      supplier: id,
      evidence: { offer: id, supplier: id, lot: lot.id, evidence, declarations: {}, measures: {} },
      evidenceSha256: sha256('a'),
      price: {
        offer: id,
        supplier: id,
        lot: lot.id,
        price: offeredPrice,
        prices: { B: offeredPrice },
        amounts: {},
        place: { sheet: 'Offerta', cell: 'C4' },
      },
      priceSha256: sha256('b'),
    };
  });
}

/** A tender of one lot with its evaluation, wrapped as a stored result. */
export interface Evaluated {
  readonly tender: Tender;
  readonly lot: Lot;
  readonly evaluation: ReportedLot;
  readonly result: EvaluationResult;
}

export function evaluated(
  tender: Tender,
  offers: readonly Offer[],
  {
    judgements = [],
    draws = 10_000,
  }: { readonly judgements?: readonly Judgement[]; readonly draws?: number } = {},
): Evaluated {
  const lot = firstLot(tender);
  const committee = { commissioners: ['Anna Rossi', 'Bruno Verdi', 'Carla Neri'], judgements, tables: [] };
  const evaluation = {
    ...evaluateLot(lot, { offers, committee }, { mode: 'audit', draws, seed: lot.simulation.seed }),
    committee,
  };
  const result: EvaluationResult = {
    format: 1,
    program: { name: 'esito', version: '0.1.0', node: '24.21.0' },
    tender: { id: tender.id, fingerprint: sha256('c') },
    lots: [evaluation],
  };
  return { tender, lot, evaluation, result };
}

/** The golden five-offer lot. */
export function tavi5Evaluated(draws = 10_000): Evaluated {
  const tender = shippedTender('tavi5');
  return evaluated(tender, tavi5Offers(firstLot(tender)), { draws });
}

/**
 * The same offers under the Markov model of the test lot.
 * @param mortality mean and standard error of the first year, instead of the lot's own
 */
export function markovEvaluated({ draws = 1000, mortality = { mean: 0.1, se: 0.01 } } = {}): Evaluated {
  const tender = markovTender();
  const plain = firstLot(tender);
  const lot: Lot = {
    ...plain,
    parameters: plain.parameters.map((one) =>
      one.id === 'mortality' ? { ...one, value: { family: 'beta', ...mortality } } : one,
    ),
  };
  return evaluated({ ...tender, lots: [lot] }, tavi5Offers(lot), { draws });
}

/**
 * The same lot with everything that the plain one lacks: long supplier names, a judged and a tabular
 * criterion, missing evidence, uncertain costs, both rescalings, a threshold that excludes Delta, and the outputs that
 * only some tenders ask for.
 */
export function richEvaluated(draws = 1000): Evaluated {
  const plain = shippedTender('tavi5');
  const plainLot = firstLot(plain);
  const lot: Lot = {
    ...plainLot,
    indicators: plainLot.indicators.map((one) => ({ ...one, whenMissing: 'minimum-acceptable' as const })),
    parameters: plainLot.parameters.map((one) =>
      one.unit === 'EUR' && one.value.family === 'fixed'
        ? { ...one, value: { family: 'gamma' as const, mean: one.value.value, se: one.value.value / 5 } }
        : one,
    ),
    criteria: [
      {
        ...(plainLot.criteria[0] as Lot['criteria'][number]),
        weight: 52.5,
        rule: {
          kind: 'benefit',
          anchor: 'absolute-ideal',
          belowMinimum: 'exclude',
          noneAboveMinimum: 'no-award',
          oneAboveMinimum: 'anchor',
        },
      },
      {
        code: 'A.2',
        letter: 'D',
        weight: 12.5,
        label: {
          it: 'Formazione e assistenza agli operatori sanitari',
          en: 'Training and support of the clinical staff',
        },
        description: { it: 'Qualità del piano.', en: 'Quality of the plan.' },
        article: { it: 'Disciplinare, art. 18', en: 'Tender rules, art. 18' },
        rule: {
          kind: 'discretionary-mean',
          ladder: [
            { coefficient: 0, label: { it: 'assente', en: 'absent' } },
            { coefficient: 0.5, label: { it: 'sufficiente', en: 'sufficient' } },
            { coefficient: 1, label: { it: 'ottimo', en: 'excellent' } },
          ],
        },
      },
      {
        code: 'A.3',
        letter: 'T',
        weight: 5,
        label: { it: 'Registro degli esiti', en: 'Outcome registry' },
        description: { it: 'Partecipazione.', en: 'Participation.' },
        article: { it: 'Disciplinare, art. 18', en: 'Tender rules, art. 18' },
        rule: {
          kind: 'tabular',
          question: {
            it: 'Il fornitore partecipa a un registro?',
            en: 'Does the supplier take part in a registry?',
          },
          levels: [
            { id: 'yes', label: { it: 'sì', en: 'yes' }, coefficient: 1 },
            { id: 'no', label: { it: 'no', en: 'no' }, coefficient: 0 },
          ],
        },
      },
    ],
    price: pricedBy(plainLot, { kind: 'bilinear', x: 0.85 }).price,
    electre: { concordance: 0.6, discordance: 0.5 },
    award: {
      ...plainLot.award,
      threshold: { kind: 'technical-total', points: 25, stage: 'before-rescaling' },
      rescaling: { first: 'discretionary', second: 'technical-total' },
      rounding: { decimals: 2, mode: 'half-up', stage: 'criterion' },
    },
  };
  const names = [
    'Alfa Medicale S.p.A. & Figli di Reggio Emilia',
    'Beta Cardio Devices Italia S.r.l.',
    'Gamma <Health>',
    'Delta',
    'Epsilon Biomedical Instruments and Systems Europe B.V.',
  ];
  const offers = tavi5Offers(lot).map((offer, at): Offer => {
    const supplier = names[at] as string;
    const evidence = offer.evidence.evidence.map((one, row): Evidence => {
      if (!(at === 3 && row < 2)) return one;
      const indicator = lot.indicators[row] as Lot['indicators'][number];
      return { ...one, given: {}, source: '', distribution: distributionFromEvidence(indicator, {}) };
    });
    return {
      ...offer,
      supplier,
      evidence: {
        ...offer.evidence,
        supplier,
        evidence,
        declarations: { 'A.3': at % 2 === 0 ? 'yes' : 'no' },
      },
    };
  });
  const judgements = offers.map(
    ({ id }, at): Judgement => ({
      criterion: 'A.2',
      offer: id,
      coefficients: at < 2 ? [1, 0.5, 0.5] : [0.5, 0.5, 0.5],
      reason:
        at < 2 ? 'Piano dettagliato con calendario e docenti indicati per ogni centro.' : 'Piano generico.',
    }),
  );
  const rich = evaluated({ ...plain, lots: [lot] }, offers, { judgements, draws });
  const evaluation = { ...rich.evaluation, valuation: withOptionalOutputs(rich.evaluation.valuation) };
  return { ...rich, evaluation, result: { ...rich.result, lots: [evaluation] } };
}
