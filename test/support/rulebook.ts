import { evaluateOffers } from '../../src/actions/evaluateOffers.ts';
import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import { scoredLot as scoredLotOf } from '../../src/core/evaluation/evaluateLot.ts';
import { lifeCycleCost } from '../../src/core/evidence/lifeCycleCost.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import { type Committee, noCommittee } from '../../src/core/scoring/committee.ts';
import type { Preference } from '../../src/core/scoring/pairwise.ts';
import type { AwardRules } from '../../src/core/tender/awardRules.ts';
import type {
  BenefitRule,
  Criterion,
  PairwiseRule,
  QuantitativeRule,
} from '../../src/core/tender/criterion.ts';
import type { LifeCycleCostRule } from '../../src/core/tender/lifeCycleCost.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { PriceFormula, PriceItem } from '../../src/core/tender/price.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import type { Valuation } from '../../src/core/valuation/valuation.ts';
import { readWorkbook } from '../../src/io/excel/readWorkbook.ts';
import { writeWorkbook } from '../../src/io/excel/writeWorkbook.ts';
import { fingerprint, sha256 } from '../../src/io/fingerprint.ts';
import { readOffersFolder } from '../../src/io/offersFolder.ts';
import { readYaml } from '../../src/io/yaml.ts';
import type { CalculatedResult } from '../../src/report/calculation/calculationSheets.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { lotWithAllForms } from './allForms.ts';
import { allFormsOffer } from './allFormsOffer.ts';
import { markovTender } from './markovTender.ts';
import { firstLot, shippedTender } from './tenders.ts';
import { publishedForTest } from './workbooks.ts';

/** A lot with its result, of which only the points count: nothing is simulated. */
export interface Scored {
  readonly lot: Lot;
  readonly evaluation: CalculatedResult['lots'][number];
}

const notSimulated = {} as Valuation;

/**
 * Every award rule as lots of one tender: variants of one lot with all kinds of criteria that go through the options of each
 * rule with different steps, edge cases, and lots with every form of evidence and with a Markov model.
 */
export function rulebook(): Scored[] {
  return [...variants(), ...edgeCases(), lifeCycle(), allForms(), markov(), longMarkov()];
}

/** The shipped tenders with their example offers. */
export async function shippedResults(): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const name of ['tavi', 'tavi5']) {
    const tender = shippedTender(name);
    const { workbooks, committee } = await readOffersFolder(`examples/${name}`);
    const { value, problems } = await evaluateOffers(
      {
        workbooks: { read: readWorkbook, write: writeWorkbook },
        sha256,
        program: { name: 'esito', version: '0', node: '0' },
        evaluator: {
          evaluate: async (_, { inputs }) => ({
            ...scoredLotOf(firstLot(tender), inputs),
            valuation: notSimulated,
          }),
          cancel: () => {},
        },
      },
      { tender, fingerprint: fingerprint(tender) },
      workbooks,
      { committee: committee && readYaml(committee.text, committee.name), excluded: [] },
      { mode: undefined, draws: undefined, seed: undefined },
    );
    const [evaluation] = value?.lots ?? [];
    if (evaluation === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'));
    scored.push({ lot: { ...firstLot(tender), id: name }, evaluation: { ...evaluation, lot: name } });
  }
  return scored;
}

/** As the result of one tender. */
export function together(scored: readonly Scored[]): { tender: Tender; result: CalculatedResult } {
  return {
    tender: { ...shippedTender('tavi5'), lots: scored.map(({ lot }) => lot) },
    result: {
      tender: { fingerprint: 'f'.repeat(64) },
      lots: scored.map(({ evaluation }) => evaluation),
    },
  };
}

/** A lot under its rules, without any simulation. */
export function scoredLot(id: string, lot: Lot, offers: readonly Offer[], committee: Committee): Scored {
  const named = { ...lot, id };
  return {
    lot: named,
    evaluation: { ...scoredLotOf(named, { offers, committee }), committee },
  };
}

const both = (text: string) => ({ it: text, en: text });
const tavi5 = firstLot(shippedTender('tavi5'));
const head = tavi5.criteria[0] as Criterion;

const formulas: readonly PriceFormula[] = [
  { kind: 'linear' },
  { kind: 'bilinear', x: 0.8 },
  { kind: 'absolute' },
  { kind: 'inverse-proportional' },
  { kind: 'power', alpha: 0.4 },
  { kind: 'min-max' },
  { kind: 'to-threshold', thresholdPrice: 17_000 },
  { kind: 'concave', n: 3 },
];
const anchors: readonly BenefitRule['anchor'][] = [
  'relative-best',
  'absolute-ideal',
  'equal-euro',
  'calibrated',
];
const pairwise: readonly Pick<PairwiseRule, 'variant' | 'fewerThanThree'>[] = [
  { variant: 'A', fewerThanThree: 'pairwise' },
  { variant: 'B', fewerThanThree: 'maximum' },
];
const quantitative: readonly Pick<QuantitativeRule, 'better' | 'scale'>[] = [
  { better: 'higher', scale: { kind: 'range', whenAllEqual: 'zero' } },
  { better: 'lower', scale: { kind: 'range', whenAllEqual: 'maximum' } },
  { better: 'higher', scale: { kind: 'best' } },
  { better: 'lower', scale: { kind: 'best' } },
  { better: 'lower', scale: { kind: 'anchors', zero: 48, full: 8 } },
];
const thresholds: readonly AwardRules['threshold'][] = [
  { kind: 'none' },
  { kind: 'technical-total', points: 42, stage: 'before-rescaling' },
  { kind: 'technical-total', points: 46, stage: 'after-first-rescaling' },
  { kind: 'technical-total', points: 56, stage: 'after-rescaling' },
  { kind: 'criteria', minimum: [{ criterion: 'A.2', points: 4 }], total: 38, stage: 'before-rescaling' },
  { kind: 'criteria', minimum: [{ criterion: 'A.3', points: 5 }], stage: 'after-rescaling' },
];
const firstRescalings: readonly AwardRules['rescaling']['first'][] = [
  'none',
  'discretionary',
  'all',
  { criteria: ['A.1', 'B.1'] },
];
const secondRescalings: readonly AwardRules['rescaling']['second'][] = ['none', 'technical-total', 'groups'];
const sets: readonly AwardRules['sets'][] = [
  { technicalMaxima: 'admitted', priceMean: { over: 'admitted' } },
  { technicalMaxima: 'received', priceMean: { over: 'trimmed', share: 0.1 } },
];
const roundings: readonly AwardRules['rounding'][] = (['half-up', 'half-even', 'truncate'] as const).flatMap(
  (mode) =>
    (['coefficient', 'criterion', 'total'] as const).map((stage, at) => ({ decimals: at + 1, mode, stage })),
);
const anomalies: readonly AwardRules['anomaly'][] = [
  { kind: 'none' },
  { kind: 'four-fifths', stage: 'before-rescaling', fewestOffers: 3 },
  {
    kind: 'elements',
    when: 'any',
    elements: [
      { kind: 'discount-above', discount: 0.15 },
      { kind: 'discount-above-mean', by: 0.05 },
      { kind: 'technical-share', share: 0.9 },
      { kind: 'economic-share', share: 0.9 },
    ],
  },
];
const winners: readonly AwardRules['winners'][] = [
  { kind: 'one' },
  { kind: 'several', quotas: [0.5, 0.3, 0.2], whenFewer: 'in-proportion' },
  { kind: 'several', quotas: [0.6, 0.4], whenFewer: 'not-awarded' },
];

/** Option number `k` of a list, whose turn comes at its own step. */
function option<T>(options: readonly T[], k: number, step: number): T {
  return options[(k * step + Math.floor(k / options.length)) % options.length] as T;
}

function variants(): Scored[] {
  return Array.from({ length: 18 }, (_, k) => {
    const rules = {
      formula: option(formulas, k, 1),
      anchor: option(anchors, k, 1),
      pairwise: option(pairwise, k, 1),
      quantitative: option(quantitative, k, 2),
      belowMinimum: k % 3 === 0 ? ('exclude' as const) : ('zero' as const),
    };
    const lot = richLot(rules, {
      threshold: option(thresholds, k, 1),
      rescaling: { first: option(firstRescalings, k, 3), second: option(secondRescalings, k, 2) },
      sets: option(sets, k, 1),
      rounding: option(roundings, k, 2),
      ties: k % 2 === 0 ? ['higher-technical', 'drawing-of-lots'] : [{ higherOn: 'A.2' }, 'lower-price'],
      anomaly: option(anomalies, k, 2),
      winners: option(winners, k, 2),
    });
    return scoredLot(
      `v${k + 1}`,
      k % 4 === 3 ? withItems(lot, rules.formula) : lot,
      richOffers(lot),
      richCommittee(lot),
    );
  });
}

/** What the variants do not come to: offers that are alike, alone, or all out; digits that binary numbers get wrong. */
function edgeCases(): Scored[] {
  const rules = { anchor: 'relative-best', belowMinimum: 'zero' } as const;
  const award = (change: Partial<AwardRules> = {}): AwardRules => ({
    ...tavi5.award,
    rounding: { decimals: 2, mode: 'truncate', stage: 'criterion' },
    ...change,
  });
  const lots: [id: string, lot: Lot, price: (offer: Offer, at: number) => number, offers?: number][] = [
    // 30 × 0.09 is 2.70; its neighbour in binary numbers would be cut to 2.69.
    [
      'cut',
      richLot({ ...rules, formula: { kind: 'absolute' } }, award()),
      (_, at) => 20_000 - 600 * (at + 3),
    ],
    ['alike', richLot({ ...rules, formula: { kind: 'bilinear', x: 0.85 } }, award()), () => 17_999],
    ['full', richLot({ ...rules, formula: { kind: 'linear' } }, award()), () => 20_000],
    ['one', richLot({ ...rules, oneAboveMinimum: 'absolute-ideal' }, award()), ({ price }) => price.price, 1],
    [
      'one-by-euro',
      richLot({ ...rules, anchor: 'equal-euro', oneAboveMinimum: 'absolute-ideal' }, award()),
      ({ price }) => price.price,
      1,
    ],
    ['two', richLot({ ...rules, pairwise: pairwise[1] }, award()), ({ price }) => price.price, 2],
    [
      'quota',
      richLot(
        rules,
        award({ winners: { kind: 'several', quotas: [0.5, 0.3, 0.2], whenFewer: 'to-the-first' } }),
      ),
      ({ price }) => price.price,
      2,
    ],
    [
      'nobody',
      richLot(
        rules,
        award({ threshold: { kind: 'technical-total', points: 69.9, stage: 'before-rescaling' } }),
      ),
      ({ price }) => price.price,
    ],
  ];
  return [
    ...lots.map(([id, lot, price, count]) => {
      const offers = richOffers(lot, price).slice(0, count);
      return scoredLot(id, lot, offers, richCommittee(lot, offers));
    }),
    tied(),
  ];
}

/** Offers that have the same points, and that only a drawing of lots can separate. */
function tied(): Scored {
  const lot: Lot = {
    ...tavi5,
    award: { ...tavi5.award, rounding: { decimals: 0, mode: 'half-even', stage: 'total' } },
  };
  const [first] = tavi5Offers(lot) as [Offer];
  const offers = ['x', 'y', 'z'].map(
    (id, at): Offer => ({
      ...first,
      id,
      supplier: `Fornitore “${id}”`,
      price: {
        ...first.price,
        offer: id,
        price: at === 2 ? 19_000 : 18_000,
        prices: { B: at === 2 ? 19_000 : 18_000 },
      },
    }),
  );
  return scoredLot('tied', lot, offers, noCommittee);
}

/** A price that is a life-cycle cost of every kind of component; the threshold keeps two envelopes closed. */
function lifeCycle(): Scored {
  const rule: LifeCycleCostRule = {
    years: 7,
    annualRate: 0.03,
    timing: 'mid-year',
    components: [
      { id: 'purchase', label: both('purchase'), when: 'at-start' },
      { id: 'service', label: both('service'), when: 'every-year' },
      { id: 'kit', label: both('kit'), when: 'per-use', usesPerYear: 120 },
      { id: 'residual', label: both('residual'), when: 'at-end' },
    ],
    source: { citation: both('.'), date: '2026' },
  };
  const threshold = { kind: 'technical-total', points: 40, stage: 'before-rescaling' } as const;
  const plain = withItems(
    richLot({ anchor: 'absolute-ideal', belowMinimum: 'zero' }, { ...tavi5.award, threshold }),
    { kind: 'linear' },
  );
  if (plain.price.kind !== 'items') throw new Error('no price items');
  const [first, ...others] = plain.price.items as [PriceItem, ...PriceItem[]];
  const lot = { ...plain, price: { ...plain.price, items: [{ ...first, lifeCycleCost: rule }, ...others] } };
  const offers = richOffers(lot).map((offer, at): Offer => {
    const amounts = { purchase: 9000 - 200 * at, service: 400 + 30 * at, kit: 4.5, residual: -500 * at };
    const prices = { ...offer.price.prices, 'C.1': lifeCycleCost(rule, amounts).cost };
    return { ...offer, price: { ...offer.price, prices, amounts: { 'C.1': amounts } } };
  });
  return scoredLot('life', lot, offers, richCommittee(lot));
}

function allForms(): Scored {
  const lot = lotWithAllForms(tavi5);
  const published = publishedForTest({ ...shippedTender('tavi5'), lots: [lot] });
  const fewerStrokes = { [inputNames.evidence('stroke', 'events')]: 3 };
  const offers = [allFormsOffer(published, lot, 'Alfa'), allFormsOffer(published, lot, 'Beta', fewerStrokes)];
  return scoredLot('forms', lot, offers, noCommittee);
}

function markov(): Scored {
  const lot = firstLot(markovTender());
  return scoredLot('markov', lot, tavi5Offers(lot), noCommittee);
}

/** More cycles than a workbook should hold: effect and cost stand in it as figures. */
function longMarkov(): Scored {
  const lot = firstLot(markovTender());
  if (lot.model.kind !== 'markov') throw new Error('no Markov model');
  const model = { ...lot.model, cycle: { years: 10 / 1200, count: 1200 } };
  return scoredLot('long', { ...lot, model }, tavi5Offers(lot), noCommittee);
}

interface CriterionRules {
  readonly anchor: BenefitRule['anchor'];
  readonly belowMinimum: BenefitRule['belowMinimum'];
  readonly oneAboveMinimum?: BenefitRule['oneAboveMinimum'];
  readonly formula?: PriceFormula;
  readonly pairwise?: Pick<PairwiseRule, 'variant' | 'fewerThanThree'> | undefined;
  readonly quantitative?: Pick<QuantitativeRule, 'better' | 'scale'>;
}

/** Five kinds of criteria in two groups, 40 + 10 + 8 + 7 + 5 points, and 30 of the price. */
function richLot(
  {
    anchor,
    belowMinimum,
    oneAboveMinimum = 'anchor',
    formula = { kind: 'linear' },
    pairwise: comparing = { variant: 'A', fewerThanThree: 'pairwise' },
    quantitative: measured = { better: 'higher', scale: { kind: 'range', whenAllEqual: 'maximum' } },
  }: CriterionRules,
  award: AwardRules,
): Lot {
  const levels = ['no', 'some', 'yes'].map((id, at) => ({ id, label: both(id), coefficient: at / 3 }));
  const rules: [code: string, letter: Criterion['letter'], weight: number, rule: Criterion['rule']][] = [
    [
      'A.1',
      'Q',
      40,
      { kind: 'benefit', anchor, belowMinimum, noneAboveMinimum: 'no-award', oneAboveMinimum },
    ],
    ['A.2', 'D', 10, { kind: 'discretionary-mean', ladder: [] }],
    ['A.3', 'D', 8, { kind: 'discretionary-pairwise', ...comparing }],
    [
      'B.1',
      'Q',
      7,
      { kind: 'quantitative', question: both('?'), unit: 'h', least: 1, most: 96, ...measured },
    ],
    ['B.2', 'T', 5, { kind: 'tabular', question: both('?'), levels }],
  ];
  return {
    ...tavi5,
    indicators: tavi5.indicators.map((one) => (one.id === 'pvl' ? { ...one, minimumAcceptable: 0.03 } : one)),
    criteria: rules.map(([code, letter, weight, rule]) => ({ ...head, code, letter, weight, rule })),
    price: {
      ...tavi5.price,
      kind: 'per-patient',
      code: 'C',
      formula,
      whenAllDiscountsEqual: 'formula',
      whenNoDiscount: 'zero',
    },
    award,
  };
}

/** The price in two parts, each with its own formula. */
function withItems(lot: Lot, formula: PriceFormula): Lot {
  const item = (code: string, weight: number, basePrice: number, own: PriceFormula): PriceItem => ({
    code,
    weight,
    label: both(code),
    basePrice,
    quantity: 500,
    unit: both('pezzo'),
    formula: own,
    whenAllDiscountsEqual: 'maximum',
    whenNoDiscount: 'zero',
  });
  const { weight, label, article } = lot.price;
  const other: PriceFormula = { kind: 'power', alpha: 2 };
  return {
    ...lot,
    price: {
      kind: 'items',
      code: 'C',
      weight,
      label,
      article,
      items: [item('C.1', 20, 20_000, formula), item('C.2', 10, 20_000, other)],
    },
  };
}

function richOffers(
  lot: Lot,
  priceOf: (offer: Offer, at: number) => number = ({ price }) => price.price,
): Offer[] {
  return tavi5Offers(lot).map((offer, at) => {
    const price = priceOf(offer, at);
    return {
      ...offer,
      evidence: {
        ...offer.evidence,
        declarations: { 'B.2': ['no', 'some', 'yes', 'yes', 'no'][at] as string },
        measures: { 'B.1': [24, 12, 36, 12, 48][at] as number },
      },
      price: { ...offer.price, price, prices: { C: price, 'C.1': price, 'C.2': price - 500 * at } },
    };
  });
}

/** Three commissioners who do not agree. */
function richCommittee(lot: Lot, offers: readonly Offer[] = richOffers(lot)): Committee {
  const commissioners = ['Anna Rossi', 'Bruno Verdi', 'Carla Neri'];
  const ids = offers.map(({ id }) => id);
  const preferences = (judge: number): Preference[] =>
    ids.flatMap((first, a) =>
      ids.slice(a + 1).map((second, b): Preference => {
        const grade = ((a + 2 * b + judge) % 6) + 1;
        const preferred = grade === 1 ? null : (a + b + judge) % 2 === 0 ? first : second;
        return { first, second, preferred, grade };
      }),
    );
  return {
    commissioners,
    judgements: ids.map((offer, at) => ({
      criterion: 'A.2',
      offer,
      coefficients: [0.25 * (at % 5), 0.5, 1 - 0.25 * (at % 3)],
      reason: '.',
    })),
    tables: commissioners.map((commissioner, judge) => ({
      criterion: 'A.3',
      commissioner,
      preferences: preferences(judge),
      reason: '.',
    })),
  };
}
