import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAggregates, NO_AGGREGATES } from '../../../src/core/tracking/addAggregates.ts';
import type { Aggregates } from '../../../src/core/tracking/aggregates.ts';

const name = fc.constantFrom('A', 'B');
const month = fc.constantFrom('2026-01', '2026-02', '2026-10');
const count = fc.nat(1000);
/** Sums of risks and scores are multiples of 2⁻³². */
const sum = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((units) => units / 4_294_967_296);
const where = { supplier: name, site: name, month };

const part: fc.Arbitrary<Aggregates> = fc.record({
  events: fc.array(
    fc.record({
      ...where,
      outcome: name,
      young: count,
      due: count,
      known: count,
      events: count,
      missing: count,
      expected: sum,
      variance: sum,
      expectedMissing: sum,
      withoutRisk: count,
    }),
  ),
  survival: fc.array(
    fc.record({
      outcome: name,
      supplier: name,
      site: name,
      day: fc.nat(12),
      revisions: count,
      deaths: count,
      censored: count,
      lost: count,
    }),
  ),
  followUp: fc.array(
    fc.record({
      ...where,
      outcome: name,
      young: count,
      due: count,
      full: count,
      known: count,
      revisions: count,
      missing: count,
    }),
  ),
  scores: fc.constant([]),
  waits: fc.constant([]),
  registry: fc.array(
    fc.record({
      outcome: name,
      supplier: name,
      site: name,
      from: month,
      to: month,
      n: count,
      rate: sum,
      lower: sum,
      upper: sum,
    }),
    { maxLength: 3 },
  ),
  linkage: fc.array(
    fc.record({
      site: fc.option(name),
      month,
      deviceRows: count,
      matched: count,
      duplicateKeys: count,
      outcomeRows: count,
      orphans: count,
    }),
  ),
  reconciliation: fc.array(fc.record({ ...where, delivered: count, consumed: fc.option(count) })),
});

const total = (parts: readonly Aggregates[]) => parts.reduce(addAggregates, NO_AGGREGATES);

describe('addAggregates', () => {
  it('gives the same sums in whatever order parts and cells come, to the last bit', () => {
    fc.assert(
      fc.property(
        fc
          .array(part, { maxLength: 5 })
          .chain((parts) =>
            fc.tuple(
              fc.constant(parts),
              fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
            ),
          ),
        ([parts, shuffled]) => {
          const cellsTurned = shuffled.map(
            (one) =>
              Object.fromEntries(
                Object.entries(one).map(([kind, cells]) => [kind, cells.toReversed()]),
              ) as unknown as Aggregates,
          );
          expect(total(cellsTurned)).toEqual(total(parts));
        },
      ),
    );
  });

  it('is not changed by a part in which nothing was counted, nor by adding two parts first', () => {
    fc.assert(
      fc.property(part, part, part, (one, two, three) => {
        expect(addAggregates(total([one]), NO_AGGREGATES)).toEqual(total([one]));
        expect(addAggregates(one, addAggregates(two, three))).toEqual(total([one, two, three]));
      }),
    );
  });

  it('adds cells that are alike; consumption that nobody reported is not 0', () => {
    const cell = { supplier: 'A', site: 'B', month: '2026-01', delivered: 2, consumed: null };
    const sums = (consumed: number | null) =>
      addAggregates(
        { ...NO_AGGREGATES, reconciliation: [cell] },
        { ...NO_AGGREGATES, reconciliation: [{ ...cell, consumed }] },
      ).reconciliation;
    expect(sums(null)).toEqual([{ ...cell, delivered: 4 }]);
    expect(sums(0)).toEqual([{ ...cell, delivered: 4, consumed: 0 }]);
  });
});
