import { describe, expect, it } from 'vitest';
import type { Lot } from '../../src/core/tender/lot.ts';
import { ruleTexts } from '../../src/report/ruleText.ts';
import { weightComparisonTable } from '../../src/report/tables/weightComparisonTable.ts';
import { lotWithAllForms } from '../support/allForms.ts';
import { comparedTender } from '../support/comparedTender.ts';
import { markovTender } from '../support/markovTender.ts';
import { pricedBy } from '../support/pricedBy.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { uncertainTender } from '../support/uncertainTender.ts';
import { richEvaluated } from './evaluation.ts';

const tavi5 = firstLot(shippedTender('tavi5'));
const rich = richEvaluated().lot;
const markov = firstLot(markovTender());
const uncertain = firstLot(uncertainTender());
const compared = firstLot(comparedTender());

function rule(lot: Lot, id: string) {
  const found = ruleTexts(lot).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

function withBenefit(lot: Lot, change: object): Lot {
  return {
    ...lot,
    criteria: lot.criteria.map((one) =>
      one.rule.kind === 'benefit' ? { ...one, rule: { ...one.rule, ...change } } : one,
    ),
  };
}

describe('ruleTexts', () => {
  it.each([
    ['tavi5', tavi5],
    ['rich', rich],
    ['markov', markov],
    ['uncertain', uncertain],
    ['compared', compared],
  ])('says every rule of %s once, in both languages', (_name, lot) => {
    const rules = ruleTexts(lot);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { title, words, formula, article } of rules) {
      for (const text of [title, words, formula, article]) {
        if (text === null) continue;
        expect(text.it.trim()).not.toBe('');
        expect(text.en.trim()).not.toBe('');
        expect(text.it + text.en).not.toMatch(/undefined|NaN|\[object|\.\.(?!\.)/);
      }
      expect(words.it).not.toBe(words.en);
    }
    const ids = rules.map(({ id }) => id);
    for (const id of [
      ...['willingness-to-pay', 'horizon', 'benefit', 'model-effect', 'model-careCost', 'minimum-benefit'],
      ...[
        'threshold',
        'first-rescaling',
        'second-rescaling',
        'discount',
        'price-formula',
        'rounding',
        'ties',
      ],
      ...[
        'price-all-equal',
        'price-no-discount',
        'simulation',
        ...lot.criteria.map(({ code }) => `criterion-${code}`),
      ],
    ]) {
      expect(ids).toContain(id);
    }
  });

  it('writes the published formulas', () => {
    expect(rule(tavi5, 'benefit').formula?.it).toBe('B = λ · E − K');
    expect(rule(tavi5, 'criterion-A.1').formula?.it).toBe('Q = 70 · max(0, ΔB) / max ΔB');
    expect(rule(withBenefit(tavi5, { anchor: 'equal-euro' }), 'criterion-A.1').words.it).toContain(
      '666,67\u00a0€',
    );
    expect(rule(rich, 'criterion-A.1').formula).toEqual({
      it: 'Q = 52,5 · min(1, max(0, ΔB) / (B* − B_MAB))',
      en: 'Q = 52.5 · min(1, max(0, ΔB) / (B* − B_MAB))',
    });
    expect(rule(rich, 'price-formula').formula?.en).toContain('V = 0.85 · R / R̄ if R ≤ R̄');
    expect(rule(tavi5, 'minimum-benefit').words.it).toContain('218.394,00\u00a0€');
  });

  it('tells what was declared with every digit, for it binds', () => {
    const lot: Lot = {
      ...pricedBy(tavi5, { kind: 'to-threshold', thresholdPrice: 0.0845 }),
      basePrice: 0.125,
      criteria: tavi5.criteria.map((one) => ({ ...one, weight: 12.3457 })),
      discounting: { ...tavi5.discounting, annualRate: 0.0325 },
      award: {
        ...tavi5.award,
        threshold: { kind: 'technical-total', points: 41.12345, stage: 'before-rescaling' },
        sets: { ...tavi5.award.sets, priceMean: { over: 'trimmed', share: 0.07 } },
      },
    };
    expect(rule(lot, 'criterion-A.1').formula?.it).toContain('12,3457');
    expect(rule(lot, 'threshold').formula?.it).toBe('T ≥ 41,12345');
    expect(rule(lot, 'sets').words.it).toContain('escluso 7% delle offerte');
    expect(rule(lot, 'discount').words.it).toContain('A = 0,125\u00a0€');
    expect(rule(lot, 'price-formula').words.it).toContain('p₀ = 0,0845\u00a0€');
    expect(rule(lot, 'horizon').words.en).toContain('3.25%');
  });

  it('says at which point of the calculation a threshold and a rounding stand', () => {
    const lot = (stage: 'before-rescaling' | 'after-rescaling'): Lot => ({
      ...tavi5,
      award: { ...tavi5.award, threshold: { kind: 'technical-total', points: 40, stage } },
    });
    expect(rule(lot('before-rescaling'), 'threshold').words.en).toContain(
      'over all offers received, before any rescaling and any rounding',
    );
    expect(rule(lot('after-rescaling'), 'threshold').words.en).toContain('after rescaling and rounding');
  });

  it('names the prior of each indicator and what happens without evidence', () => {
    expect(rule(tavi5, 'evidence-events-of-n-none').title.en).toContain('Stroke');
    expect(rule(tavi5, 'missing-refused').words.it).toContain('Ictus');
    expect(rule(rich, 'missing-minimum').words.it).toContain('Ictus (5%)');
    const jeffreys: Lot = {
      ...tavi5,
      indicators: tavi5.indicators.map((one) =>
        one.id === 'stroke' ? { ...one, evidence: { form: 'events-of-n', prior: 'jeffreys' } } : one,
      ),
    };
    expect(rule(jeffreys, 'evidence-events-of-n-jeffreys').formula?.it).toBe(
      'Beta(x + ½, n − x + ½), m = (x + ½) / (n + 1)',
    );
  });

  it('leaves out the edge rules of a formula that has no edges', () => {
    const ids = ruleTexts(pricedBy(tavi5, { kind: 'absolute' })).map(({ id }) => id);
    expect(ids).toContain('price-formula');
    expect(ids).not.toContain('price-all-equal');
  });

  it('gives the conventions of a Markov model in words and as formulas', () => {
    expect(rule(markov, 'model-counting').formula?.en).toBe('n(k) = ½ · (p(k) + p(k+1)) · Δ');
    expect(rule(markov, 'model-discounting').formula?.en).toBe('d(k) = 1 / (1 + r)^((k + ½)·Δ)');
    expect(rule(markov, 'model-from-well').formula?.it).toBe(
      'P(well → well) = 1 − Σ; P(well → disabled) = stroke_year; P(well → dead) = mortality · exp(ageing · time)',
    );
    expect(rule(markov, 'model-from-well').words.it).toContain('mortality = Mortalità nel primo anno');
    expect(rule(markov, 'model-effect').formula?.en).toContain('u(disabled) = utility_disabled');
    expect(rule(markov, 'model-careCost').formula?.en).toContain('c(disabled) = cost_disabled');
  });

  it('says that inputs are drawn independently if nothing else is declared', () => {
    expect(rule(tavi5, 'correlations').words.en).toMatch(
      /^Uncertain inputs are drawn independently .* offer\.$/,
    );
    const allForms = lotWithAllForms(tavi5);
    expect(rule(allForms, 'correlations').words.en).toContain('categories of one classification are tied');
  });

  it('names correlated inputs, where the tie holds, and how it is made', () => {
    const { words, formula, article } = rule(uncertain, 'correlations');
    expect(words.it).toContain(
      'una volta per tutte le offerte: Costo annuo senza ictus – Costo annuo dopo ictus (ρ = 0,6); Costo annuo dopo ictus – Mortalità nel primo anno (ρ = −0,3).',
    );
    expect(words.en).toContain('inside each offer: Death – Stroke (ρ = 0.4).');
    expect(words.en).not.toContain('the ratio is tied');
    expect(formula?.en).toContain('ρ_S = 6 / π · arcsin(ρ / 2)');
    expect(article?.en).toContain('Value invented for the test (2026). Method: Clemen');
    const ratio: Lot = {
      ...lotWithAllForms(tavi5),
      correlations: [
        { between: ['readmission', 'stroke'], coefficient: 0.5, source: tavi5.willingnessToPay.source },
      ],
    };
    expect(rule(ratio, 'correlations').words.en).toContain('Of readmission the ratio is tied, not the risk');
  });

  it('tells an alternative by what differs from the lot’s own model, or in full if it is of another kind', () => {
    expect(rule(uncertain, 'alternatives').words.it).toContain(
      '«Mortalità costante» (30%) e «Solo eventi iniziali» (10%)',
    );
    expect(rule(uncertain, 'alternatives').formula?.it).toBe(
      'F = w₀ · F₀ + w₁ · F₁ + w₂ · F₂; w₀ = 0,6; w₁ = 0,3; w₂ = 0,1',
    );
    expect(rule(uncertain, 'alternatives').words.en).toContain('Points come from the lot’s own model only.');
    const ids = ruleTexts(uncertain).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('alternative-'))).toEqual([
      'alternative-steady',
      'alternative-steady-model-from-well',
      'alternative-steady-model-from-disabled',
      'alternative-tree',
      'alternative-tree-model-effect',
      'alternative-tree-model-careCost',
    ]);
    expect(rule(uncertain, 'alternative-steady').words.en).toContain('as in the lot’s own model');
    expect(rule(uncertain, 'alternative-tree').words.en).not.toContain('as in the lot’s own model');
  });

  it('says from which comparisons weights come, how coherent they are, and who made them', () => {
    const { words, formula, article } = rule(compared, 'weight-comparison');
    expect(words.it).toContain(
      'I 20 punti di A.2, A.3 e A.4 sono divisi secondo i confronti A.2 – A.3 = 3; A.4 – A.2 = 1/5; A.3 – A.4 = 2',
    );
    expect(words.en).toContain(
      'λmax = 3.0037, CI = 0.0018, RI = 0.58, CR = 0.0032: the judgements are coherent',
    );
    expect(words.it).toContain('Chi ha confrontato: Tre cardiologi, d’accordo.');
    expect(formula?.it).toContain('CR = CI / RI < 0,1');
    expect(article?.en).toContain('Minutes invented for the test (2026-10-01)');
    const table = weightComparisonTable(compared);
    expect(table?.rows.map(({ cells }) => cells.slice(1, 4))).toEqual([
      ['1', '3', '5'],
      ['1/3', '1', '2'],
      ['1/5', '1/2', '1'],
    ]);
    expect(table?.rows.map(({ cells }) => cells.at(-1))).toEqual([12.97, 4.59, 2.44]);
    expect(table?.rows.every(({ cells }) => cells.length === table.columns.length)).toBe(true);
    expect(weightComparisonTable(tavi5)).toBeNull();
  });

  it('says the thresholds of ELECTRE where they are declared, and that it never awards', () => {
    const { words, formula } = rule(rich, 'electre');
    expect(words.it).toContain('mai al suo posto');
    expect(words.it).toContain(
      'almeno il 60% dei pesi e su nessuno ha un coefficiente più basso di oltre 0,5',
    );
    expect(formula?.en).toBe('a S b ⇔ Σ(W: V(a) ≥ V(b)) / ΣW ≥ 0.6; max(V(b) − V(a)) ≤ 0.5');
    expect(ruleTexts(tavi5).map(({ id }) => id)).not.toContain('electre');
  });

  it('names the inputs of each group, and the precision that is wanted', () => {
    expect(rule(uncertain, 'information-groups').words.it).toContain(
      'Costi annui (Costo annuo senza ictus e Costo annuo dopo ictus); Eventi gravi (Ictus e Morte)',
    );
    expect(rule(uncertain, 'precision').words.it).toContain('0,5 punti percentuali');
    expect(rule(uncertain, 'precision').formula?.en).toBe('SE(P) ≤ 0.005; SE(NMB), SE(EVPI) ≤ 20\u00a0€');
    const { precision: _, ...simulation } = tavi5.simulation;
    expect(ruleTexts({ ...tavi5, simulation }).map(({ id }) => id)).not.toContain('precision');
  });
});
