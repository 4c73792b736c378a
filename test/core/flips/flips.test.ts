import { describe, expect, it } from 'vitest';
import { betaFromEvents } from '../../../src/core/distributions/beta.ts';
import { winnersIn } from '../../../src/core/flips/awardCase.ts';
import { eventsToFlip } from '../../../src/core/flips/eventsToFlip.ts';
import { winnerMap } from '../../../src/core/flips/winnerMap.ts';
import { winnersByPrior } from '../../../src/core/flips/winnersByPrior.ts';
import { atLambda, winnersOverLambda } from '../../../src/core/flips/winnersOverLambda.ts';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import type { Lot } from '../../../src/core/tender/lot.ts';
import { expectedBenefit } from '../../../src/core/valuation/benefit.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { tavi5Evaluated, tavi5Offers } from '../../report/evaluation.ts';
import { tavi5Case, tavi5Outcomes } from '../../support/awardCase.ts';
import { golden } from '../../support/golden.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const award = tavi5Case(lot);
const strategies = tavi5Strategies('none');
const evidences = tavi5Offers(lot).map(({ evidence }) => evidence);

describe('events to flip', () => {
  const leader = strategies.find(({ id }) => id === 'S5') as Strategy;
  const evidence = evidences.find(({ offer }) => offer === 'S5') as (typeof evidences)[number];

  /** Who is first with another number of events in one figure of the leader's study. */
  const winnersAt = (rules: Lot, indicator: string, events: number): readonly string[] => {
    const indicators = { ...leader.indicators, [indicator]: betaFromEvents(events, 95, 'none') };
    const { benefit } = expectedBenefit(rules, { indicators });
    const offers = award.offers.map((one) => (one.id === 'S5' ? { ...one, benefit } : one));
    return winnersIn({ ...award, lot: rules, offers }, decimal);
  };

  it('are the fewest more that hand the award over, as trying each number says', () => {
    const found = eventsToFlip(award, leader, evidence);
    expect(found.map(({ indicator }) => indicator)).toEqual(['ppm', 'stroke', 'vasc', 'pvl', 'death']);
    for (const { indicator, events, n, flipAt, winners } of found) {
      expect(n).toBe(95);
      const all = Array.from({ length: 94 - events }, (_, at) => events + 1 + at);
      const first = all.find((count) => winnersAt(lot, indicator, count).join() !== 'S5');
      expect(flipAt, indicator).toBe(first ?? null);
      expect(winners).toEqual(first === undefined ? null : winnersAt(lot, indicator, first));
    }
  });

  it('are fewer where more are better, and none where no possible number would do', () => {
    const better = (rules: Lot): Lot => ({
      ...rules,
      indicators: rules.indicators.map((one) => ({ ...one, better: 'higher' as const })),
    });
    // Fewer complications only help the leader.
    const found = eventsToFlip({ ...award, lot: better(lot) }, leader, evidence);
    expect(found.map(({ flipAt, winners }) => [flipAt, winners])).toEqual(found.map(() => [null, null]));
  });
});

describe('winners over λ', () => {
  const outcomes = tavi5Outcomes(lot);
  const stretches = winnersOverLambda(award, outcomes);
  const at = (lambda: number) => winnersIn(atLambda(award, outcomes, lambda), decimal);

  it('cover the published range without a gap, each to the euro', () => {
    const { range } = lot.willingnessToPay;
    expect(stretches[0]?.from).toBe(range.from);
    expect(stretches.at(-1)?.to).toBe(range.to);
    expect(stretches.length).toBeGreaterThan(1);
    stretches.forEach(({ from, to, winners }, number) => {
      expect(at(from)).toEqual(winners);
      expect(at(to)).toEqual(winners);
      const before = stretches[number - 1];
      if (before === undefined) return;
      expect(from).toBe(before.to + 1);
      expect(winners).not.toEqual(before.winners);
    });
  });

  it('agree at the tender’s own λ with the award, on the map too', () => {
    const { value } = lot.willingnessToPay;
    const own = stretches.find(({ from, to }) => from <= value && value <= to);
    expect(own?.winners).toEqual(winnersIn(award, decimal));
    const map = winnerMap(award, outcomes);
    const row = map?.benefitWeights.findIndex((weight) => Math.abs(weight - 70) < 1e-9) ?? -1;
    const column = map?.lambdas.indexOf(value) ?? -1;
    expect(map?.winners[row]?.[column]).toBe('S5');
    // With nearly all points on the price the cheapest is first, with nearly all on the benefit the best.
    expect([map?.winners[0]?.[column], map?.winners.at(-1)?.[column]]).toEqual(['S4', 'S1']);
    expect(map?.winners.every((one) => one.length === map.lambdas.length)).toBe(true);
  });
});

describe('winners by prior', () => {
  // Source: tavi5-psa (Jeffreys), tolerance 0.001.
  it('change the leader in net benefit from S5 to S1 under Jeffreys', () => {
    const { jeffreys } = golden('tavi5-psa').expected;
    const found = winnersByPrior(award, strategies, evidences);
    const leaderOf = (prior: string): string | undefined =>
      found
        .find((one) => one.prior === prior)
        ?.result?.offers.toSorted((a, b) => b.netMonetaryBenefit - a.netMonetaryBenefit)[0]?.offer;
    expect([leaderOf('none'), leaderOf('jeffreys')]).toEqual(['S5', 'S1']);
    const read = found.find(({ prior }) => prior === 'jeffreys')?.result?.offers ?? [];
    expect(read).toHaveLength(5);
    for (const { offer, netMonetaryBenefit } of read) {
      expect(Math.abs(netMonetaryBenefit - jeffreys.meanNmb[offer])).toBeLessThan(0.001);
    }
    expect(found.filter(({ published }) => published).map(({ prior }) => prior)).toEqual(['none']);
  });

  it('say so where a count leaves no distribution without a prior', () => {
    const none = evidences.map((one) => ({
      ...one,
      evidence: one.evidence.map((figure) =>
        figure.indicator === 'death' ? { ...figure, given: { events: 0, n: 95 } } : figure,
      ),
    }));
    const found = winnersByPrior(award, strategies, none);
    expect(found.map(({ prior, result }) => [prior, result === null])).toEqual([
      ['none', true],
      ['jeffreys', false],
      ['uniform', false],
    ]);
  });
});

describe('the evaluation of a lot', () => {
  it('holds what would change the award beside it, with the published scale first', () => {
    const { flips, scoring } = tavi5Evaluated(1000).evaluation;
    expect(flips?.scales.map(({ scale, winners }) => [scale, ...winners])).toEqual([
      ['relative-best-linear', 'S5'],
      ['relative-best-bilinear-0.85', 'S2'],
      ['absolute-ideal-absolute', 'S1'],
      ['equal-euro-absolute', 'S5'],
    ]);
    expect(flips?.scales[0]?.offers.map(({ total }) => total)).toEqual(
      scoring.ranking.map(({ total }) => total),
    );
  });
});
