import { describe, it } from 'vitest';
import { quantile } from '../../../src/core/distributions/distribution.ts';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import { normalFromMeanSe } from '../../../src/core/distributions/normal.ts';
import { streamAt } from '../../../src/core/numbers/stream.ts';
import type { Strategy } from '../../../src/core/valuation/strategy.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { golden } from '../../support/golden.ts';
import { smallLot } from '../../support/smallLot.ts';
import { valuedDraws } from '../../support/valuedDraws.ts';
import { within } from '../../support/within.ts';

describe('a decision between nothing and a normal net benefit (R package voi)', () => {
  const { inputs, expected, tolerance } = golden('voi-two-normals');
  const close = within(tolerance.standardErrors);

  it.each(
    expected as readonly {
      readonly lambda: number;
      readonly netBenefit: number;
      readonly probabilityBest: number;
      readonly evpi: number;
      readonly evppi: Readonly<Record<string, number>>;
    }[],
  )(
    'has P(best), EVPI and EVPPI of the closed form, λ = $lambda',
    ({ lambda, netBenefit, probabilityBest, evpi, evppi }) => {
      const lot = smallLot(
        {
          kind: 'event-tree',
          effect: { unit: 'QALY', formula: 'p1' },
          careCost: { unit: 'EUR', formula: 'p2' },
        },
        {},
        ['p1', 'p2'],
        { value: lambda, range: { from: 1, to: 3, step: 1 } },
      );
      const strategies: Strategy[] = [
        { id: 'nothing', price: 0, indicators: { p1: fixedAt(0), p2: fixedAt(0) } },
        {
          id: 'treatment',
          price: 0,
          indicators: {
            p1: normalFromMeanSe(inputs.effect.mean, inputs.effect.sd),
            p2: normalFromMeanSe(inputs.cost.mean, inputs.cost.sd),
          },
        },
      ];
      const valuation = valueLot(lot, strategies, { mode: 'audit', draws: 100_000, seed: 2024 });
      const point = valuation.atWillingnessToPay;
      close(
        valuation.expected.find(({ strategy }) => strategy === 'treatment')?.netMonetaryBenefit,
        netBenefit,
      );
      close(point.probabilityBest.treatment, probabilityBest);
      close(point.expectedValueOfPerfectInformation, evpi);
      for (const [name, wanted] of Object.entries(evppi)) {
        close(valuation.parameterInformation.find(({ parameter }) => parameter === name)?.value, wanted);
      }
    },
  );
});

describe('two treatments with nineteen inputs (Brennan et al. 2007)', () => {
  const { inputs, expected, tolerance } = golden('brennan-2007-voi');
  const close = within(tolerance.standardErrors);
  const DRAWS = 100_000;
  const numbers = Object.keys(inputs.parameters).map(Number);
  const random = streamAt(2007, 'brennan', 0);
  const standard = normalFromMeanSe(0, 1);
  const normal = (): number => quantile(standard, random.next());
  const columns = new Map(numbers.map((number) => [number, [] as number[]]));
  for (let draw = 0; draw < DRAWS; draw++) {
    // Equal correlations: a share of each input's variance is common to all.
    const common = Math.sqrt(inputs.correlation) * normal();
    for (const number of numbers) {
      const { mean, sd } = inputs.parameters[number];
      const z = inputs.correlated.includes(number)
        ? common + Math.sqrt(1 - inputs.correlation) * normal()
        : normal();
      columns.get(number)?.push(mean + sd * z);
    }
  }
  const combined = (formula: (x: (number: number) => number) => number): number[] =>
    Array.from({ length: DRAWS }, (_, draw) =>
      formula((number) => columns.get(number)?.[draw] ?? Number.NaN),
    );
  const strategies = [
    {
      id: 'first',
      effect: combined((x) => x(5) * x(6) * x(7) + x(8) * x(9) * x(10)),
      cost: combined((x) => x(1) + x(2) * x(3) * x(4)),
    },
    {
      id: 'second',
      effect: combined((x) => x(14) * x(15) * x(16) + x(17) * x(18) * x(19)),
      cost: combined((x) => x(11) + x(12) * x(13) * x(4)),
    },
  ];
  const { valuation, evppi } = valuedDraws(
    strategies,
    [inputs.lambda],
    numbers.map((number) => columns.get(number) ?? []),
  );

  it('have their exact net benefits, the probability and the EVPI of a long simulation', () => {
    valuation.outcomes.forEach(({ strategy, netMonetaryBenefit }) => {
      close(netMonetaryBenefit[0], expected.netBenefit[strategy]);
    });
    const { probabilitySecondBest, evpi } = expected;
    close(
      valuation.outcomes[1]?.probabilityBest[0],
      probabilitySecondBest.value,
      probabilitySecondBest.standardError,
    );
    close(valuation.evpi[0], evpi.value, evpi.standardError);
  });

  it.each(numbers)('have the exact EVPPI of input %i', (number) => {
    close(
      evppi[numbers.indexOf(number)]?.[0],
      expected.evppi[number],
      0,
      expected.evppi[number] === 0 ? tolerance.irrelevant : 0,
    );
  });
});
