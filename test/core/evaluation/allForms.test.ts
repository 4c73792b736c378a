import { describe, expect, it } from 'vitest';
import { type Distribution, quantile } from '../../../src/core/distributions/distribution.ts';
import type { Offer } from '../../../src/core/evaluation/assembleOffers.ts';
import { evaluateLot } from '../../../src/core/evaluation/evaluateLot.ts';
import { inputNames } from '../../../src/core/evidence/workbookNames.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { parameterDistribution } from '../../../src/core/tender/parameter.ts';
import { parseTender } from '../../../src/core/tender/parseTender.ts';
import { riskFromRatio } from '../../../src/core/valuation/baselineRatio.ts';
import { expectedBenefit } from '../../../src/core/valuation/benefit.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { ruleTexts } from '../../../src/report/ruleText.ts';
import { evidenceTable, parametersTable } from '../../../src/report/tables/evidenceTables.ts';
import { lotWithAllForms } from '../../support/allForms.ts';
import { allFormsOffer } from '../../support/allFormsOffer.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { publishedForTest } from '../../support/workbooks.ts';

const shipped = shippedTender('tavi5');
const lot = lotWithAllForms(firstLot(shipped));
const published = publishedForTest({ ...shipped, lots: [lot] });

const offer = (supplier: string, changes: Readonly<Record<string, number>> = {}): Offer =>
  allFormsOffer(published, lot, supplier, changes);

const category = { form: 'category', group: 'nyha', categories: 3, prior: 'jeffreys' } as const;
const committee = { commissioners: [], judgements: [], tables: [] };

describe('a lot with every form of evidence and every way of giving a parameter', () => {
  it('is a valid tender without a warning', () => {
    expect(parseTender({ ...shipped, lots: [lot] }, (path) => ({ field: path.join('.') })).problems).toEqual(
      [],
    );
  });

  it.each<[string, string, Partial<Lot['parameters'][number]>, Partial<Lot['indicators'][number]>]>([
    ['that is not declared', 'unknown-baseline', { id: 'another' }, {}],
    ['in euros', 'baseline-unit', { unit: 'EUR' }, {}],
    ['for an indicator in days', 'baseline-unit', {}, { unit: 'day' }],
    [
      'that may exceed 1',
      'baseline-not-fraction',
      { value: { family: 'uniform', minimum: 0.5, maximum: 1.1 } },
      {},
    ],
    ['of a Gamma', 'baseline-not-fraction', { value: { family: 'gamma', mean: 0.1, se: 0.01 } }, {}],
    ['of 0', 'baseline-not-fraction', { value: { family: 'fixed', value: 0 } }, {}],
  ])('refuses a baseline risk %s', (_, code, parameter, indicator) => {
    const changed = {
      ...lot,
      parameters: lot.parameters.map((one) => (one.id === 'base_infection' ? { ...one, ...parameter } : one)),
      indicators: lot.indicators.map((one) => (one.id === 'infection' ? { ...one, ...indicator } : one)),
    };
    const { problems } = parseTender({ ...shipped, lots: [changed] }, (path) => ({ field: path.join('.') }));
    expect(problems.map((one) => [one.code, one.where.field])).toContainEqual([
      code,
      'lots.0.indicators.15.evidence',
    ]);
  });

  it.each<[string, string, string, Partial<Lot['indicators'][number]>]>([
    ['of another number', 'categories-disagree', '18.evidence', { evidence: { ...category, categories: 4 } }],
    [
      'with another prior',
      'categories-disagree',
      '18.evidence',
      { evidence: { ...category, prior: 'none' } },
    ],
    ['under a name of its own', 'categories-disagree', '18.evidence', { id: 'poor' }],
    ['in days', 'categories-disagree', '18.evidence', { unit: 'day' }],
    [
      'with another rule when missing',
      'categories-disagree',
      '18.evidence',
      { whenMissing: 'minimum-acceptable' },
    ],
    ['whose minimum shares exceed 1', 'categories-total', '16.minimumAcceptable', { minimumAcceptable: 0.3 }],
    ['whose ideal shares fall short', 'categories-total', '16.ideal', { ideal: 0 }],
  ])('refuses a category %s', (_, code, place, change) => {
    const changed = {
      ...lot,
      indicators: lot.indicators.map((one) => (one.id === 'nyha_poor' ? { ...one, ...change } : one)),
    };
    const { problems } = parseTender({ ...shipped, lots: [changed] }, (path) => ({ field: path.join('.') }));
    expect(problems.map((one) => `${one.code} ${one.where.field}`)).toContain(
      `${code} lots.0.indicators.${place}`,
    );
  });

  it('is evaluated from the workbook to the points, and the simulation agrees with the means', () => {
    const worse = {
      [inputNames.evidence('mortality', 'estimate')]: 0.9,
      [inputNames.evidence('mortality', 'lower')]: 0.65,
      [inputNames.evidence('mortality', 'upper')]: 1.25,
    };
    const { benefits, scoring, valuation } = evaluateLot(
      lot,
      { offers: [offer('Alfa'), offer('Beta', worse)], committee },
      { mode: 'audit', draws: 40_000, seed: 5 },
    );
    const [alfa, beta] = benefits.offers;
    // A higher mortality costs λ·loss·(difference of the risks) and nothing else.
    const mean = (ratio: number, lower: number, upper: number): number => {
      const sigma = (Math.log(upper) - Math.log(lower)) / (2 * 1.959964);
      return ratio * Math.exp((sigma * sigma) / 2);
    };
    const base = lot.parameters.find(({ id }) => id === 'base_mortality') as Lot['parameters'][number];
    const { a, b } = parameterDistribution(base) as { a: number; b: number };
    const dead = (ratio: number): number => 1 - (1 - a / (a + b)) ** ratio;
    const difference = dead(mean(0.9, 0.65, 1.25)) - dead(mean(0.7, 0.5, 0.98));
    expect((alfa?.effect ?? 0) - (beta?.effect ?? 0)).toBeCloseTo(0.03 * difference, 12);
    expect(alfa?.careCost).toBe(beta?.careCost);
    expect(scoring).toBeDefined();
    // Products of independent draws keep their means; the conversions bend them by far less than these limits.
    const [first] = valuation.expected;
    expect(Math.abs((first?.effect.value ?? 0) - (alfa?.effect ?? 0))).toBeLessThan(
      4 * (first?.effect.standardError ?? 0) + 1e-4,
    );
    expect(Math.abs((first?.cost.value ?? 0) - 15000 - (alfa?.careCost ?? 0))).toBeLessThan(
      4 * (first?.cost.standardError ?? 0) + 1,
    );
    expect(valuation.sensitivity?.bars.map(({ parameter }) => parameter)).toContain('base_mortality');
  });

  it('values missing evidence of a ratio at the minimum acceptable risk itself', () => {
    const { evidence } = offer('Alfa');
    const known: Strategy['indicators'] = Object.fromEntries(
      evidence.evidence.map((one) => [one.indicator, one.distribution]),
    );
    const effect = (mortality: Distribution): number =>
      expectedBenefit(lot, { indicators: { ...known, mortality } }).effect;
    const base = lot.parameters.find(({ id }) => id === 'base_mortality') as Lot['parameters'][number];
    const { a, b } = parameterDistribution(base) as { a: number; b: number };
    const ratioOne: Distribution = { family: 'logNormal', mu: 0, sigma: 0 };
    expect(effect(ratioOne) - effect({ family: 'fixed', value: 0.2 })).toBeCloseTo(
      0.03 * (0.2 - a / (a + b)),
      12,
    );
  });

  it('says each rule and shows each figure in both languages', () => {
    const rules = ruleTexts(lot);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const formulas = Object.fromEntries(rules.map(({ id, formula }) => [id, formula?.en]));
    expect(formulas).toMatchObject({
      'evidence-min-max': 'm = (a + b) / 2',
      'evidence-min-mode-max': 'm = (a + c + b) / 3',
      'evidence-interval-beta-mean-0.95': 'F(L) = 2.5%, F(U) = 97.5%, F: Beta(a, b)',
      'evidence-quantiles-gamma-0.25-0.75': 'F(L) = 25%, F(U) = 75%, F: Gamma(k, θ)',
      'evidence-category-nyha': 'Dirichlet(x₁ + ½, …), m = (x + ½) / (n + 3 · ½)',
      'evidence-ratio-to-baseline-risk-ratio-base_readmission': 'r = min(1, r₀ · RR), m = exp(μ + σ² / 2)',
      'evidence-ratio-to-baseline-hazard-ratio-base_mortality':
        'r = 1 − exp(HR · ln(1 − r₀)), m = exp(μ + σ² / 2)',
      'evidence-own-draws': 'm = (x₁ + … + x_k) / k; row drawn = ⌊u · k⌋ + 1, u uniform between 0 and 1',
    });
    expect(formulas['evidence-two-arms']).toContain('√(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)');
    const rows = evidenceTable(lot, offer('Alfa')).rows.map(({ cells }) => cells);
    const row = (id: string) => rows.find(([label]) => (label as { en: string }).en === id);
    expect(row('bleeding')?.[1]).toEqual({
      it: '31 su 480 · confronto 52 su 481',
      en: '31 of 480 · comparator 52 of 481',
    });
    expect(row('theatre')?.[2]).toEqual({ it: 'Triangolare(40; 55; 110)', en: 'Triangular(40, 55, 110)' });
    expect(row('absence')?.slice(1, 3)).toEqual([
      { it: 'Simulazioni del modello proprio 1.200', en: 'Draws of the own model 1,200' },
      { it: 'Empirica(1.200 simulazioni)', en: 'Empirical(1,200 draws)' },
    ]);
    // A ratio of 0.9 to 52 of 481 shows as a risk of about 9.8%, in per cent.
    expect(row('readmission')?.[3]).toMatchObject({ quantity: expect.closeTo(0.0977, 4), share: true });
    for (const text of [JSON.stringify(rules), JSON.stringify(rows), JSON.stringify(parametersTable(lot))]) {
      expect(text.length).toBeLessThan(30_000);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      // The 1,200 draws of the supplier stay in the result; nobody reads them in a table.
      expect(text.match(/\d+([.,]\d+)*/g)?.length).toBeLessThan(1000);
    }
  });
});

describe('a risk from its ratio to a baseline', () => {
  // By hand: RR 0.8 of 25% is 20%; HR 2 on 10% is 1 − 0.9² = 19%; OR 3 on odds 1/3 gives odds 1, 50%.
  it('follows the measure', () => {
    expect(riskFromRatio('risk-ratio', 0.25, 0.8)).toBeCloseTo(0.2, 15);
    expect(riskFromRatio('hazard-ratio', 0.1, 2)).toBeCloseTo(0.19, 15);
    expect(riskFromRatio('odds-ratio', 0.25, 3)).toBeCloseTo(0.5, 15);
  });

  it('leaves a baseline alone at ratio 1, never leaves 0 … 1, and bears a baseline of 0 or 1', () => {
    for (const measure of ['risk-ratio', 'hazard-ratio', 'odds-ratio'] as const) {
      for (const baseline of [0, 1e-9, 0.3, 0.999, 1]) {
        expect(riskFromRatio(measure, baseline, 1)).toBeCloseTo(baseline, 15);
        for (const ratio of [1e-6, 0.5, 7, 1e6]) {
          const risk = riskFromRatio(measure, baseline, ratio);
          expect(risk >= 0 && risk <= 1).toBe(true);
        }
      }
    }
    expect(riskFromRatio('risk-ratio', 0.6, 2)).toBe(1);
  });
});

describe('the interval of the lot’s parameters', () => {
  it('is the one that was given', () => {
    const known = (id: string) =>
      parameterDistribution(lot.parameters.find((one) => one.id === id) as Lot['parameters'][number]);
    expect(quantile(known('base_mortality'), 0.05)).toBeCloseTo(0.07, 9);
    expect(quantile(known('base_mortality'), 0.95)).toBeCloseTo(0.14, 9);
    expect(quantile(known('cost_bleeding'), 0.975)).toBeCloseTo(5300, 5);
    expect(quantile(known('cost_visit'), 0.1)).toBeCloseTo(80, 7);
    expect(known('cost_aid')).toMatchObject({ shape: 324 });
  });
});
