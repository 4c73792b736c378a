import { readFileSync } from 'node:fs';
import jstat from 'jstat';
import { compile } from 'mathjs';
import { peakMegabytes } from '../peakMemory.ts';

/**
 * The reference workload as one would write it with jstat and mathjs: every parameter sampled and both formulas,
 * compiled once, evaluated draw by draw. Usage: node jstatMathjs.ts [DRAWS]. Prints one line of JSON.
 */
const DRAWS = Number(process.argv[2] ?? 20_000);
const PRINTED_LAMBDA = 30_000;

interface Moments {
  readonly mean: number;
  readonly sd: number;
}
interface MeansOfSuppliers {
  readonly mean: readonly number[];
  readonly sd: number;
}
const workload: {
  readonly suppliers: readonly string[];
  readonly price: readonly number[];
  readonly parameters: {
    readonly [name in 'p_ok' | 'p_A' | 'p_B' | 'p_R']: {
      readonly alpha_beta: readonly (readonly [number, number])[];
    };
  } & {
    readonly u: MeansOfSuppliers;
    readonly minutes: MeansOfSuppliers;
    readonly d: Moments;
    readonly rr: { readonly meanlog: number; readonly sdlog: number };
    readonly shared: { readonly [name in 'c_proc' | 'c_A' | 'c_B' | 'c_R']: Moments };
  };
} = JSON.parse(readFileSync(new URL('../psa-workload.json', import.meta.url), 'utf8'));
const { suppliers, price, parameters } = workload;

const start = performance.now();
const cpuStart = process.cpuUsage();

const discount = [0, 1, 2, 3, 4].reduce((sum, year) => sum + 1 / 1.035 ** year, 0);
const repeat = 'p_ok * p_R + (1 - p_ok) * min(1, rr * p_R)';
const costFormula = compile(
  `price + 14 * minutes + c_proc + p_A * c_A + p_B * c_B + (${repeat}) * (c_R + 0.5 * price)`,
);
const effectFormula = compile(`D * (u - d * (1 - p_ok)) - d * (0.5 * p_A + 0.25 * p_B + ${repeat})`);
const lambdas = Array.from({ length: 101 }, (_, at) => 1000 * at);
const zeros = (): number[] => suppliers.map(() => 0);
const add = (sums: number[], at: number, value: number): void => {
  sums[at] = (sums[at] as number) + value;
};

const [costSums, effectSums, squares, regrets, regretSquares] = [zeros(), zeros(), zeros(), zeros(), zeros()];
const best = lambdas.map(zeros);
const netBenefitSums = lambdas.map(zeros);
const highestSums = lambdas.map(() => 0);
const ranks = suppliers.map(zeros);

for (let draw = 0; draw < DRAWS; draw++) {
  const { c_proc, c_A, c_B, c_R } = parameters.shared;
  const shared = { c_proc: gamma(c_proc), c_A: gamma(c_A), c_B: gamma(c_B), c_R: gamma(c_R), D: discount };
  const cost = zeros();
  const effect = zeros();
  for (let at = 0; at < suppliers.length; at++) {
    const scope = {
      ...shared,
      price: price[at],
      p_ok: events('p_ok', at),
      p_A: events('p_A', at),
      p_B: events('p_B', at),
      p_R: events('p_R', at),
      u: beta({ mean: parameters.u.mean[at] as number, sd: parameters.u.sd }),
      d: beta(parameters.d),
      rr: jstat.lognormal.sample(parameters.rr.meanlog, parameters.rr.sdlog),
      minutes: jstat.normal.sample(parameters.minutes.mean[at] as number, parameters.minutes.sd),
    };
    cost[at] = costFormula.evaluate(scope);
    effect[at] = effectFormula.evaluate(scope);
    add(costSums, at, cost[at] as number);
    add(effectSums, at, effect[at] as number);
  }
  const netBenefits = (lambda: number): number[] =>
    suppliers.map((_, at) => lambda * (effect[at] as number) - (cost[at] as number));
  lambdas.forEach((lambda, which) => {
    const values = netBenefits(lambda);
    const highest = Math.max(...values);
    add(best[which] as number[], values.indexOf(highest), 1);
    add(highestSums, which, highest);
    for (let at = 0; at < suppliers.length; at++)
      add(netBenefitSums[which] as number[], at, values[at] as number);
  });
  const values = netBenefits(PRINTED_LAMBDA);
  const highest = Math.max(...values);
  values.forEach((value, at) => {
    add(ranks[at] as number[], values.filter((other) => other > value).length, 1);
    add(squares, at, value * value);
    add(regrets, at, highest - value);
    add(regretSquares, at, (highest - value) * (highest - value));
  });
}

const means = netBenefitSums.map((sums) => sums.map((sum) => sum / DRAWS));
const leaders = means.map((values) => values.indexOf(Math.max(...values)));
const summaries = {
  cost: costSums.map((sum) => sum / DRAWS),
  effect: effectSums.map((sum) => sum / DRAWS),
  acceptability: best.map((wins) => wins.map((count) => count / DRAWS)),
  acceptabilityFrontier: leaders.map((leader, which) => (best[which]?.[leader] as number) / DRAWS),
  evpi: leaders.map(
    (leader, which) => (highestSums[which] as number) / DRAWS - (means[which]?.[leader] as number),
  ),
  rankProbability: ranks.map((counts) => counts.map((count) => count / DRAWS)),
};

const cpu = process.cpuUsage(cpuStart);
const seconds = (performance.now() - start) / 1000;

const printed = lambdas.indexOf(PRINTED_LAMBDA);
const leader = leaders[printed] as number;
const bySupplier = (values: readonly number[]): Record<string, number> =>
  Object.fromEntries(suppliers.map((id, at) => [id, values[at] as number]));
process.stdout.write(
  `${JSON.stringify({
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMegabytes: peakMegabytes(),
    draws: DRAWS,
    nmbAt30000: bySupplier(means[printed] as number[]),
    probabilityBest: bySupplier(summaries.acceptability[printed] as number[]),
    evpi: summaries.evpi[printed],
    standardError: {
      nmbAt30000: bySupplier(
        squares.map((sum, at) => standardError(netBenefitSums[printed]?.[at] as number, sum)),
      ),
      evpi: standardError(regrets[leader] as number, regretSquares[leader] as number),
    },
  })}\n`,
);

function standardError(sum: number, sumOfSquares: number): number {
  return Math.sqrt((sumOfSquares / DRAWS - (sum / DRAWS) ** 2) / DRAWS);
}

function events(name: 'p_ok' | 'p_A' | 'p_B' | 'p_R', at: number): number {
  const [a, b] = parameters[name].alpha_beta[at] as readonly [number, number];
  return jstat.beta.sample(a, b);
}

function beta({ mean, sd }: Moments): number {
  const size = (mean * (1 - mean)) / sd ** 2 - 1;
  return jstat.beta.sample(mean * size, (1 - mean) * size);
}

function gamma({ mean, sd }: Moments): number {
  return jstat.gamma.sample((mean / sd) ** 2, sd ** 2 / mean);
}
