import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Arithmetic, binary, decimal } from '../../../src/core/numbers/arithmetic.ts';
import type { ProfileBenefits } from '../../../src/core/scoring/coefficients.ts';
import type { Committee } from '../../../src/core/scoring/committee.ts';
import { type ScoredOffer, score } from '../../../src/core/scoring/score.ts';
import type { ScoringRules } from '../../../src/core/scoring/scoringRules.ts';

// Source: rule-book.py, an engine of its own in exact fractions, made from the published words. Tolerance 1e-8.
interface RandomLot {
  readonly lot: ScoringRules & {
    readonly offers: readonly ScoredOffer[];
    readonly committee: Committee;
    readonly benefits: ProfileBenefits;
  };
  readonly expected: unknown;
}
const randomLots: RandomLot[] = JSON.parse(readFileSync('test/golden/rule-book.json', 'utf8'));

/** What the other engine says of a lot, said by this one. */
function scored({ lot }: RandomLot, arithmetic: Arithmetic): unknown {
  const result = score(lot, lot.offers, lot.committee, lot.benefits, arithmetic);
  const offers = result.economic.map(({ offer, items, points, price }) => {
    const own = result.technical.find((one) => one.offer === offer);
    return [
      offer,
      {
        criteria: Object.fromEntries(
          own?.criteria.map((one) => [
            one.criterion,
            [one.rawCoefficient, one.rawPoints, one.coefficient, one.points],
          ]) ?? [],
        ),
        technical: [own?.rawTotal, own?.totalBeforeSecond, own?.total],
        items: Object.fromEntries(items.map((one) => [one.item, [one.coefficient, one.points]])),
        economic: points,
        price,
      },
    ];
  });
  return {
    offers: Object.fromEntries(offers),
    discounts: Object.fromEntries(
      result.comparisons.map((one) => [one.item, [one.meanDiscount, one.greatestDiscount]]),
    ),
    ranking: result.ranking.map(({ rank, offer }) => [rank, offer]),
    flagged: result.anomalies.filter(({ flagged }) => flagged).map(({ offer }) => offer),
    quotas: Object.fromEntries(result.quotas.map(({ offer, share }) => [offer, share])),
  };
}

/** Figures that may differ by the tolerance; all else is the same or not. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 8);
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, near(one)]));
}

describe.each([
  ['decimal', decimal],
  ['binary', binary],
] as const)('random lots in %s arithmetic', (_, arithmetic) => {
  it('have the points, ranking, flags and quotas of a second engine', () => {
    expect(randomLots.length).toBeGreaterThan(50);
    for (const one of randomLots)
      expect(scored(one, arithmetic), `lot ${one.lot.id}`).toEqual(near(one.expected));
  });
});
