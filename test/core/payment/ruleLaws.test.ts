import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/core/numbers/arithmetic.ts';
import { bundle } from '../../../src/core/payment/bundle.ts';
import { capitation } from '../../../src/core/payment/capitation.ts';
import { corridor } from '../../../src/core/payment/corridor.ts';
import { costSharing } from '../../../src/core/payment/costSharing.ts';
import { delayPenalty } from '../../../src/core/payment/delayPenalty.ts';
import { netBenefitTrueUp } from '../../../src/core/payment/netBenefitTrueUp.ts';
import { paymentByResults } from '../../../src/core/payment/paymentByResults.ts';
import { qualityLinked } from '../../../src/core/payment/qualityLinked.ts';
import { riskSharing } from '../../../src/core/payment/riskSharing.ts';
import { sharedSavings } from '../../../src/core/payment/sharedSavings.ts';
import { spendingCap } from '../../../src/core/payment/spendingCap.ts';
import { successFee } from '../../../src/core/payment/successFee.ts';
import { recallContribution, warrantyRefund } from '../../../src/core/payment/warranty.ts';
import type { WorkedAmount } from '../../../src/core/payment/workedAmount.ts';

const count = fc.integer({ min: 0, max: 2000 });
const cents = fc.integer({ min: 0, max: 500_000_000 });
/** EUR with two decimals. */
const euros = fc.integer({ min: 0, max: 10_000_000 }).map((amount) => amount / 100);
const share = fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000);
const distance = fc.integer({ min: -3000, max: 3000 }).map((part) => part / 10_000);
const tiers = fc
  .uniqueArray(fc.integer({ min: 0, max: 4_000_000 }), { minLength: 1, maxLength: 4 })
  .chain((levels) =>
    fc.tuple(
      ...levels.sort((a, b) => a - b).map((above) => fc.record({ above: fc.constant(above), back: share })),
    ),
  );

/** A rule as one figure grows, with the least and greatest that it may move, in EUR; `better` says that more of the figure is good for the supplier. */
type Law = fc.Arbitrary<{
  readonly at: (figure: number) => WorkedAmount;
  readonly least: (figure: number) => number;
  readonly greatest: (figure: number) => number;
  readonly better: boolean;
}>;

const nothing = () => 0;
const worse = { greatest: nothing, better: false } as const;

const laws: readonly [string, Law, fc.Arbitrary<number>][] = [
  [
    'payment by results',
    euros.map((price) => ({
      at: (valid) => paymentByResults({ price, valid }),
      least: (valid) => -price * valid,
      ...worse,
    })),
    count,
  ],
  [
    'risk sharing',
    fc.tuple(euros, share).map(([price, part]) => ({
      at: (badOutcomes) => riskSharing({ share: part }, { price, badOutcomes }),
      least: (badOutcomes) => -price * badOutcomes,
      ...worse,
    })),
    count,
  ],
  [
    'cost sharing',
    fc.tuple(euros, share).map(([price, discount]) => ({
      at: (firstUses) => costSharing({ discount }, { price, firstUses }),
      least: (firstUses) => -price * firstUses,
      ...worse,
    })),
    count,
  ],
  [
    'success fee',
    euros.map((fee) => ({
      at: (documented) => successFee({ fee }, { documented }),
      least: nothing,
      greatest: (documented) => fee * documented,
      better: true,
    })),
    count,
  ],
  [
    'spending cap',
    tiers.map((levels) => ({
      at: (billed) => spendingCap({ tiers: levels }, { billed }),
      least: (billed) => -Math.max(0, billed / 100 - (levels[0]?.above ?? 0)),
      ...worse,
    })),
    cents,
  ],
  [
    'warranty: older failures bring less',
    fc
      .record({ price: euros, months: fc.integer({ min: 1, max: 120 }), amount: euros, within: count })
      .map(({ price, months, amount, within }) => ({
        at: (ageMonths) =>
          warrantyRefund({ months, contribution: { amount, withinMonths: within } }, { price, ageMonths }),
        least: () => -(price + amount),
        greatest: nothing,
        better: true,
      })),
    fc.integer({ min: 0, max: 200 }),
  ],
  [
    'recall',
    euros.map((contribution) => ({
      at: (patients) => recallContribution({ recall: { causePresumed: true, contribution } }, { patients }),
      least: (patients) => -contribution * patients,
      ...worse,
    })),
    count,
  ],
  [
    'corridor',
    fc
      .record({ deadBand: share, slope: euros, bonusCap: euros, malusCap: euros, patients: count })
      .map(({ patients, ...rule }) => ({
        at: (d) => corridor(rule, { distance: d, patients }),
        least: () => -rule.malusCap,
        greatest: () => rule.bonusCap,
        better: true,
      })),
    distance,
  ],
  [
    'shared savings: more cost brings less',
    fc
      .record({
        benchmark: euros,
        share,
        leastRate: share,
        cap: share,
        gate: share,
        quality: share,
        episodes: count,
      })
      .map(({ quality, episodes, ...rule }) => ({
        at: (cost) => sharedSavings(rule, { episodes, cost, quality: decimal.of(quality) }),
        least: () => -rule.cap * rule.benchmark * episodes,
        greatest: () => rule.cap * rule.benchmark * episodes,
        better: false,
      })),
    cents,
  ],
  [
    'links to quality: from what is withheld to factor times it',
    fc
      .record({ tariff: euros, withhold: share, factor: share, volume: count })
      .map(({ volume, ...rule }) => ({
        at: (quality) => qualityLinked(rule, { volume, quality: decimal.of(quality) }),
        least: () => -rule.tariff * volume * rule.withhold,
        greatest: () => rule.tariff * volume * rule.withhold * Math.max(0, rule.factor - 1),
        better: true,
      })),
    share,
  ],
  [
    'bundle',
    fc
      .record({
        historical: euros,
        regional: euros,
        historicalWeight: share,
        discount: share,
        stopGain: share,
        stopLoss: share,
        episodes: count,
      })
      .map(({ episodes, ...rule }) => {
        const price =
          (rule.historicalWeight * rule.historical + (1 - rule.historicalWeight) * rule.regional) *
          (1 - rule.discount) *
          episodes;
        return {
          at: (cappedCost) => bundle(rule, { episodes, cappedCost }),
          least: () => -price * rule.stopLoss,
          greatest: () => price * rule.stopGain,
          better: false,
        };
      }),
    cents,
  ],
  [
    'capitation: what the payer adds grows with the cost and never exceeds the difference',
    fc
      .record({ perMemberMonth: euros, quality: distance, first: share, second: share, months: count })
      .map(({ perMemberMonth, quality, first, second, months }) => ({
        at: (cost) => {
          const worked = capitation(
            {
              strata: [{ stratum: 'all', risk: 1.25 }],
              perMemberMonth,
              quality,
              corridors: [
                { above: Math.min(first, second), payer: first },
                { above: Math.min(first, second) + 0.1, payer: second },
              ],
            },
            { memberMonths: new Map([['all', months]]), cost },
          );
          return { ...worked, amount: worked.corridor };
        },
        least: (cost) => Math.min(0, cost / 100 - perMemberMonth * months * 1.25 * (1 + quality)),
        greatest: (cost) => Math.max(0, cost / 100 - perMemberMonth * months * 1.25 * (1 + quality)),
        better: true,
      })),
    cents,
  ],
  [
    'true-up of net benefit',
    fc
      .record({ share, capPerPatient: euros, promised: euros, patients: count })
      .map(({ promised, patients, ...rule }) => ({
        at: (delivered) => netBenefitTrueUp(rule, { promised, delivered, patients }),
        least: () => -rule.capPerPatient * patients,
        greatest: nothing,
        better: true,
      })),
    fc.integer({ min: -100_000, max: 200_000 }),
  ],
  [
    'penalty for delay',
    fc
      .record({
        perMille: fc.constantFrom(0.5, 0.7, 1.5),
        cap: fc.constantFrom(0, 0.05, 0.1),
        netAmount: euros,
      })
      .map((rule) => ({
        at: (days) => delayPenalty(rule, { days }),
        least: () => -rule.cap * rule.netAmount,
        ...worse,
      })),
    count,
  ],
];

describe('every rule', () => {
  it.each(laws)('moves whole cents, within its limits, one way only: %s', (_name, law, figures) => {
    fc.assert(
      fc.property(law, figures, figures, ({ at, least, greatest, better }, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        for (const figure of [small, large]) {
          const { amount } = at(figure);
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(Object.is(amount, -0)).toBe(false);
          // Half a cent of rounding, and the binary error of the limits as this test computes them.
          const play = 0.51 + 1e-9 * Math.abs(amount);
          expect(amount).toBeGreaterThanOrEqual(least(figure) * 100 - play);
          expect(amount).toBeLessThanOrEqual(greatest(figure) * 100 + play);
        }
        const change = at(large).amount - at(small).amount;
        expect(better ? change : -change).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});
