import jstat from 'jstat';
import { betaFromEvents } from '../../src/core/distributions/beta.ts';
import { type Distribution, quantile } from '../../src/core/distributions/distribution.ts';
import { gammaFromMeanSe } from '../../src/core/distributions/gamma.ts';
import { logNormalFromInterval } from '../../src/core/distributions/logNormal.ts';
import { normalFromMeanSe } from '../../src/core/distributions/normal.ts';
import { fillFrom, quantileTable, TABLE } from '../../src/core/distributions/quantileTable.ts';
import { SCRATCH_BYTES, wasmVariates } from '../../src/core/distributions/wasmVariates.ts';
import { BLOCK, streamAt } from '../../src/core/numbers/stream.ts';
import { wasmMemory } from '../../src/core/numbers/wasmModule.ts';

/**
 * Nanoseconds a variate, by quantile table (in TypeScript from words already there, in WebAssembly with making them) beside jstat's
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

const memory = wasmMemory(SCRATCH_BYTES + 8 * TABLE + 12 * BLOCK);
const [tableAt, wordsAt] = [SCRATCH_BYTES, SCRATCH_BYTES + 8 * TABLE];
const variatesAt = wordsAt + 4 * BLOCK;
const words = new Uint32Array(memory.buffer, wordsAt, BLOCK);
const variates = new Float64Array(memory.buffer, variatesAt, BLOCK);
const wasm = wasmVariates(memory, 0, BLOCK);
const stream = streamAt(1, 'bench', 0);
const some = Float64Array.from({ length: BLOCK }, () => stream.next());

for (const [name, distribution, sample, inverse] of cases) {
  const table = quantileTable(distribution);
  new Float64Array(memory.buffer, tableAt, TABLE).set(table.cells ?? []);
  wasm.words(1, name, 0, wordsAt);
  const byTable = best(() => {
    for (let block = 0; block < BLOCKS; block++) fillFrom(table, words, variates);
  });
  const fast = best(() => {
    for (let block = 0; block < BLOCKS; block++) {
      wasm.words(1, name, block, wordsAt);
      wasm.variates(wordsAt, tableAt, variatesAt);
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
    `${name}: table ${nanoseconds(byTable)} ns a variate, in WebAssembly with its random word ${nanoseconds(fast)} ns, jstat sample ${nanoseconds(sampled)} ns; ` +
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
