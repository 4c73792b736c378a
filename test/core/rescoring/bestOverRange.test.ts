import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOffer, bestOverRange, netBenefits } from '../../../src/core/rescoring/netBenefit.ts';
import type { PastLot } from '../../../src/core/rescoring/pastTender.ts';
import { pastTender } from '../../support/pastTenders.ts';

const lot = pastTender('cardiologia-2021').lots[0] as PastLot;

/** Few values, so that lines meet in one point and run side by side. */
const offers = fc.array(
  fc.record({
    effect: fc.integer({ min: 0, max: 6 }),
    costOfCare: fc.integer({ min: 0, max: 9 }).map((thousands) => thousands * 1000),
  }),
  { minLength: 1, maxLength: 6 },
);

it('the best over a range of λ has the highest net benefit everywhere in it', () => {
  fc.assert(
    fc.property(offers, fc.double({ min: 0, max: 1, noNaN: true }), (outcomes, share) => {
      const made: PastLot = {
        ...lot,
        offers: outcomes.map((outcome, at) => ({
          name: `o${at}`,
          price: 1000,
          winner: at === 0,
          judged: {},
          outcome: { ...outcome, source: 's' },
        })),
      };
      const parts = bestOverRange(made, 0, 8000) ?? [];
      expect(parts[0]?.from).toBe(0);
      expect(parts.at(-1)?.to).toBe(8000);
      parts.forEach(({ from, to }, at) => {
        expect(to).toBeGreaterThan(from);
        if (at > 0) expect(parts[at - 1]?.to).toBe(from);
      });
      const lambda = 8000 * share;
      const valued = netBenefits(made, lambda) ?? [];
      const part = parts.find(({ from, to }) => lambda >= from && lambda <= to);
      const own = valued.find(({ offer }) => offer === part?.offer);
      expect(own?.netBenefit).toBeCloseTo(bestOffer(made, valued).netBenefit, 6);
    }),
  );
});
