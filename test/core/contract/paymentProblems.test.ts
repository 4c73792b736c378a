import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../src/core/contract/parseContract.ts';
import { payingContract } from '../../support/payment.ts';

/** A contract that a test may change at will. */
// biome-ignore lint/suspicious/noExplicitAny: wrong values are the point
type Draft = any;

/** What is found in a contract with a clause of every kind after a change: `code place`, a warning with `?`. */
function found(change: (payment: Draft, draft: Draft) => void): string[] {
  const draft: Draft = structuredClone(payingContract());
  change(draft.payment, draft);
  const { value, problems } = parseContract(draft, (path) => ({ field: path.slice(1).join('.') }));
  expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const { message, mend } of problems) {
    for (const text of [message.it, message.en, mend.it, mend.en]) expect(text).not.toMatch(/undefined|NaN/);
  }
  return problems
    .filter(({ code }) => code !== 'covariates-unexplained')
    .map(({ code, severity, where }) => `${code}${severity === 'warning' ? '?' : ''} ${where.field}`);
}

const clauses = payingContract().payment?.clauses ?? [];
const at = (id: string) => clauses.findIndex((one) => one.id === id);
const place = (id: string) => `clauses.${at(id)}`;
const rule = (payment: Draft, id: string) => payment.clauses[at(id)].rule;

describe('what is refused in a payment section', () => {
  it('accepts a clause of every kind', () => {
    expect(found(() => {})).toEqual([]);
  });

  const cases: readonly [string, (payment: Draft, draft: Draft) => void, readonly string[]][] = [
    [
      'names twice and names that point nowhere',
      (payment) => {
        payment.clauses[at('risk')].id = 'results';
        payment.clauses[at('first')].supplier = 'S9';
        rule(payment, 'corridor').target = 'gone';
        rule(payment, 'results').outcome = 'gone';
        rule(payment, 'savings').quality[0].target = 'gone';
        payment.prices[1].supplier = 'S8';
        payment.caps[0].supplier = 'S7';
      },
      [
        `duplicate-name ${place('risk')}.id`,
        `points-nowhere ${place('results')}.rule.outcome`,
        `points-nowhere ${place('first')}.supplier`,
        `points-nowhere ${place('corridor')}.rule.target`,
        `points-nowhere ${place('savings')}.rule.quality.0.target`,
        'points-nowhere prices.1.supplier',
        `price-missing ${place('first')}.rule`,
        'points-nowhere caps.0.supplier',
        ...['results', 'risk', 'first', 'success', 'ceiling', 'guarantee', 'premium'].map(
          (id) => `clause-without-cap? ${place(id)}.caps`,
        ),
      ],
    ],
    [
      'a target of another supplier',
      (payment) => {
        rule(payment, 'risk').target = 'ppm_S2';
        rule(payment, 'linked').quality[0].target = 'ppm_S2';
      },
      [
        `target-of-another-supplier ${place('risk')}.rule.target`,
        `target-of-another-supplier ${place('linked')}.rule.quality.0.target`,
      ],
    ],
    [
      'outcomes that a rule cannot use, or that nobody watches',
      (payment, draft) => {
        rule(payment, 'results').outcome = 'revision';
        rule(payment, 'success').outcome = 'quality';
        rule(payment, 'guarantee').outcome = 'ppm';
        rule(payment, 'risk').target = 'audited_S1';
        payment.clauses.push({
          ...payment.clauses[at('results')],
          id: 'more',
          supplier: 'S2',
          rule: { kind: 'payment-by-results', outcome: 'death', claimDays: 30 },
          caps: { life: 1000 },
        });
        draft.targets[1].supplier = 'S2';
      },
      [
        `outcome-not-usable ${place('results')}.rule.outcome`,
        `outcome-not-usable ${place('risk')}.rule.target`,
        `outcome-not-usable ${place('success')}.rule.outcome`,
        `outcome-not-usable ${place('guarantee')}.rule.outcome`,
        `claimed-without-target clauses.${clauses.length}.rule.outcome`,
      ],
    ],
    [
      'a price or a promise that a clause needs',
      (payment, draft) => {
        payment.prices.shift();
        payment.prices.push(payment.prices[0]);
        delete draft.suppliers[0].promisedNetBenefit;
      },
      [
        `promise-missing ${place('benefit')}.rule`,
        'duplicate-name prices.1.supplier',
        ...['results', 'risk', 'first', 'guarantee'].map((id) => `price-missing ${place(id)}.rule`),
      ],
    ],
    [
      'tiers, corridors, strata and qualities that do not fit',
      (payment) => {
        rule(payment, 'ceiling').tiers.push({ above: 1_000_000, back: 0.5 });
        rule(payment, 'premium').corridors.reverse();
        rule(payment, 'premium').strata.push({ stratum: 'all', risk: 2 });
        rule(payment, 'savings').quality = [
          { target: 'ppm_S1', threshold: 0.05, benchmark: 0.1, weight: 0.5 },
          { target: 'ppm_S1', threshold: 0.1, benchmark: 0.1, weight: 0.1 },
          { target: 'waiting_S1', threshold: 0.9, benchmark: 0.8, weight: 0.2 },
        ];
        // Three tenths are 1 in decimals only.
        rule(payment, 'linked').quality = [0.1, 0.2, 0.7].map((weight, each) => ({
          target: ['ppm_S1', 'death_S1', 'audited_S1'][each],
          threshold: 0.1,
          benchmark: 0.05,
          weight,
        }));
      },
      [
        `steps-not-rising ${place('ceiling')}.rule.tiers.1.above`,
        `duplicate-name ${place('savings')}.rule.quality.1.target`,
        `quality-weights ${place('savings')}.rule.quality`,
        ...[0, 1, 2].map(
          (part) => `benchmark-on-wrong-side ${place('savings')}.rule.quality.${part}.benchmark`,
        ),
        `steps-not-rising ${place('premium')}.rule.corridors.1.above`,
        `duplicate-name ${place('premium')}.rule.strata.1.stratum`,
      ],
    ],
    [
      'caps that contradict each other, clauses without any, clauses that move nothing',
      (payment) => {
        payment.caps = [
          { supplier: 'S2', period: 20, life: 10 },
          { supplier: 'S2', life: 5 },
        ];
        payment.clauses = payment.clauses.filter(({ id }: Draft) => ['results', 'corridor'].includes(id));
        payment.clauses[1].rule.bonusCap = 0;
        payment.clauses[1].rule.malusCap = 0;
        payment.clauses[0].caps = { period: 100 };
      },
      [
        'duplicate-name caps.1.supplier',
        'cap-never-reached? caps.0.period',
        'clause-without-cap? clauses.0.caps',
        'clause-moves-nothing clauses.1.rule',
      ],
    ],
    [
      'adjudicators who cannot judge',
      (payment) => {
        payment.adjudicators = [
          { name: 'Anna  VERDI', role: 'first' },
          { name: 'Luisa Neri', role: 'first' },
          { name: 'luisa neri', role: 'third' },
        ];
      },
      [
        'adjudicator-signs? adjudicators.0.name',
        'adjudicator-role-twice adjudicators.1.role',
        'adjudicator-twice adjudicators.2.name',
        'adjudicators-missing? adjudicators',
      ],
    ],
    [
      'a penalty beyond what the law allows',
      (payment) => {
        rule(payment, 'late').cap = 0.2;
      },
      [`invalid-value ${place('late')}.rule.cap`],
    ],
  ];

  it.each(cases)('%s', (_name, change, expected) => {
    expect(found(change)).toEqual(expected);
  });
});
