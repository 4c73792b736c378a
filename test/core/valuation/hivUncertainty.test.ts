import { describe, it } from 'vitest';
import { fixedAt } from '../../../src/core/distributions/fixed.ts';
import type { ParameterValue } from '../../../src/core/tender/parameter.ts';
import { valueLot } from '../../../src/core/valuation/valuation.ts';
import { golden } from '../../support/golden.ts';
import { markovOf, state } from '../../support/markovModels.ts';
import { smallLot } from '../../support/smallLot.ts';
import { within } from '../../support/within.ts';

const { inputs: model } = golden('hiv-chancellor-1997');
const { inputs, expected, tolerance } = golden('hiv-briggs-2006-psa');
const close = within(tolerance.standardErrors);

const early = `cycle < ${model.combinationCycles}`;
const lastCycle = model.cycles - 1;
const { estimate, lower, upper } = inputs.relativeRisk;

const counts: Readonly<Record<string, Readonly<Record<string, number>>>> = model.transitionCounts;
const rows = Object.entries(counts).map(([from, row]) => ({
  from,
  ways: Object.entries(row).map(([to, count]) => ({ to, id: `${from}_${to}`, count })),
}));

/** A draw of a Dirichlet: one Gamma for each count, divided by the sum of its row. */
const gammas = rows.flatMap(({ ways }) =>
  ways.map(({ id, count }) => [id, { family: 'gamma', mean: count, se: Math.sqrt(count) }] as const),
);
/** Gammas with shape 1 have their mean as standard error. */
const costs = Object.keys(counts).flatMap((id) =>
  [
    [`medical_${id}`, model.medicalCostPerYear[id] as number] as const,
    [`community_${id}`, model.communityCostPerYear[id] as number] as const,
  ].map(([name, mean]) => [name, { family: 'gamma', mean, se: mean }] as const),
);

const states = (model.states as string[]).map((id, at) =>
  id === 'dead'
    ? state(id, { utility: '0' })
    : state(id, {
        start: at === 0 ? 'rest' : '0',
        cost: `medical_${id} + community_${id} + ${model.zidovudinePerYear} + (${early} ? combination*${inputs.lamivudinePerYear} : 0)`,
        // Life-years are the mean of start and end, costs those at the end: half of the first start comes at once
        // (below), half of the last end goes.
        utility: `(cycle < ${lastCycle} ? 1 : 0.5)`,
      }),
);
const ways = rows.flatMap(({ from, ways: ofRow }) => {
  const total = ofRow.map(({ id }) => id).join(' + ');
  const risk = `(${early} ? 1 + combination*(rr - 1) : 1)`;
  return ofRow.map(({ to, id }) => [from, to, to === from ? 'rest' : `${id}/(${total})*${risk}`] as const);
});
const lot = smallLot(
  markovOf(states, [...ways, ['dead', 'dead', 'rest']], {
    effect: { unit: 'LY' },
    cycle: { years: model.cycleYears, count: model.cycles },
    counting: 'end',
    discounting: { costRate: model.costRate, effectRate: model.effectRate, at: model.discountedAt },
    atStart: { effect: '0.5', careCost: '0' },
  }),
  Object.fromEntries<ParameterValue>([
    ...gammas,
    ...costs,
    ['rr', { family: 'lognormal', estimate, lower, upper }],
  ]),
  ['combination'],
  { value: 6000, range: { from: 4000, to: 10_000, step: 1000 } },
);

describe('zidovudine and lamivudine with uncertain inputs (Briggs, Claxton & Sculpher 2006, exercise 4.7)', () => {
  const valuation = valueLot(
    lot,
    [
      { id: 'monotherapy', price: 0, indicators: { combination: fixedAt(0) } },
      { id: 'combination', price: 0, indicators: { combination: fixedAt(1) } },
    ],
    { mode: 'audit', draws: 20_000, seed: 2006 },
  );
  const error = ({ sd }: { readonly sd: number }): number => sd / Math.sqrt(expected.runs);

  it.each(['monotherapy', 'combination'])('give the life-years and costs of %s', (id) => {
    const found = valuation.expected.find(({ strategy }) => strategy === id);
    const { lifeYears, cost } = expected[id];
    close(found?.effect, lifeYears.mean, error(lifeYears));
    close(found?.cost, cost.mean, error(cost));
  });

  it('give the differences of the two', () => {
    const row = valuation.incremental.find(({ strategy }) => strategy === 'combination');
    const { lifeYears, cost } = expected.difference;
    close(row?.incrementalEffect ?? undefined, lifeYears.mean, error(lifeYears));
    close(row?.incrementalCost ?? undefined, cost.mean, error(cost));
  });

  it.each(
    expected.atLambda as readonly {
      readonly lambda: number;
      readonly probabilityCombinationBest: number;
      readonly evpi: { readonly mean: number; readonly sd: number };
    }[],
  )(
    'give the acceptability and the EVPI at λ = $lambda',
    ({ lambda, probabilityCombinationBest: p, evpi }) => {
      const point = valuation.acceptability.find(({ willingnessToPay }) => willingnessToPay === lambda);
      close(point?.probabilityBest.combination, p, Math.sqrt((p * (1 - p)) / expected.runs));
      close(point?.expectedValueOfPerfectInformation, evpi.mean, error(evpi));
    },
  );
});
