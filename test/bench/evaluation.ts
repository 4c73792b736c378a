import { cpus } from 'node:os';
import jstat from 'jstat';
import { compile as mathCompile } from 'mathjs';
import { betaFromEvents } from '../../src/core/distributions/beta.ts';
import { type Distribution, mean } from '../../src/core/distributions/distribution.ts';
import { fixedAt } from '../../src/core/distributions/fixed.ts';
import { parameterDistribution } from '../../src/core/tender/parameter.ts';
import type { Strategy } from '../../src/core/valuation/strategy.ts';
import { valueLot } from '../../src/core/valuation/valuation.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../support/tenders.ts';

/**
 * How long a full valuation takes, beside the way a health economist would write it with the same libraries:
 * jstat sampling and a mathjs formula evaluated draw by draw (sampling and model only, no summaries).
 */
const DRAWS = 10_000;
const REPEATS = 5;

const tavi = firstLot(shippedTender('tavi'));
const events = [
  [2, 3, 32, 11, 4],
  [19, 29, 224, 52, 30],
  [39, 56, 86, 80, 38],
  [9, 8, 37, 30, 35],
  [13, 10, 105, 37, 24],
];
// Same shape as the shipped lot with every figure uncertain; the event counts are for timing only.
const taviStrategies = events.map(
  (counts, at): Strategy => ({
    id: `offer-${at}`,
    price: 15_000 + 1000 * at,
    indicators: {
      ...Object.fromEntries(
        ['death', 'stroke', 'pacemaker', 'vascular', 'leak'].map((id, which) => [
          id,
          betaFromEvents(counts[which] as number, 500, 'jeffreys'),
        ]),
      ),
      stay: fixedAt(5),
    },
  }),
);

const cases = [
  { name: 'tavi', lot: tavi, strategies: taviStrategies },
  { name: 'tavi5', lot: firstLot(shippedTender('tavi5')), strategies: tavi5Strategies('none') },
];

process.stdout.write(
  `${cpus()[0]?.model}, Node ${process.versions.node}, ${DRAWS} draws, best of ${REPEATS}\n`,
);
for (const { name, lot, strategies } of cases) {
  const ours = best(() => valueLot(lot, strategies, { draws: DRAWS, seed: 1 }));
  const baseline = best(() => baselineSimulation(lot, strategies));
  process.stdout.write(
    `${name}: full valuation ${ours.toFixed(0)} ms; jstat + mathjs, draws and model only ${baseline.toFixed(0)} ms; ratio ${(baseline / ours).toFixed(1)}\n`,
  );
}

function best(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: REPEATS }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function baselineSimulation(lot: typeof tavi, strategies: readonly Strategy[]): number {
  const { model } = lot;
  if (model.kind !== 'event-tree') throw new Error('the baseline knows event trees only');
  const effect = mathCompile(model.effect.formula);
  const careCost = mathCompile(model.careCost.formula);
  const shared = lot.parameters.map((parameter) => [parameter.id, parameterDistribution(parameter)] as const);
  let total = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const common = Object.fromEntries(shared.map(([id, distribution]) => [id, sample(distribution)]));
    for (const { indicators, price } of strategies) {
      const own = Object.fromEntries(Object.entries(indicators).map(([id, one]) => [id, sample(one)]));
      const scope = { ...common, ...own };
      total += lot.willingnessToPay.value * effect.evaluate(scope) - careCost.evaluate(scope) - price;
    }
  }
  return total;
}

function sample(distribution: Distribution): number {
  switch (distribution.family) {
    case 'beta':
      return jstat.beta.sample(distribution.a, distribution.b);
    case 'gamma':
      return jstat.gamma.sample(distribution.shape, distribution.scale);
    default:
      return mean(distribution);
  }
}
