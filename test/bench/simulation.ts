import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { BLOCK } from '../../src/core/numbers/stream.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import { informationSums, inputInformation } from '../../src/core/valuation/inputInformation.ts';
import { lotDraws } from '../../src/core/valuation/lotDraws.ts';
import { simulate, simulationTasks } from '../../src/core/valuation/lotSimulation.ts';
import { outcomesOf } from '../../src/core/valuation/outcomes.ts';
import { recombiner } from '../../src/core/valuation/recombination.ts';
import {
  POINTS,
  type SimulationPlan,
  simulationFrom,
  simulator,
} from '../../src/core/valuation/simulation.ts';
import { type Valuation, valueLot } from '../../src/core/valuation/valuation.ts';
import { INNER_DRAWS, RANDOMISATIONS } from '../../src/core/valuation/wordSource.ts';
import { drawWorkers } from '../../src/io/drawWorkers.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { type Baseline, baselines, disagreements } from './baselines.ts';
import { figuresOf } from './figures.ts';
import { measuredRun } from './measuredRun.ts';
import { workloadLot, workloadStrategies } from './psaWorkload.ts';

/**
 * What the engine takes on the reference workload (5 suppliers, 44 parameters, 101 values of λ), beside the same workload in
 * other tools in the same run. `--write` puts the table into README.md beside this file.
 */
const MILLION = 1_000_000;
const REPEATS = 8;
/** Every thread compiles its own code, so they take some rounds to get up to speed. */
const WARM_UPS = 3;

/** Least time and least processor time of some repetitions, after one to warm up; milliseconds. */
function least(work: () => unknown, repeats = REPEATS): { readonly wall: number; readonly cpu: number } {
  work();
  const times = Array.from({ length: repeats }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  });
  return { wall: Math.min(...times.map(({ wall }) => wall)), cpu: Math.min(...times.map(({ cpu }) => cpu)) };
}

interface Row {
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  /** Null: there is nothing to hold it to. */
  readonly reached: boolean | null;
}

const rows: Row[] = [];
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const plan = (mode: 'audit' | 'interactive' | 'sharp', draws: number, seed = 1) =>
  ({ mode, draws, seed }) as const;
const [million] = simulationTasks(workloadLot, workloadStrategies, plan('audit', MILLION));
const withoutEvppi = { ...million, information: false };

const others = baselines();
const own = least(() => simulate(withoutEvppi));
const valued = valueLot(workloadLot, workloadStrategies, plan('audit', MILLION));
const ownFigures = { draws: MILLION, figures: figuresOf(valued) };
rows.push({
  what: '1M audit draws, all outputs but EVPPI, one core: processor time',
  aim: '≤ 500 ms',
  measured: ms(own.cpu),
  reached: own.cpu <= 500,
});
const wanted: Readonly<Record<string, number>> = { numpy: 20, 'base R': 25, 'jstat + mathjs': 150 };
for (const other of others) {
  const times = wanted[other.name] as number;
  if ('missing' in other) {
    rows.push({
      what: `— against ${other.name}`,
      aim: `≥ ${times}×`,
      measured: other.missing,
      reached: null,
    });
    continue;
  }
  const ratio = (1000 * MILLION * other.cpuSecondsPerDraw) / own.cpu;
  rows.push({
    what: `— against ${other.name} (${(1e6 * other.cpuSecondsPerDraw).toFixed(1)} µs a draw; ${agreement(other)})`,
    aim: `≥ ${times}×`,
    measured: `${ratio.toFixed(1)}×`,
    reached: ratio >= times,
  });
}

function agreement(other: Baseline): string {
  const differences = disagreements(ownFigures, other);
  return differences.length === 0 ? 'same figures within 4 standard errors' : differences.join('; ');
}

rows.push(...(await workersRows()), ...accuracyRows(), evppiRow(), ...memoryRows(), ...firstResultRows());
report();

async function workersRows(): Promise<Row[]> {
  const alone = simulate(withoutEvppi);
  const time = async (count: number): Promise<number> => {
    const { simulate: together } = drawWorkers(count);
    const times: number[] = [];
    for (let repeat = 0; repeat < WARM_UPS + REPEATS; repeat++) {
      const start = performance.now();
      const result = await together(withoutEvppi, () => {});
      times.push(performance.now() - start);
      const same = (['outcomes', 'histogram', 'adjusted'] as const).every((name) =>
        Buffer.from(result.sums[name].buffer).equals(Buffer.from(alone.sums[name].buffer)),
      );
      if (!same) throw new Error(`${count} workers give other bytes`);
    }
    return Math.min(...times.slice(WARM_UPS));
  };
  const [one, two] = [await time(1), await time(2)];
  for (const count of [3, 4]) await time(count);
  return [
    {
      what: 'two workers against one, 1M draws; the same bytes with 1, 2, 3 and 4 workers',
      aim: '≥ 1.6×',
      measured: `${(one / two).toFixed(2)}×, same bytes`,
      reached: one / two >= 1.6,
    },
  ];
}

/** Time until figures are as exact as those of a million plain draws. */
function accuracyRows(): Row[] {
  const atOne: Lot = {
    ...workloadLot,
    willingnessToPay: {
      ...workloadLot.willingnessToPay,
      value: 30_000,
      range: { from: 30_000, to: 30_000, step: 1000 },
    },
  };
  const draws = lotDraws(atOne, workloadStrategies, plan('interactive', POINTS));
  const sums = new Float64Array(2 * workloadStrategies.length);
  const means = least(() => {
    for (let block = 0; block < RANDOMISATIONS; block++) {
      draws.run(block);
      draws.strategies.forEach(({ cost, effect }, at) => {
        for (let row = 0; row < cost.length; row++) {
          sums[2 * at] = (sums[2 * at] as number) + (cost[row] as number);
          sums[2 * at + 1] = (sums[2 * at + 1] as number) + (effect[row] as number);
        }
      });
    }
  }, 100);
  // The tables of the distributions are made before, as they are when a page asks for the next λ or price.
  const timed = (lot: Lot, asked: SimulationPlan, repeats: number) => {
    const made = lotDraws(lot, workloadStrategies, asked);
    return least(() => simulationFrom(simulator(lot, made, asked, false)), repeats);
  };
  const nested = lotDraws(atOne, workloadStrategies, plan('sharp', POINTS));
  const { best } = recombiner(workloadStrategies.length, INNER_DRAWS);
  const costs = nested.strategies.map(({ cost }) => cost);
  const effects = nested.strategies.map(({ effect }) => effect);
  const sharp = least(() => {
    for (let block = 0; block < RANDOMISATIONS; block++) {
      nested.run(block);
      for (let row = 0; row < BLOCK; row += INNER_DRAWS) best(costs, effects, row, 30_000);
    }
  }, 30);
  const many = 16 * POINTS;
  const curve = timed(workloadLot, plan('interactive', many), 10);
  const interactive = valueLot(workloadLot, workloadStrategies, plan('interactive', POINTS));
  const sharpValued = valueLot(atOne, workloadStrategies, plan('sharp', POINTS));
  const curveValued = valueLot(workloadLot, workloadStrategies, plan('interactive', many));
  const curveErrors = ({ acceptability }: Valuation): number =>
    Math.sqrt(
      acceptability
        .flatMap(({ probabilityBest }) => Object.values(probabilityBest))
        .reduce((sum, { standardError }) => sum + standardError * standardError, 0),
    );
  return [
    {
      what: `expected NMB as exact as from 1M plain draws: ${POINTS} Sobol’ points (largest SE ${largest(interactive.expected.map((one) => one.netMonetaryBenefit))} against ${largest(valued.expected.map((one) => one.netMonetaryBenefit))} EUR)`,
      aim: '≤ 5 ms',
      measured: ms(means.wall),
      reached: means.wall <= 5,
    },
    {
      what: `P(best) and EVPI at one λ as exact as that: ${POINTS} points recombined (SE of EVPI ${evpiError(sharpValued)} against ${evpiError(valued)} EUR; of P(best) ${probabilityErrors(sharpValued)} against ${probabilityErrors(valued)})`,
      aim: '≤ 25 ms',
      measured: ms(sharp.wall),
      reached: sharp.wall <= 25,
    },
    {
      what: `whole acceptability curve as exact as that: ${many} Sobol’ points (root of summed squared SE ${curveErrors(curveValued).toFixed(4)} against ${curveErrors(valued).toFixed(4)})`,
      aim: '≤ 150 ms',
      measured: ms(curve.wall),
      reached: curve.wall <= 150,
    },
  ];
}

function largest(estimates: readonly { readonly standardError: number }[]): string {
  return Math.max(...estimates.map(({ standardError }) => standardError)).toFixed(2);
}

function evpiError({ atWillingnessToPay }: Valuation): string {
  return atWillingnessToPay.expectedValueOfPerfectInformation.standardError.toFixed(2);
}

function probabilityErrors({ atWillingnessToPay }: Valuation): string {
  return Math.max(
    ...Object.values(atWillingnessToPay.probabilityBest).map(({ standardError }) => standardError),
  ).toFixed(5);
}

function evppiRow(): Row {
  const draws = 100_000;
  const engine = lotDraws(workloadLot, workloadStrategies, plan('audit', draws));
  const { plan: sumsPlan, sums } = simulate(
    simulationTasks(workloadLot, workloadStrategies, plan('audit', draws))[0],
  );
  const outcomes = outcomesOf({ plan: sumsPlan, sums: sums.outcomes });
  const inputs = engine.inputs.map(({ input }) => input);
  engine.run(0);
  const { wall } = least(() => {
    const information = informationSums(engine, sumsPlan.batching);
    // The draws are there already: what is measured is what EVPPI adds to them.
    for (let from = 0; from < draws; from += 1024) information.add(Math.min(1024, draws - from), from);
    inputInformation(
      inputs,
      { information: information.sums, positions: information.positions },
      outcomes,
      sumsPlan.lambdas,
    );
  });
  return {
    what: `EVPPI of all ${inputs.length} parameters at ${sumsPlan.lambdas.length} λ from 100k draws, standard errors included`,
    aim: '≤ 200 ms',
    measured: ms(wall),
    reached: wall <= 200,
  };
}

function memoryRows(): Row[] {
  const peak = (draws: number, evppi: boolean): number => {
    const file = fileURLToPath(new URL('longSimulation.ts', import.meta.url));
    // With as small a nursery as the evaluation thread has.
    const run = measuredRun(['--max-semi-space-size=4', file, String(draws), ...(evppi ? ['evppi'] : [])]);
    if (run.status !== 0) throw new Error(run.stderr);
    return run.peakMegabytes;
  };
  return [false, true].map((evppi) => {
    const [short, long] = [peak(100_000, evppi), peak(10 * MILLION, evppi)];
    return {
      what: `memory from 100k to 10M draws${evppi ? ', EVPPI included' : ''} (at most ${long.toFixed(0)} MB)`,
      aim: '≤ 16 MB more',
      measured: `${(long - short).toFixed(0)} MB more`,
      reached: long - short <= 16,
    };
  });
}

function firstResultRows(): Row[] {
  const file = fileURLToPath(new URL('psa-workload.yaml', import.meta.url));
  let seed = 10;
  const warm = least(() => {
    const { data, locate } = readYaml(readFileSync(file, 'utf8'), file);
    const lot = parseTender(data, locate).value?.lots[0];
    if (lot === undefined) throw new Error('the workload is not a valid tender');
    valueLot(lot, workloadStrategies, plan('interactive', POINTS, seed++));
  });
  const fresh = Math.min(
    ...Array.from({ length: 3 }, () =>
      Number(measuredRun([fileURLToPath(new URL('firstResult.ts', import.meta.url))]).stdout),
    ),
  );
  return [
    {
      what: 'from a tender never seen (its file is parsed) to the first full interactive result, in a running service',
      aim: '≤ 200 ms',
      measured: ms(warm.wall),
      reached: warm.wall <= 200,
    },
    {
      what: '— in a process that has just started and compiled nothing yet',
      aim: '',
      measured: ms(fresh),
      reached: null,
    },
  ];
}

function report(): void {
  const mark = ({ reached }: Row): string => (reached === null ? '' : reached ? 'yes' : 'no');
  const table = [
    '| | aim | measured | reached |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.aim} | ${row.measured} | ${mark(row)} |`),
  ].join('\n');
  const machine = `${cpus()[0]?.model?.trim()}, ${cpus().length} cores, ${platform()} ${release()}, Node ${process.versions.node}`;
  process.stdout.write(`${machine}\n\n${table}\n`);
  if (!process.argv.includes('--write')) return;
  const readme = fileURLToPath(new URL('README.md', import.meta.url));
  const text = readFileSync(readme, 'utf8');
  const [begin, end] = ['<!-- measured -->', '<!-- end -->'];
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  writeFileSync(readme, `${before}\n${machine}\n\n${table}\n${text.slice(text.indexOf(end))}`);
}
