import jstat from 'jstat';
import { betaFromEvents } from '../../src/core/distributions/beta.ts';
import { type Distribution, quantile } from '../../src/core/distributions/distribution.ts';
import { gammaFromMeanSe } from '../../src/core/distributions/gamma.ts';
import { logNormalFromInterval } from '../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../src/core/distributions/normal.ts';
import { fillFrom, quantileTable } from '../../src/core/distributions/quantileTable.ts';
import { BLOCK, streamAt } from '../../src/core/numbers/stream.ts';

/**
 * Nanoseconds a variate, by quantile table (from uniform numbers already there, and with making them) beside jstat's
 * samplers; microseconds of one exact quantile beside jstat's; milliseconds of building a table.
 */
const BLOCKS = 500;
const REPEATS = 5;

const cases: [string, Distribution, () => number, (p: number) => number][] = [
  [
    'beta',
    betaFromEvents(31, 480, 'none'),
    () => jstat.beta.sample(31, 449),
    (p) => jstat.beta.inv(p, 31, 449),
  ],
  [
    'gamma',
    gammaFromMeanSe(8000, 1600),
    () => jstat.gamma.sample(25, 320),
    (p) => jstat.gamma.inv(p, 25, 320),
  ],
  [
    'logNormal',
    logNormalFromInterval(0.66, 0.55, 0.8),
    () => jstat.lognormal.sample(-0.4155, 0.0956),
    (p) => jstat.lognormal.inv(p, -0.4155, 0.0956),
  ],
  ['normal', normalFromMeanSe(-3, 2), () => jstat.normal.sample(-3, 2), (p) => jstat.normal.inv(p, -3, 2)],
];

const uniforms = Array.from({ length: BLOCKS }, (_, block) => {
  const stream = streamAt(1, 'bench', block);
  return Float64Array.from({ length: BLOCK }, () => stream.next());
});
const variates = new Float64Array(BLOCK);
const some = uniforms[0] as Float64Array;

for (const [name, distribution, sample, inverse] of cases) {
  const table = quantileTable(distribution);
  const byTable = best(() => {
    for (const block of uniforms) fillFrom(table, block, variates);
  });
  const fromStream = best(() => {
    for (let block = 0; block < BLOCKS; block++) {
      const stream = streamAt(1, name, block);
      for (let at = 0; at < BLOCK; at++) variates[at] = stream.next();
      fillFrom(table, variates, variates);
    }
  });
  const sampled = best(() => {
    for (let count = 0; count < BLOCKS * BLOCK; count++) variates[count % BLOCK] = sample();
  });
  const exact = best(() => {
    for (const u of some) quantile(distribution, u);
  });
  const inverted = best(() => {
    for (const u of some) inverse(u);
  });
  const built = best(() => quantileTable(distribution));
  const nanoseconds = (time: number): string => ((1e6 * time) / (BLOCKS * BLOCK)).toFixed(1);
  const microseconds = (time: number): string => ((1e3 * time) / BLOCK).toFixed(2);
  process.stdout.write(
    `${name}: table ${nanoseconds(byTable)} ns a variate, with its uniform number ${nanoseconds(fromStream)} ns, jstat sample ${nanoseconds(sampled)} ns; ` +
      `exact quantile ${microseconds(exact)} µs, jstat ${microseconds(inverted)} µs; building the table ${built.toFixed(2)} ms\n`,
  );
}

function best(work: () => void): number {
  work();
  return Math.min(
    ...Array.from({ length: REPEATS }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}
