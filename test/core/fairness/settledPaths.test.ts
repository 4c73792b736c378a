import { describe, expect, it } from 'vitest';
import { fairness } from '../../../src/core/fairness/fairness.ts';
import { looksOf } from '../../../src/core/fairness/looks.ts';
import type { Clause } from '../../../src/core/payment/clause.ts';
import { settle } from '../../../src/core/settlement/settle.ts';
import { clause, payingContract } from '../../support/payment.ts';
import { settlementData, standing } from '../../support/settlementData.ts';

const PATIENTS = 15;

const corridor = (more: object, caps: Clause['caps'] = {}) =>
  clause(
    'it',
    {
      kind: 'corridor',
      target: 'ppm_S1',
      deadBand: 0.05,
      slope: 20,
      bonusCap: 900,
      malusCap: 30_000,
      ...more,
    },
    caps && { caps },
  );
const sharing = (when: 'missed' | 'any') =>
  clause('it', { kind: 'risk-sharing', target: 'ppm_S1', when, share: 1 / 3 });

/** Two years, looked at three times, and one target of S1: its clause decides alone. */
function contractOf(one: Clause, value: number, better: 'lower' | 'higher', comparisons: 'none' | 'holm') {
  const contract = payingContract((payment) => {
    payment.clauses = [one];
    payment.caps = [];
    payment.everyMonths = 8;
  });
  return {
    ...contract,
    outcomes: contract.outcomes.map((outcome) => (outcome.id === 'ppm' ? { ...outcome, better } : outcome)),
    targets: contract.targets
      .filter(({ id }) => id === 'ppm_S1')
      .map((target) => ({ ...target, value, patients: PATIENTS })),
    decision: { ...contract.decision, minimumPatients: 4, comparisons },
  };
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

describe('the simulator against real settlements of every path of counts', () => {
  it.each<[string, Clause, number, 'lower' | 'higher', 'none' | 'holm']>([
    ['a corridor', corridor({}), 0.3, 'lower', 'none'],
    ['after the exact tail', corridor({}), 0.3, 'lower', 'holm'],
    ['where higher is better', corridor({ deadBand: 0 }), 0.7, 'higher', 'none'],
    ['within caps', corridor({}, { period: 4000, life: 7000 }), 0.2, 'lower', 'none'],
    ['shared risk once missed', sharing('missed'), 0.2, 'lower', 'none'],
    ['shared risk once decided', sharing('any'), 0.3, 'lower', 'none'],
  ])('%s', (_, one, value, better, comparisons) => {
    const contract = contractOf(one, value, better, comparisons);
    const looks = looksOf(contract, PATIENTS);
    const kept = fairness(contract, { clause: 'it' }).clauses[0]?.kept;
    const found = looks.map(() => ({ asked: 0, mean: 0, malus: 0, bonus: 0 }));
    const walk = (counts: readonly number[], probability: number): void => {
      const at = counts.length;
      if (at < looks.length) {
        const more = (looks[at]?.patients ?? 0) - (looks[at - 1]?.patients ?? 0);
        for (let k = 0; k <= more; k++)
          walk(
            [...counts, (counts.at(-1) ?? 0) + k],
            probability * choose(more, k) * value ** k * (1 - value) ** (more - k),
          );
        return;
      }
      const standings = counts.map((events, period) =>
        standing(contract, period + 1, { ppm_S1: { patients: looks[period]?.patients ?? 0, events } }),
      );
      const lines = settle(settlementData(contract, at, { standings })).flatMap((one) => one.lines);
      let [sum, asked] = [0, false];
      for (const [period, line] of lines.entries()) {
        sum += line.position;
        asked ||= line.held === null && line.lifeToDate < 0;
        const look = found[period] as (typeof found)[number];
        if (asked) look.asked += probability;
        look.mean += probability * sum;
        if (sum < 0) look.malus += probability;
        if (sum > 0) look.bonus += probability;
      }
    };
    walk([], 1);
    expect(found.some(({ asked }) => asked > 0.001)).toBe(true);
    for (const [at, look] of found.entries()) {
      const simulated = kept?.looks[at];
      expect(simulated?.asked).toBeCloseTo(look.asked, 12);
      expect(simulated?.amount.malus).toBeCloseTo(look.malus, 12);
      expect(simulated?.amount.bonus).toBeCloseTo(look.bonus, 12);
      expect(simulated?.amount.mean).toBeCloseTo(look.mean, 6);
    }
  });
});
