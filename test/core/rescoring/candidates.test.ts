import { describe, expect, it } from 'vitest';
import { ruleId } from '../../../src/core/rescoring/candidateRule.ts';
import type { LotRescoring } from '../../../src/core/rescoring/rescore.ts';
import { summaryOf } from '../../../src/core/rescoring/summary.ts';
import { lotOf, rescored } from '../../support/pastTenders.ts';

const cardiology = rescored('cardiologia-2021');

/** Who would win, by rule. */
function winners({ rules }: LotRescoring): Record<string, string> {
  return Object.fromEntries(
    rules.map(({ id, awarded }) => [id, awarded.kind === 'awarded' ? awarded.winners.join(' ') : '–']),
  );
}

describe('candidate rules', () => {
  it('change the award that they would have changed', () => {
    // Lot 3 by hand, technical points 70, 58.85, 65.66 as printed. Linear on discounts 700, 1500, 200: 14, 30, 4, so I leads
    // with 88.85 before H with 84. Min–max on 7100, 6300, 7600: 11.54, 30, 0. Printed (inverse): H 96.62.
    const lot = lotOf(cardiology, '3');
    expect(winners(lot)).toMatchObject({
      'price/linear': 'Fornitore I',
      'price/min-max': 'Fornitore I',
      'price/inverse-proportional': 'Fornitore H',
      'rescaling/none-technical-total': 'Fornitore H',
    });
    expect(lot.rules.filter(({ published }) => published).map(({ id }) => id)).toEqual([
      'price/inverse-proportional',
      'rescaling/none-technical-total',
    ]);
  });

  it('that are the published ones leave every award as it was', () => {
    for (const { rules } of cardiology.lots) {
      for (const { published, awarded } of rules) {
        if (published) expect(awarded).toMatchObject({ kind: 'awarded', change: 'same' });
      }
    }
  });

  it('with calibrated quality points award as net benefit does', () => {
    // Between the profiles, and at prices between threshold and base, a point is worth the same euros on both sides.
    for (const id of ['1', '2', '3']) {
      const found = winners(lotOf(cardiology, id));
      expect(found['quality/calibrated']).toBe(found['net-benefit']);
    }
  });

  it('that need what is not known say what is missing', () => {
    const spanish = lotOf(rescored('tacrc-822-2020'), '1');
    const missing = Object.fromEntries(
      spanish.rules.flatMap(({ id, awarded }) =>
        awarded.kind === 'missing' ? [[id, awarded.what.en] as const] : [],
      ),
    );
    expect(missing).toMatchObject({
      'price/linear': 'the base price is missing',
      'net-benefit': expect.stringContaining('outcomes are not known'),
    });
    // 44.20 + 55 × 851,992.80 / 924,998.40 = 94.86 against 23.24 + 55: prices this close would not have turned it.
    expect(winners(spanish)).toMatchObject({ 'price/inverse-proportional': 'FUJIFILM EUROPE GMBH' });
    // The dearer of two has no points at all: 44.20 against 78.24.
    expect(winners(spanish)).toMatchObject({
      'price/min-max': 'SISTEMAS INTEGRALES DE MEDICINA, S.A.U.',
    });
  });
});

describe('regret', () => {
  it('is the net benefit of the best offer minus that of the one that won', () => {
    // 30,000 × 3.86 − 10,400 − 18,400 = 87,000 against 30,000 × 3.71 − 12,100 − 15,900 = 83,300; 420 patients.
    expect(lotOf(cardiology, '1').regret).toEqual({ perPatient: 3700, lot: 1_554_000 });
    const best = lotOf(cardiology, '1').rules.find(({ id }) => id === 'net-benefit');
    expect(best).toMatchObject({
      awarded: { winners: ['Fornitore A'], change: 'changed' },
      regret: { perPatient: 0, lot: 0 },
    });
  });

  it('has no number where the outcome of one offer is not known', () => {
    const lot = lotOf(cardiology, '4');
    expect(lot.withoutOutcome).toEqual(['Fornitore N']);
    expect(lot).toMatchObject({ netBenefits: null, regret: null, bestOverLambda: null });
    expect(lot.rules.every((one) => one.regret === null)).toBe(true);
    expect(summaryOf([cardiology]).regret).toMatchObject({ lots: 4 });
  });

  it('is of prices per patient, also where the contract has one price', () => {
    const whole = rescored(
      'cardiologia-2021',
      ['basePrice: 20000', 'basePrice: 8400000'],
      ['per: patient', 'per: contract'],
      ['candidateThresholdPrice: 13000', 'candidateThresholdPrice: 5460000'],
      ['price: 18400', 'price: 7728000'],
      ['price: 15900', 'price: 6678000'],
      ['price: 14800', 'price: 6216000'],
      ['price: 14200', 'price: 5964000'],
    );
    const [one, other] = [lotOf(whole, '1'), lotOf(cardiology, '1')];
    expect(one.regret?.lot).toBeCloseTo(other.regret?.lot ?? Number.NaN, 4);
    expect(winners(one)).toEqual(winners(other));
  });
});

describe('changes over λ', () => {
  it('agree with the award at the tender’s own λ, in the other arithmetic', () => {
    const { overLambda, byRule } = summaryOf([cardiology]);
    const [changes] = overLambda;
    const at = changes?.lambdas.indexOf(30_000) ?? -1;
    expect(changes?.curves).toHaveLength(5);
    for (const { id, rule, lots, changed } of changes?.curves ?? []) {
      const row = byRule.find((one) => one.id === ruleId(rule));
      expect([id, lots[at], changed[at]]).toEqual([id, row?.lots, row?.changed]);
    }
  });
});
