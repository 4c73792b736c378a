import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintLot } from '../../../src/core/laboratory/lintLot.ts';
import { onlyItem } from '../../support/pricedBy.ts';
import { findingsAfter, type Replacement } from '../../support/problemsAfter.ts';
import { firstLot, shippedTender } from '../../support/tenders.ts';
import { uncertainYaml } from '../../support/uncertainTender.ts';

const yaml = readFileSync('tenders/tavi5.yaml', 'utf8');
const price = '      formula: { kind: linear }';
const toThreshold = '      formula: { kind: to-threshold, thresholdPrice: 8000 }';

/** Fifty points for the benefit and twenty for another criterion, whose rule is given. */
const another = (rule: string, more = ''): Replacement[] => [
  ['weight: 70', 'weight: 50'],
  [
    '    price:\n',
    `      - code: A.2
        letter: ${rule.includes('tabular') ? 'T' : rule.includes('discretionary') ? 'D' : 'Q'}
        weight: 20
        label: { it: Altro, en: Other }
        description: { it: Altro, en: Other }
        article: { it: Articolo, en: Article }
        ${more}
        rule: ${rule}
    price:
`,
  ],
];
const figure = (scale: string, unit = 'h', asked = 'Quanto?') =>
  `{ kind: quantitative, question: { it: '${asked}', en: '${asked}' }, unit: ${unit}, least: 1, most: 10, better: higher, scale: ${scale} }`;
const best = '{ kind: best }';
const levels = (...coefficients: number[]) =>
  `{ kind: tabular, question: { it: Quale, en: Which }, levels: [${coefficients.map((coefficient, at) => `{ id: l${at}, label: { it: L, en: L }, coefficient: ${coefficient} }`).join(', ')}] }`;
const threshold = (rule: string): Replacement => ['threshold: { kind: none }', `threshold: ${rule}`];
const anchor = (name: string): Replacement => ['anchor: relative-best', `anchor: ${name}`];

const found = (...replacements: readonly Replacement[]) => {
  const findings = findingsAfter(yaml, ...replacements);
  return {
    errors: findings.filter(({ severity }) => severity === 'error'),
    codes: findings.map(({ code }) => code),
    findings,
  };
};

describe('rules that refuse publication', () => {
  it.each<[name: string, code: string, field: string, replacements: readonly Replacement[]]>([
    [
      'weights that are not calibrated',
      'not-calibrated',
      'lots.0.criteria.0.rule.anchor',
      [anchor('calibrated'), [price, toThreshold]],
    ],
    [
      'an ideal profile without more benefit',
      'ideal-not-better',
      'lots.0.model',
      [
        ['ppm*loss_ppm - stroke', 'ppm*loss_ppm + stroke'],
        ['- death*loss_death', '+ death*loss_death'],
      ],
    ],
    [
      'a model that is 0/0 at the ideal profile',
      'benefit-undefined',
      'lots.0.model',
      [['- pvl*loss_pvl', '- pvl*loss_pvl/(pvl/pvl)']],
    ],
    [
      'a lone dearer offer with more points',
      'dearer-earns-more',
      'lots.0.price.formula',
      [
        [price, '      formula: { kind: bilinear, x: 0.8 }'],
        ['whenAllDiscountsEqual: maximum', 'whenAllDiscountsEqual: formula'],
      ],
    ],
    [
      'an answer table without full points',
      'full-points-unreachable',
      'lots.0.criteria.1.rule.levels',
      another(levels(0.8, 0)),
    ],
    [
      'an anchor beyond what may be declared',
      'full-points-unreachable',
      'lots.0.criteria.1.rule.scale.full',
      another(figure('{ kind: anchors, zero: 0, full: 12 }')),
    ],
    [
      'a cost in the technical envelope',
      'price-in-technical-envelope',
      'lots.0.criteria.1.rule.unit',
      another(figure(best, '€/year')),
    ],
    [
      'a cost of the offer’s own in the model',
      'indicator-in-euros',
      'lots.0.indicators.5.unit',
      [
        ['unit: day', 'unit: EUR'],
        ['stay*cost_day', 'stay'],
      ],
    ],
    [
      'an outcome counted twice by a declared link',
      'counted-twice',
      'lots.0.criteria.1.indicator',
      another(levels(1, 0), 'indicator: stroke'),
    ],
    [
      'a threshold that not even the ideal offer meets',
      'threshold-beyond-best',
      'lots.0.award.threshold.points',
      [anchor('equal-euro'), threshold('{ kind: technical-total, points: 40, stage: before-rescaling }')],
    ],
  ])('%s', (_, code, field, replacements) => {
    const [problem, ...others] = found(...replacements).errors;
    expect(problem).toMatchObject({ code, where: { file: 'gara.yaml', field, line: expect.any(Number) } });
    expect(others).toEqual([]);
  });

  it('an indicator that is not there, by the definition itself', () => {
    expect(found(...another(levels(1, 0), 'indicator: strok')).errors).toMatchObject([
      { code: 'unknown-indicator', where: { field: 'lots.0.criteria.1.indicator' } },
    ]);
  });

  it('says which weights or which threshold price would be calibrated, and takes both', () => {
    // By hand: B_ideal − B_MAB = 19,006 and A − p₀ = 12,000, so Q = 100·19006/31006; p₀ = 20000 − 19006·30/70.
    const { errors } = found(anchor('calibrated'), [price, toThreshold]);
    expect(errors[0]?.mend.en).toContain('61.3 for the benefit and 38.7 for the price');
    expect(errors[0]?.mend.en).toContain('thresholdPrice: 11854.57');
    const weights: Replacement[] = [
      ['weight: 70', 'weight: 61.3'],
      ['weight: 30', 'weight: 38.7'],
    ];
    expect(found(anchor('calibrated'), [price, toThreshold], ...weights).errors).toEqual([]);
    const priced: Replacement = [price, toThreshold.replace('8000', '11854.57')];
    const fitting = found(anchor('calibrated'), priced);
    expect(fitting.errors).toEqual([]);
    expect(fitting.codes).not.toContain('effective-lambda');
  });
});

describe('rules that a board is warned of', () => {
  const after: Replacement = threshold('{ kind: technical-total, points: 20, stage: after-rescaling }');
  it.each<[name: string, code: string, replacements: readonly Replacement[]]>([
    ['equal euros that use few of the points', 'scale-little-used', [anchor('equal-euro')]],
    [
      'equal euros that cut the scale',
      'scale-cut',
      [anchor('equal-euro'), ['weight: 70', 'weight: 20'], ['weight: 30', 'weight: 80']],
    ],
    [
      'full points at price zero',
      'full-points-at-zero-price',
      [[price, '      formula: { kind: absolute }']],
    ],
    [
      'price differences that rounding swallows',
      'price-differences-swallowed',
      [
        [
          'rounding: { decimals: 5, mode: half-up, stage: total }',
          'rounding: { decimals: 1, mode: truncate, stage: coefficient }',
        ],
      ],
    ],
    [
      'price differences that a trimmed mean swallows',
      'price-differences-swallowed',
      [
        [price, '      formula: { kind: bilinear, x: 0.85 }'],
        ['priceMean: { over: admitted }', 'priceMean: { over: trimmed, share: 0.2 }'],
      ],
    ],
    [
      'points that pay far more than λ',
      'effective-lambda',
      [anchor('absolute-ideal'), [price, '      formula: { kind: absolute }']],
    ],
    [
      'a threshold that everyone meets',
      'threshold-met-by-all',
      [
        ...another(levels(1, 0.5)),
        threshold('{ kind: technical-total, points: 10, stage: before-rescaling }'),
      ],
    ],
    [
      'a threshold after the second rescaling',
      'threshold-after-second-rescaling',
      [after, ['second: none', 'second: technical-total']],
    ],
    [
      'equal discounts that do not get full points',
      'all-equal-below-full',
      [
        [price, '      formula: { kind: bilinear, x: 0.8 }'],
        ['whenAllDiscountsEqual: maximum', 'whenAllDiscountsEqual: formula'],
        ['whenNoDiscount: maximum', 'whenNoDiscount: zero'],
      ],
    ],
    [
      'lots drawn at once',
      'drawing-first',
      [['ties: [higher-technical, lower-price, drawing-of-lots]', 'ties: [drawing-of-lots]']],
    ],
    ['all points for a lone offer', 'lone-offer-full-points', []],
    ['a criterion that tells nobody apart', 'criterion-without-effect', another(levels(1, 1))],
    [
      'an outcome counted twice by its words',
      'perhaps-counted-twice',
      another(figure(best, 'h', 'Degenza media prevista')),
    ],
    ['the base price inside the model', 'base-price-in-model', [['value: 14000', 'value: 20000']]],
    [
      'a better outcome that costs points',
      'against-its-direction',
      [['- vasc*loss_vasc', '+ vasc*loss_stroke']],
    ],
  ])('%s', (_, code, replacements) => {
    const { errors, codes } = found(...replacements);
    expect(errors).toEqual([]);
    expect(codes).toContain(code);
  });

  it('price items whose points cost very different euros', () => {
    const lot = firstLot(shippedTender('tavi5'));
    const { label, article } = lot.price;
    const item = { ...onlyItem(lot), label, weight: 15, quantity: lot.patients };
    const items = [
      { ...item, code: 'B.1', basePrice: 15_000 },
      { ...item, code: 'B.2', basePrice: 5000 },
    ];
    const codes = lintLot(
      { ...lot, price: { kind: 'items', code: 'B', weight: 30, label, article, items } },
      (path) => ({
        field: path.map(String).join('.'),
      }),
    ).map(({ code }) => code);
    expect(codes).toContain('price-items-uneven');
  });

  it('says nothing of rules that have none of this', () => {
    expect(
      found(
        anchor('calibrated'),
        [price, toThreshold.replace('8000', '11854.57')],
        ['oneAboveMinimum: anchor', 'oneAboveMinimum: absolute-ideal'],
      ).codes,
    ).toEqual([]);
  });

  it('reads a lot with alternatives, correlations and groups too', () => {
    expect(findingsAfter(uncertainYaml).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
