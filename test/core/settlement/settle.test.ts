import { describe, expect, it } from 'vitest';
import { corridor } from '../../../src/core/payment/corridor.ts';
import { settle } from '../../../src/core/settlement/settle.ts';
import { detailForSupplier, statementDetail } from '../../../src/core/settlement/statementDetail.ts';
import { fingerprint } from '../../../src/io/fingerprint.ts';
import { clause, NO_FACTS, payingContract } from '../../support/payment.ts';
import { claim, issue, lineOf, settlementData, standing, used } from '../../support/settlementData.ts';

/** S2 promised at most 17% of pacemakers: 50 EUR for each patient and point above it. */
const malus = clause(
  'malus',
  { kind: 'corridor', target: 'ppm_S2', deadBand: 0, slope: 50, bonusCap: 0, malusCap: 100_000 },
  { supplier: 'S2' },
);

const contract = payingContract((payment) => {
  payment.clauses = [malus];
});

/** 15 of 60 is 25% and may be chance; 40 of 120 and 63 of 190 are 33%, clearly above 17%. */
const early = { ppm_S2: { patients: 60, events: 15 } };
const half = { ppm_S2: { patients: 120, events: 40 } };
const late = { ppm_S2: { patients: 190, events: 63 } };

const standings = [standing(contract, 1, early), standing(contract, 2, half), standing(contract, 3, late)];

/** 100·(33.33… − 17) points · 50 EUR · 120 patients = 98,000 EUR, and (63/190 − 0.17)·100·50·190 = 153,500, at most 100,000. */
const EARLY = -2_400_000;
const AFTER_TWO = -9_800_000;
const AFTER_THREE = -10_000_000;

describe('three periods of a malus', () => {
  it('moves nothing while the target is undecided, and says what it would come to', () => {
    const [statement] = settle(settlementData(contract, 1, { standings: standings.slice(0, 1) }));
    // (15/60 − 0.17) · 100 · 50 · 60 = 24,000 EUR
    expect(statement?.lines).toMatchObject([
      {
        id: 'malus/1',
        kind: 'new',
        target: 'ppm_S2',
        state: 'inconclusive',
        held: 'inconclusive',
        lifeToDate: EARLY,
        position: 0,
        indicated: EARLY,
        amount: 0,
      },
    ]);
    expect(statement?.totals).toMatchObject({ net: 0, life: 0, indicatedHeld: EARLY });
  });

  it('brings the malus of both periods once the second decides, and no longer indicates it for the first', () => {
    const first = settlementData(contract, 1, { standings: standings.slice(0, 1) });
    const [statement] = settle(
      settlementData(contract, 2, { standings: standings.slice(0, 2), issued: issue(first) }),
    );
    expect(statement).toMatchObject({ number: 2, kind: 'definitive', period: { number: 2 } });
    expect(statement?.previous).toMatch(/^[0-9a-f]{64}$/);
    expect(statement?.lines).toMatchObject([
      { id: 'malus/1', kind: 'unchanged', held: 'inconclusive', position: 0, indicated: 0, amount: 0 },
      { id: 'malus/2', kind: 'new', state: 'missed', held: null, position: AFTER_TWO, amount: AFTER_TWO },
    ]);
    expect(statement?.totals).toEqual({
      toSupplier: 0,
      fromSupplier: AFTER_TWO,
      net: AFTER_TWO,
      life: AFTER_TWO,
      indicatedHeld: 0,
      penalty: 0,
      penaltyLife: 0,
    });
  });

  it('settles a period that was passed over together with the next', () => {
    const first = settlementData(contract, 1, { standings: standings.slice(0, 1) });
    const [statement] = settle(settlementData(contract, 3, { standings, issued: issue(first) }));
    expect(statement).toMatchObject({ number: 2, period: { number: 3 } });
    expect(statement?.lines).toMatchObject([
      { id: 'malus/1', kind: 'unchanged' },
      { id: 'malus/2', kind: 'new', amount: AFTER_TWO },
      { id: 'malus/3', kind: 'new', amount: AFTER_THREE - AFTER_TWO },
    ]);
  });

  it('corrects a period when late data undo what was decided, and the period after it takes the rest', () => {
    const issued = issue(
      settlementData(contract, 3, {
        standings,
        issued: issue(settlementData(contract, 2, { standings: standings.slice(0, 2) })),
      }),
    );
    // Fifteen pacemakers of the second period turn out to have been there before the valve.
    const corrected = [
      standings[0],
      standing(contract, 2, { ppm_S2: { patients: 120, events: 25 } }),
      standing(contract, 3, { ppm_S2: { patients: 190, events: 58 } }),
    ].filter((one) => one !== undefined);
    const [statement] = settle(settlementData(contract, 3, { standings: corrected, issued }));
    expect(statement?.lines).toMatchObject([
      { id: 'malus/1', kind: 'unchanged' },
      { id: 'malus/2', kind: 'correction', state: 'inconclusive', position: 0, amount: -AFTER_TWO },
      { id: 'malus/3', kind: 'correction', state: 'missed', position: AFTER_THREE },
    ]);
    expect(
      lineOf(
        [statement].flatMap((one) => one ?? []),
        'malus/3',
      ).amount,
    ).toBe(AFTER_TWO);
    expect(statement?.totals).toMatchObject({ net: 0, life: AFTER_THREE });
  });

  it('takes off a line that fell, does not ask for it later, and never turns it into a payment', () => {
    const issued = issue(settlementData(contract, 2, { standings: standings.slice(0, 2) }));
    const rulings = [{ line: 'malus/2', claim: null, verdict: 'falls' as const }];
    const [next] = settle(settlementData(contract, 3, { standings, issued, rulings }));
    expect(next?.lines).toMatchObject([
      { id: 'malus/1', amount: 0 },
      { id: 'malus/2', kind: 'correction', ruled: AFTER_TWO, position: 0, amount: -AFTER_TWO },
      { id: 'malus/3', kind: 'new', position: AFTER_THREE - AFTER_TWO },
    ]);
    const met = [...standings.slice(0, 2), standing(contract, 3, { ppm_S2: { patients: 900, events: 60 } })];
    const [undone] = settle(settlementData(contract, 3, { standings: met, issued, rulings }));
    expect(undone?.lines[2]).toMatchObject({ state: 'met', lifeToDate: 0, position: 0 });
    expect(undone?.totals.life).toBe(0);
  });

  it('leaves a bonus of which a part was asked back, where the line that asked for it fell', () => {
    const both = payingContract((payment) => {
      payment.clauses = [{ ...malus, rule: { ...malus.rule, bonusCap: 100_000 } }];
    });
    const [much, less] = [
      { patients: 120, events: 6 },
      { patients: 200, events: 20 },
    ] as const;
    const rulings = [{ line: 'malus/2', claim: null, verdict: 'falls' as const }];
    const positions = (last: { readonly patients: number; readonly events: number }) =>
      settle(
        settlementData(both, 3, {
          standings: [much, less, last].map((one, at) => standing(both, at + 1, { ppm_S2: one })),
          rulings,
        }),
      ).flatMap(({ lines }) => lines.map(({ position }) => position));
    // (0.17 − 6/120) · 100 · 50 · 120 = 72,000 EUR; after two periods (0.17 − 20/200) · 100 · 50 · 200 = 70,000.
    expect(positions(less)).toEqual([7_200_000, 0, 0]);
    // (0.17 − 21/200) · 100 · 50 · 200 = 65,000: only what is lost since then goes back.
    expect(positions({ patients: 200, events: 21 })).toEqual([7_200_000, 0, -500_000]);
    // (0.17 − 19/200) · 100 · 50 · 200 = 75,000: nothing was asked back, so only the 3,000 above 72,000 come.
    expect(positions({ patients: 200, events: 19 })).toEqual([7_200_000, 0, 300_000]);
  });

  it('does not ask for it later either where late data hold the line that fell', () => {
    const issued = issue(settlementData(contract, 2, { standings: standings.slice(0, 2) }));
    const rulings = [{ line: 'malus/2', claim: null, verdict: 'falls' as const }];
    const lacking = standing(contract, 2, { ppm_S2: { patients: 120, events: 40, followUp: 0.7 } });
    const given = [standings[0], lacking, standings[2]].filter((one) => one !== undefined);
    const [statement] = settle(settlementData(contract, 3, { standings: given, issued, rulings }));
    expect(statement?.lines).toMatchObject([
      { position: 0 },
      { held: 'not-computable', position: 0, amount: -AFTER_TWO },
      { position: AFTER_THREE - AFTER_TWO },
    ]);
  });

  it('gives a line back that stands in the end', () => {
    const issued = issue(settlementData(contract, 2, { standings: standings.slice(0, 2) }));
    const rulings = (['falls', 'stands'] as const).map((verdict) => ({
      line: 'malus/2',
      claim: null,
      verdict,
    }));
    const [statement] = settle(
      settlementData(contract, 2, { standings: standings.slice(0, 2), issued, rulings }),
    );
    expect(statement?.lines[1]).toMatchObject({ kind: 'unchanged', position: AFTER_TWO, amount: 0 });
  });
});

describe('what holds a line', () => {
  const held = (period: number, given: Parameters<typeof settlementData>[2]) =>
    settle(settlementData(contract, period, given))[0]?.lines.at(-1);

  it('is time first: the end of the period, the window and the lag', () => {
    // 30 June 2026 + 30 days + 60 days
    const to = standings.slice(0, 2);
    expect(held(2, { standings: to, asOf: '2026-09-27' })).toMatchObject({
      held: 'provisional',
      position: 0,
      indicated: AFTER_TWO - EARLY,
    });
    expect(held(2, { standings: to, asOf: '2026-09-28' })).toMatchObject({ held: null, position: AFTER_TWO });
  });

  it('is a delivery that a site owes, without naming it', () => {
    const owed = [{ site: 'H1', months: ['2026-05'] }];
    const lacking = [standing(contract, 1, early), standing(contract, 2, half, { owed })];
    expect(held(2, { standings: lacking })).toMatchObject({ held: 'data-owed', owedBy: ['site'] });
  });

  it('is a target that is not computable, with who owes the rows', () => {
    const lacking = standing(contract, 1, {
      ppm_S2: { patients: 120, events: 40, followUp: 0.7, owedBy: [{ party: 'H2', patients: 36 }] },
    });
    expect(held(1, { standings: [lacking] })).toMatchObject({
      held: 'not-computable',
      state: 'not-computable',
      owedBy: ['site'],
      indicated: AFTER_TWO,
    });
  });

  it('is a missed target that does not stand', () => {
    const targets = standing(contract, 1, half).targets.map((one) => ({ ...one, sanctionable: false }));
    expect(held(1, { standings: [{ period: 1, value: [], owed: [], targets }] })).toMatchObject({
      held: 'not-sanctionable',
      state: 'missed',
    });
  });
});

describe('caps', () => {
  const capped = payingContract((payment) => {
    payment.clauses = [
      { ...malus, caps: { period: 40_000, life: 90_000 } },
      clause(
        'late',
        { kind: 'delay-penalty', perMille: 1, cap: 0.1, netAmount: 480_000 },
        { supplier: 'S2' },
      ),
    ];
    payment.caps = [{ supplier: 'S2', period: 30_000 }];
  });

  it('spread an amount over periods, the clause’s own and then the common one; the penalty stands outside', () => {
    const delays = [
      { supplier: 'S2', reference: 'O-1', dueOn: '2026-04-01', suppliedOn: '2026-04-05', days: 4 },
    ];
    const later = [4, 5].map((period) => standing(capped, period, late));
    const [statement] = settle(
      settlementData(capped, 5, { standings: [...standings, ...later], facts: { ...NO_FACTS, delays } }),
    );
    expect(statement?.lines.map(({ position }) => position)).toEqual([
      0, -3_000_000, -3_000_000, -3_000_000, 0,
    ]);
    expect(statement?.lines.map(({ capped: off }) => off)).toEqual([
      0, -6_800_000, -4_000_000, -1_000_000, -1_000_000,
    ]);
    // 4 days · 1‰ · 480,000
    expect(statement?.penalties.map(({ position }) => position)).toEqual([0, -192_000, 0, 0, 0]);
    expect(statement?.totals).toMatchObject({ life: -9_000_000, penaltyLife: -192_000 });
  });
});

describe('claims of a warranty', () => {
  const guarantee = payingContract((payment) => {
    payment.clauses = (payment.clauses as { id: string }[]).filter(({ id }) => id === 'guarantee');
    payment.caps = [];
  });
  const claims = [
    claim('C1', { ageMonths: 9 }),
    claim('C2', { ageMonths: 9, daysToFile: 91 }),
    claim('C3', { ageMonths: 24, cause: 'unknown', recalledLot: 'L7', filedOn: '2026-05-02' }),
    claim('C4', { ageMonths: 36, filedOn: '2026-05-02' }),
    claim('C5', { ageMonths: 12, cause: 'infection', filedOn: '2026-05-03' }),
  ];
  const recalls = [
    {
      supplier: 'S1',
      lot: 'L7',
      recalledOn: '2026-04-20',
      reference: 'FSN 1',
      patients: [
        { month: '2026-01', before: 5, after: 0 },
        { month: '2026-07', before: 0, after: 2 },
      ],
    },
  ];
  const facts = { ...NO_FACTS, claims, recalls, uses: [used('2026-01', 20), used('2026-07', 3)] };

  it('are judged each by itself, counted in the period of filing, and moved without any target', () => {
    const [statement] = settle(settlementData(guarantee, 3, { facts }));
    // 18,500·(1 − 9/36) + 1,500 = 15,375; 18,500·(1 − 24/36) = 6,166.67; 5 and 2 patients of the recalled lot at 250.
    expect(statement?.lines).toMatchObject([
      {
        position: -1_537_500,
        claims: [
          { ageMonths: 9, verdict: 'late', claims: 1, amount: 0 },
          { ageMonths: 9, verdict: 'valid', claims: 1, amount: -1_537_500 },
        ],
      },
      {
        position: -616_667 - 125_000,
        claims: [
          { ageMonths: 12, verdict: 'other-cause' },
          { ageMonths: 24, verdict: 'valid', amount: -616_667 },
          { ageMonths: 36, verdict: 'out-of-warranty' },
        ],
      },
      { position: -50_000, claims: [] },
    ]);
    expect(statement?.ordinary).toEqual({ procedures: 23, billed: 42_550_000, unpriced: 0 });
  });

  it('fall one by one', () => {
    const issued = issue(settlementData(guarantee, 1, { facts }));
    const rulings = [
      { line: 'guarantee/1', claim: { site: 'H1', reference: 'C1' }, verdict: 'falls' as const },
    ];
    const [statement] = settle(settlementData(guarantee, 2, { facts, issued, rulings }));
    expect(statement?.lines[0]).toMatchObject({
      kind: 'correction',
      position: 0,
      amount: 1_537_500,
      claims: [{ verdict: 'adjudicated' }, { verdict: 'late' }],
    });
  });

  it('that come after the contract’s end count in its last period, settled again as a correction', () => {
    // The contract ends on 2027-12-31 with period 8.
    const last = { ...facts, claims: [claim('C9', { ageMonths: 9, filedOn: '2028-01-20' })], recalls: [] };
    const before = settlementData(guarantee, 8, { facts: { ...last, claims: [] }, asOf: '2028-01-05' });
    const issued = issue(before);
    const [again] = settle(settlementData(guarantee, 8, { facts: last, issued }));
    expect(lineOf(again === undefined ? [] : [again], 'guarantee/8')).toMatchObject({
      claims: [{ ageMonths: 9, verdict: 'valid', claims: 1 }],
      amount: -1_537_500,
    });
    const [seventh] = settle(settlementData(guarantee, 7, { facts: last }));
    expect(seventh?.totals.net).toBe(0);
  });

  it('fall at their own hospital, whatever numbers others gave', () => {
    const twice = {
      ...facts,
      claims: [claim('C1', { ageMonths: 9 }), claim('C1', { ageMonths: 3, site: 'H2' })],
    };
    const issued = issue(settlementData(guarantee, 1, { facts: twice }));
    const rulings = [
      { line: 'guarantee/1', claim: { site: 'H2', reference: 'C1' }, verdict: 'falls' as const },
    ];
    const data = settlementData(guarantee, 2, { facts: twice, issued, rulings });
    const [statement] = settle(data);
    expect(statement?.lines[0]?.claims).toMatchObject([
      { ageMonths: 3, verdict: 'adjudicated', claims: 1 },
      { ageMonths: 9, verdict: 'valid', claims: 1 },
    ]);
    if (statement === undefined) throw new Error('no statement');
    const detail = statementDetail(data, statement, fingerprint);
    expect(detail.claims).toMatchObject([
      { line: 'guarantee/1', number: 1, ageMonths: 3, name: { site: 'H2', reference: 'C1' } },
      { line: 'guarantee/1', number: 2, ageMonths: 9, name: { site: 'H1', reference: 'C1' } },
    ]);
    // A supplier reads no more of them than the counts of the line say.
    const read = detailForSupplier(detail);
    expect(JSON.stringify(read)).not.toMatch(/H[12]|C1/);
    expect(read.claims.map(({ ageMonths, verdict }) => ({ ageMonths, verdict }))).toEqual(
      statement.lines[0]?.claims.map(({ ageMonths, verdict }) => ({ ageMonths, verdict })),
    );
  });

  it('the board knows which hospitals owe what a line waits for, and the statement does not', () => {
    const owing = standing(contract, 1, {
      ppm_S2: { ...half.ppm_S2, followUp: 0.5, owedBy: [{ party: 'H2', patients: 60 }] },
    });
    const months = { ...standing(contract, 1, half), owed: [{ site: 'H1', months: ['2026-02', '2026-03'] }] };
    const told = [owing, months].map((one) => {
      const data = settlementData(contract, 1, { standings: [one] });
      const [statement] = settle(data);
      if (statement === undefined) throw new Error('no statement');
      expect(JSON.stringify(statement)).not.toMatch(/H[12]/);
      return statementDetail(data, statement, fingerprint).owing;
    });
    expect(told).toEqual([
      [{ line: 'malus/1', site: 'H2', months: 0, patients: 60 }],
      [{ line: 'malus/1', site: 'H1', months: 2, patients: 0 }],
    ]);
  });
});

describe('a new version of the contract', () => {
  it('states issued periods again by its rules, and moves the difference', () => {
    const issued = issue(settlementData(contract, 2, { standings: standings.slice(0, 2) }));
    // 40 EUR for each patient and point instead of 50: of 98,000 EUR one fifth comes back.
    const milder = payingContract((payment) => {
      payment.clauses = [{ ...malus, rule: { ...malus.rule, slope: 40 } }];
    });
    const [statement] = settle(settlementData(milder, 2, { standings: standings.slice(0, 2), issued }));
    expect(statement?.fingerprint).not.toBe(issued[0]?.statement.fingerprint);
    expect(statement?.previous).toBe(issued[0]?.hash);
    expect(lineOf(statement === undefined ? [] : [statement], 'malus/2')).toMatchObject({
      kind: 'correction',
      before: AFTER_TWO,
      position: -7_840_000,
      amount: 1_960_000,
    });
  });
});

describe('what cannot follow what was issued', () => {
  const issued = issue(settlementData(contract, 2, { standings: standings.slice(0, 2) }));

  it('is an earlier period', () => {
    expect(() => settle(settlementData(contract, 1, { standings: standings.slice(0, 1), issued }))).toThrow(
      'Period 2 has an issued statement',
    );
  });

  it('is a version of the contract without the clause, or with other periods', () => {
    const without = payingContract((payment) => {
      payment.clauses = [{ ...malus, id: 'other' }];
    });
    expect(() => settle(settlementData(without, 3, { issued }))).toThrow('The clause malus of S2');
    const longer = payingContract((payment) => {
      payment.clauses = [malus];
      payment.everyMonths = 6;
    });
    expect(() => settle(settlementData(longer, 2, { issued }))).toThrow('went from 2026-04-01');
  });

  it('is not a version with another slope: its difference is a correction', () => {
    const gentler = payingContract((payment) => {
      payment.clauses = [{ ...malus, rule: { ...malus.rule, slope: 25 } }];
    });
    const [statement] = settle(settlementData(gentler, 2, { standings: standings.slice(0, 2), issued }));
    expect(statement?.lines[1]).toMatchObject({ kind: 'correction', amount: -AFTER_TWO / 2 });
  });
});

it('agrees with the rule’s own arithmetic', () => {
  const rule = malus.rule.kind === 'corridor' ? malus.rule : undefined;
  expect(rule && corridor(rule, { distance: 0.17 - 40 / 120, patients: 120 }).amount).toBe(AFTER_TWO);
});
