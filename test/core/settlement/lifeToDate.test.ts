import { describe, expect, it } from 'vitest';
import { badOutcomes } from '../../../src/core/settlement/badOutcomes.ts';
import type { PaymentFacts } from '../../../src/core/settlement/paymentFacts.ts';
import type { PeriodStanding } from '../../../src/core/settlement/periodStanding.ts';
import { settle } from '../../../src/core/settlement/settle.ts';
import { NO_FACTS, payingContract } from '../../support/payment.ts';
import { claim, lineOf, settlementData, standing, used } from '../../support/settlementData.ts';

/** Without caps. 60 pacemakers of 300 are 20%, missed; the target is 6.5%. */
const contract = payingContract((payment) => {
  payment.caps = [];
});
const missed = { ppm_S1: { patients: 300, events: 60 }, death_S1: { patients: 300, events: 9, expected: 9 } };

const episodes = { month: '2026-02', episodes: 10, withoutCost: 0 };
const facts: PaymentFacts = {
  ...NO_FACTS,
  uses: [used('2026-01', 60), used('2026-04', 40), used('2026-01', 9, { supplier: 'S2' })],
  firstUses: [{ clause: 'first', month: '2026-01', uses: 6 }],
  episodes: [
    { clause: 'savings', ...episodes, cost: 8_000_000, cappedCost: 8_000_000 },
    { clause: 'episode', ...episodes, cost: 9_900_000, cappedCost: 9_000_000 },
  ],
  enrolment: [{ supplier: 'S1', month: '2026-03', stratum: 'all', memberMonths: 1000, cost: 3_000_000 }],
  claims: [
    claim('R1', { clause: 'results' }),
    claim('R2', { clause: 'results', udiMatched: false, cause: 'patient' }),
    claim('R3', { clause: 'success', documented: false }),
    claim('R4', { clause: 'success', filedOn: '2026-04-10' }),
  ],
  delays: [{ supplier: 'S1', reference: 'O1', dueOn: '2026-03-28', suppliedOn: '2026-04-02', days: 5 }],
};
const value: PeriodStanding['value'] = [
  {
    supplier: 'S1',
    promisedNetBenefit: 8000,
    deliveredNetBenefit: 5000,
    deliveredInterval: { lower: 4000, upper: 7000 },
    patients: 100,
  },
];

function statements(given: {
  counted?: Parameters<typeof standing>[2];
  facts?: Partial<PaymentFacts>;
  more?: Partial<PeriodStanding>;
}) {
  const standings = [1, 2].map((period) =>
    standing(contract, period, given.counted ?? missed, { value, ...given.more }),
  );
  return settle(settlementData(contract, 2, { standings, facts: { ...facts, ...given.facts } }));
}

/** `lifeToDate` to the end of both periods, in EUR. */
const dueOf = (found: ReturnType<typeof statements>, clause: string) =>
  [1, 2].map((period) => lineOf(found, `${clause}/${period}`).lifeToDate / 100);

describe('every rule on the life of the contract', () => {
  it.each([
    // 2 valid claims at the price; UDI and cause are asked of a warranty only.
    ['results', [-37_000, -37_000]],
    // half the price for each of 60 bad outcomes
    ['risk', [-555_000, -555_000]],
    // 6 first uses at half the price
    ['first', [-55_500, -55_500]],
    // one documented success, filed in April
    ['success', [0, 22_000]],
    // billed 1,110,000 and then 1,850,000, above 1,000,000
    ['ceiling', [-110_000, -850_000]],
    ['guarantee', [0, 0]],
    // (20 − 6.5 − 1) points · 20 EUR · 300 patients = 75,000
    ['corridor', [-75_000, -75_000]],
    // quality: 20% earns nothing, so savings of 92,000 − 80,000 pass no gate
    ['savings', [0, 0]],
    // all that is withheld is lost: 0.04 · 4,800 · volume
    ['linked', [-11_520, -19_200]],
    // (0.6·9,000 + 0.4·9,400)·0.97 = 8,885.20 each; 88,852 − 90,000
    ['episode', [-1148, -1148]],
    // 31.5·1.01·1,000 = 31,815; cost is 5.7% below: half of what is beyond 3% goes back: (1,815 − 954.45)/2
    ['premium', [31_384.72, 31_384.72]],
    // 20% of 3,000 for each of 100 patients
    ['benefit', [-60_000, -60_000]],
    // 5 days · 1‰ · 480,000, supplied in April
    ['late', [0, -2400]],
  ])('%s', (clause, due) => {
    expect(dueOf(statements({}), clause)).toEqual(due);
  });
});

describe('bad outcomes', () => {
  const observed = {
    value: 0.7,
    interval: { lower: 0.6, upper: 0.8 },
    method: 'wilson',
    patients: 90,
  } as const;
  const responders = { n: 55, share: 55 / 90, interval: { lower: 0.5, upper: 0.7 } };
  const score = { valueSet: null, before: 0, after: 0, change: 0, adjustedGain: null, responders };

  it.each([
    ['events where lower is better', { better: 'lower', events: 63, score: null }, 63],
    ['patients without one where higher is', { better: 'higher', events: 63, score: null }, 27],
    ['of scores those who did not respond', { better: 'higher', events: null, score }, 35],
    [
      'none where nobody counts responders',
      { better: 'higher', events: null, score: { ...score, responders: null } },
      null,
    ],
    ['none of a mean', { better: 'higher', events: null, score: null }, null],
  ] as const)('are %s', (_, { better, events, score: figure }, bad) => {
    expect(badOutcomes({ observed: { ...observed, events }, score: figure, better })).toBe(bad);
  });
});

describe('what cannot be told or is not shown', () => {
  const heldOf = (found: ReturnType<typeof statements>, id: string) => {
    const { held, lifeToDate, position } = lineOf(found, id);
    return { held, lifeToDate, position };
  };
  const lacking = { held: 'not-computable', lifeToDate: 0, position: 0 };

  it('is an episode without cost, from its period on', () => {
    const withoutCost = statements({
      facts: {
        episodes: [
          { clause: 'episode', ...episodes, month: '2026-05', withoutCost: 1, cost: 1, cappedCost: 1 },
        ],
      },
    });
    expect(lineOf(withoutCost, 'episode/1').held).toBe(null);
    expect(heldOf(withoutCost, 'episode/2')).toEqual(lacking);
  });

  it('is a device row without price, a stratum without weight, net benefit without the award', () => {
    const found = statements({
      facts: {
        uses: [used('2026-01', 60, { unpriced: 1 })],
        enrolment: [{ supplier: 'S1', month: '2026-01', stratum: 'other', memberMonths: 9, cost: 1 }],
      },
      more: { value: [] },
    });
    for (const id of ['ceiling/1', 'premium/1', 'benefit/1']) expect(heldOf(found, id)).toEqual(lacking);
  });

  it('are claims of an outcome whose data are not computable; those of a warranty stand by themselves', () => {
    const found = statements({
      counted: { ...missed, death_S1: { patients: 300, events: 9, expected: 9, followUp: 0.5 } },
      facts: { claims: [claim('R1', { clause: 'results' }), claim('W1', { ageMonths: 35 })] },
      more: { owed: [{ site: 'H1', months: ['2026-01'] }] },
    });
    expect(lineOf(found, 'results/1')).toMatchObject({
      held: 'not-computable',
      target: 'death_S1',
      lifeToDate: -1_850_000,
      indicated: -1_850_000,
      position: 0,
    });
    // 18,500 · 1/36
    expect(heldOf(found, 'guarantee/1')).toEqual({ held: null, lifeToDate: -51_389, position: -51_389 });
  });

  it('is a shortfall of net benefit that its interval does not show: none is due, and nothing waits', () => {
    const some = value.map((one) => ({ ...one, deliveredInterval: { lower: 3000, upper: 8000 } }));
    expect(heldOf(statements({ more: { value: some } }), 'benefit/1')).toEqual({
      held: null,
      lifeToDate: 0,
      position: 0,
    });
  });

  it('is a bad outcome of a target that is met, where only a missed one brings money back', () => {
    const met = statements({ counted: { ...missed, ppm_S1: { patients: 300, events: 5 } } });
    expect(heldOf(met, 'risk/2')).toEqual({ held: null, lifeToDate: 0, position: 0 });
    expect(lineOf(met, 'corridor/2')).toMatchObject({ state: 'met', lifeToDate: 2_300_000, kind: 'new' });
  });

  // 18 of 300 are 6%, on the good side of 6.5%; 21 are 7%, beyond it. Neither is decided.
  it('is a bad outcome of an undecided target, unless what was observed lies beyond it', () => {
    const [good, bad] = [18, 21].map((events) =>
      statements({ counted: { ...missed, ppm_S1: { patients: 300, events } } }),
    ) as [ReturnType<typeof statements>, ReturnType<typeof statements>];
    expect(heldOf(good, 'risk/2')).toEqual({ held: 'inconclusive', lifeToDate: 0, position: 0 });
    expect(heldOf(bad, 'risk/2')).toEqual({ held: 'inconclusive', lifeToDate: -19_425_000, position: 0 });
  });
});
