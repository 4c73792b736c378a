import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import { streamAt } from '../../src/core/numbers/stream.ts';
import type { Indicator } from '../../src/core/tender/indicator.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { ParameterValue } from '../../src/core/tender/parameter.ts';

const both = (label: string) => ({ it: label, en: label });

type Profile = Pick<Indicator, 'unit' | 'better' | 'minimumAcceptable' | 'ideal' | 'evidence'>;

const risk = (evidence: Indicator['evidence'], minimumAcceptable = 0.2, ideal = 0.01): Profile => ({
  unit: '1',
  better: 'lower',
  minimumAcceptable,
  ideal,
  evidence,
});
const burden = (unit: string, minimumAcceptable: number, evidence: Indicator['evidence']): Profile => ({
  unit,
  better: 'lower',
  minimumAcceptable,
  ideal: 0,
  evidence,
});

const category: Indicator['evidence'] = { form: 'category', group: 'nyha', categories: 3, prior: 'jeffreys' };

/** One indicator for each form of evidence, family and measure. */
const indicators: Readonly<Record<string, Profile>> = {
  stroke: risk({ form: 'events-of-n', prior: 'none' }),
  stay: burden('day', 9, { form: 'mean-sd-n' }),
  cost: burden('EUR', 9000, { form: 'mean-se', family: 'gamma' }),
  utility: {
    unit: '1',
    better: 'higher',
    minimumAcceptable: 0.6,
    ideal: 0.9,
    evidence: { form: 'mean-se', family: 'beta' },
  },
  change: { ...burden('point', 1, { form: 'mean-se', family: 'normal' }), ideal: -3 },
  life: { unit: 'LY', better: 'higher', minimumAcceptable: 8, ideal: 15, evidence: { form: 'value' } },
  hazard: risk({ form: 'ratio-interval' }, 1.2, 0.5),
  leak: risk({ form: 'min-max' }),
  theatre: burden('minute', 120, { form: 'min-mode-max' }),
  restenosis: risk({ form: 'interval', family: 'beta', centre: 'mean', probability: 0.95 }),
  rehabilitation: burden('day', 20, { form: 'interval', family: 'gamma', centre: 'mode', probability: 0.9 }),
  recovery: burden('day', 14, {
    form: 'quantiles',
    family: 'gamma',
    lowProbability: 0.25,
    highProbability: 0.75,
  }),
  bleeding: risk({ form: 'two-arms' }, 1.2, 0.5),
  readmission: risk({ form: 'ratio-to-baseline', measure: 'risk-ratio', baseline: 'base_readmission' }),
  mortality: risk({ form: 'ratio-to-baseline', measure: 'hazard-ratio', baseline: 'base_mortality' }),
  infection: risk({ form: 'ratio-to-baseline', measure: 'odds-ratio', baseline: 'base_infection' }),
  nyha_good: { ...risk(category, 0.5, 0.8), better: 'higher' },
  nyha_fair: risk(category, 0.3, 0.15),
  nyha_poor: risk(category, 0.2, 0.05),
  pain: risk({ form: 'own-draws' }, 0.5, 0.05),
  absence: burden('day', 40, { form: 'own-draws' }),
};

/** One shared parameter for each way of giving it. */
const parameters: Readonly<Record<string, readonly [unit: string, value: ParameterValue]>> = {
  quality: ['QALY/LY', { family: 'fixed', value: 1 }],
  loss: ['QALY', { family: 'beta', mean: 0.03, se: 0.005 }],
  loss_point: ['QALY/point', { family: 'normal', mean: 0.01, se: 0.002 }],
  cost_day: ['EUR/day', { family: 'gamma', mean: 650, se: 130 }],
  cost_minute: ['EUR/minute', { family: 'uniform', minimum: 8, maximum: 14 }],
  cost_stroke: ['EUR', { family: 'triangular', minimum: 9000, mode: 12000, maximum: 18000 }],
  base_readmission: ['1', { family: 'beta-events', events: 52, n: 481, prior: 'none' }],
  base_mortality: [
    '1',
    { family: 'beta-interval', centre: 'median', value: 0.1, low: 0.07, high: 0.14, probability: 0.9 },
  ],
  base_infection: [
    '1',
    { family: 'beta-quantiles', lowProbability: 0.25, low: 0.03, highProbability: 0.75, high: 0.05 },
  ],
  cost_bleeding: [
    'EUR',
    { family: 'gamma-interval', centre: 'mean', value: 4050, low: 3000, high: 5300, probability: 0.95 },
  ],
  cost_visit: [
    'EUR',
    { family: 'gamma-quantiles', lowProbability: 0.1, low: 80, highProbability: 0.9, high: 160 },
  ],
  cost_aid: ['EUR', { family: 'gamma-sd', mean: 900, sd: 300, n: 36 }],
  adherence: ['1', { family: 'lognormal', estimate: 0.8, lower: 0.64, upper: 1 }],
  reference: ['1', { family: 'lognormal-arms', events: 30, n: 100, comparatorEvents: 60, comparatorN: 100 }],
};

/** A complete lot with every form of evidence, every way of giving a shared parameter, and one declaration. */
export function lotWithAllForms(base: Lot): Lot {
  const [indicator, parameter, criterion] = [base.indicators[0], base.parameters[0], base.criteria[0]];
  if (indicator === undefined || parameter === undefined || criterion === undefined) {
    throw new Error('a lot with nothing to copy');
  }
  return {
    ...base,
    indicators: Object.entries(indicators).map(([id, profile]) => ({
      ...indicator,
      ...profile,
      id,
      label: both(id),
      whenMissing: 'refuse',
    })),
    parameters: Object.entries(parameters).map(([id, [unit, value]]) => ({
      ...parameter,
      id,
      label: both(id),
      unit,
      value,
    })),
    model: {
      kind: 'event-tree',
      effect: {
        unit: 'QALY',
        formula:
          'life*utility*quality - loss*(stroke + leak + restenosis + hazard + bleeding + mortality + nyha_fair + 4*nyha_poor + pain) - loss_point*change',
      },
      careCost: {
        unit: 'EUR',
        formula:
          'cost + cost_day*(stay + rehabilitation + recovery + absence) + cost_minute*theatre + cost_stroke*stroke + cost_bleeding*infection + cost_visit*(readmission + nyha_good) + cost_aid*adherence*reference',
      },
    },
    criteria: [
      { ...criterion, weight: 60 },
      {
        ...criterion,
        weight: 10,
        code: 'A.2',
        letter: 'T',
        rule: {
          kind: 'tabular',
          question: both('Tesla?'),
          levels: [
            { id: 'three', label: both('3'), coefficient: 1 },
            { id: 'none', label: both('0'), coefficient: 0 },
          ],
        },
      },
    ],
  };
}

const ev = inputNames.evidence;

/** What a supplier writes for it, by defined name. */
export const allFigures: Readonly<Record<string, number>> = {
  [ev('stroke', 'events')]: 7,
  [ev('stroke', 'n')]: 480,
  [ev('stay', 'mean')]: 4.6,
  [ev('stay', 'sd')]: 2.1,
  [ev('stay', 'n')]: 480,
  [ev('cost', 'mean')]: 5200,
  [ev('cost', 'se')]: 310,
  [ev('utility', 'mean')]: 0.72,
  [ev('utility', 'se')]: 0.03,
  [ev('change', 'mean')]: -1.5,
  [ev('change', 'se')]: 0.4,
  [ev('life', 'value')]: 12,
  [ev('hazard', 'estimate')]: 0.8,
  [ev('hazard', 'lower')]: 0.64,
  [ev('hazard', 'upper')]: 1,
  [ev('leak', 'minimum')]: 0.01,
  [ev('leak', 'maximum')]: 0.05,
  [ev('theatre', 'minimum')]: 40,
  [ev('theatre', 'mode')]: 55,
  [ev('theatre', 'maximum')]: 110,
  [ev('restenosis', 'mean')]: 0.12,
  [ev('restenosis', 'low')]: 0.07,
  [ev('restenosis', 'high')]: 0.18,
  [ev('rehabilitation', 'mode')]: 9,
  [ev('rehabilitation', 'low')]: 5,
  [ev('rehabilitation', 'high')]: 17,
  [ev('recovery', 'low')]: 6,
  [ev('recovery', 'high')]: 11,
  [ev('bleeding', 'events')]: 31,
  [ev('bleeding', 'n')]: 480,
  [ev('bleeding', 'comparatorEvents')]: 52,
  [ev('bleeding', 'comparatorN')]: 481,
  [ev('readmission', 'estimate')]: 0.9,
  [ev('readmission', 'lower')]: 0.75,
  [ev('readmission', 'upper')]: 1.08,
  [ev('mortality', 'estimate')]: 0.7,
  [ev('mortality', 'lower')]: 0.5,
  [ev('mortality', 'upper')]: 0.98,
  [ev('infection', 'estimate')]: 1.2,
  [ev('infection', 'lower')]: 0.9,
  [ev('infection', 'upper')]: 1.6,
  [ev('nyha_good', 'events')]: 30,
  [ev('nyha_good', 'n')]: 48,
  [ev('nyha_fair', 'events')]: 15,
  [ev('nyha_fair', 'n')]: 48,
  [ev('nyha_poor', 'events')]: 3,
  [ev('nyha_poor', 'n')]: 48,
};

/** Draws of a supplier's own model: whoever has more pain is longer absent. By the name of the column's heading. */
export const allDraws: Readonly<Record<string, readonly number[]>> = {
  [inputNames.draws('pain')]: modelDraws(({ pain }) => pain),
  [inputNames.draws('absence')]: modelDraws(({ absence }) => absence),
};

function modelDraws(of: (draw: { readonly pain: number; readonly absence: number }) => number): number[] {
  const stream = streamAt(1, 'model of a supplier', 0);
  return Array.from({ length: 1200 }, () => {
    const pain = 0.2 * stream.next() + 0.1 * stream.next();
    return of({ pain, absence: 10 + 60 * pain + 5 * stream.next() });
  });
}
