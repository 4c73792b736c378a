import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PriceFormula } from '../../../src/core/tender/price.ts';
import { ruleTexts } from '../../../src/report/ruleText.ts';
import { pricedBy } from '../../support/pricedBy.ts';
import { problemsAfter, type Replacement } from '../../support/problemsAfter.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';

const yaml = readFileSync('tenders/tavi5.yaml', 'utf8');
const [linear, whenEqual] = ['formula: { kind: linear }', 'whenAllDiscountsEqual: maximum'];
const placed = (...replacements: Replacement[]) =>
  problemsAfter(yaml, ...replacements).map(({ severity, code, where }) => [severity, code, where.field]);

describe('a price formula', () => {
  it('needs a threshold price below the base price', () => {
    expect(placed([linear, 'formula: { kind: to-threshold, thresholdPrice: 20000 }'])).toEqual([
      ['error', 'threshold-price-not-below-base', 'lots.0.price.formula.thresholdPrice'],
    ]);
    expect(placed([linear, 'formula: { kind: to-threshold, thresholdPrice: 19999 }'])).toEqual([]);
  });

  it('of lowest and highest price is discouraged, and refused where it would be 0/0', () => {
    const minMax = [linear, 'formula: { kind: min-max }'] as const;
    const discouraged = ['warning', 'price-formula-discouraged', 'lots.0.price.formula'];
    expect(placed(minMax)).toEqual([discouraged]);
    expect(placed(minMax, [whenEqual, 'whenAllDiscountsEqual: formula'])).toEqual([
      ['error', 'price-formula-undefined', 'lots.0.price.whenAllDiscountsEqual'],
      discouraged,
    ]);
  });

  it('is said in words and as a formula, and what happens when offers are alike only where it compares them', () => {
    const lot = firstLot(shippedTender('tavi5'));
    const said = (formula: PriceFormula) =>
      ruleTexts(pricedBy(lot, formula)).filter(({ id }) => id.startsWith('price-'));
    const formulas: [PriceFormula, string][] = [
      [{ kind: 'inverse-proportional' }, 'V = pmin / p; P = 30 · V'],
      [{ kind: 'power', alpha: 0.3 }, 'V = (R / Rmax)^0.3; P = 30 · V'],
      [{ kind: 'min-max' }, 'V = (R − Rmin) / (Rmax − Rmin); P = 30 · V'],
      [{ kind: 'to-threshold', thresholdPrice: 12_000 }, 'V = min(1, (A − p) / (A − p₀)); P = 30 · V'],
      [{ kind: 'concave', n: 3 }, 'V = 1 − (p / A)^3; P = 30 · V'],
    ];
    for (const [formula, wanted] of formulas) {
      const [rule, ...edges] = said(formula);
      expect(rule?.formula?.en).toBe(wanted);
      expect(edges).toHaveLength(['to-threshold', 'concave'].includes(formula.kind) ? 0 : 2);
    }
    expect(said({ kind: 'to-threshold', thresholdPrice: 12_000 })[0]?.words.it).toContain('p₀ = 12.000');
  });
});
