import type { AlternativeValuation } from '../../src/core/valuation/alternatives.ts';
import { precisionOf } from '../../src/core/valuation/drawsNeeded.ts';
import type { Valuation } from '../../src/core/valuation/valuation.ts';

/**
 * A valuation with the outputs that only some tenders ask for: a wanted precision of half a point and 20 euros, two
 * groups of inputs and an alternative model under which the second offer leads. The figures of the last two are made
 * by hand.
 */
export function withOptionalOutputs(valuation: Valuation): Valuation {
  const { expected, atWillingnessToPay } = valuation;
  const byNetBenefit = expected.toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value);
  const row = (alternative: string, weight: number | null, leader: number): AlternativeValuation => ({
    alternative,
    weight,
    expected: expected.map(({ strategy, netMonetaryBenefit }) => ({
      strategy,
      netMonetaryBenefit:
        strategy === byNetBenefit[leader]?.strategy
          ? { ...netMonetaryBenefit, value: (byNetBenefit[0]?.netMonetaryBenefit.value ?? 0) + 100 }
          : netMonetaryBenefit,
    })),
    frontier: byNetBenefit[leader]?.strategy ?? '',
    probabilityBest: atWillingnessToPay.probabilityBest,
    informationValue: atWillingnessToPay.expectedValueOfPerfectInformation,
  });
  return {
    ...valuation,
    precision: precisionOf({ probability: 0.005, euros: 20 }, valuation.draws, expected, atWillingnessToPay),
    groupInformation: [
      { group: 'costs', value: { value: 1.5, standardError: 0.4 }, draws: 1000 },
      { group: 'events', value: { value: 210.25, standardError: 8.75 }, draws: 1000 },
    ],
    alternatives: { rows: [row('base', 0.75, 0), row('lifetime', 0.25, 1), row('mixture', null, 0)] },
  };
}
