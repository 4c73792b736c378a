import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the reference workload gives at λ = 30,000, by supplier; EUR per patient. */
export interface Figures {
  readonly nmbAt30000: Readonly<Record<string, number>>;
  readonly probabilityBest: Readonly<Record<string, number>>;
  readonly evpi: number;
  readonly standardError: { readonly nmbAt30000: Readonly<Record<string, number>>; readonly evpi: number };
}

/** The reference workload computed with other tools, one thread each. */
export interface Baseline {
  readonly name: string;
  readonly draws: number;
  readonly secondsPerDraw: number;
  readonly cpuSecondsPerDraw: number;
  /** Greatest resident memory of its process; null where the system does not tell. */
  readonly peakMegabytes: number | null;
  readonly figures: Figures;
}

export interface MissingBaseline {
  readonly name: string;
  readonly missing: 'not on this machine';
}

interface Tool {
  readonly name: string;
  readonly command: string;
  /** Succeeds where the tool is there. */
  readonly probe: readonly string[];
  readonly file: string;
  /** Of the draws asked for: what is slow makes fewer, times are per draw. */
  readonly share: number;
}

const tools: readonly Tool[] = [
  {
    name: 'numpy',
    command: 'python3',
    probe: ['-c', 'import numpy'],
    file: 'baselines/numpy.py',
    share: 1,
  },
  { name: 'base R', command: 'Rscript', probe: ['--version'], file: 'baselines/base.R', share: 1 },
  {
    name: 'jstat + mathjs',
    command: process.execPath,
    probe: ['--version'],
    file: 'baselines/jstatMathjs.ts',
    share: 0.02,
  },
];

const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/**
 * Runs the baselines that this machine has, one after the other, each in a process of its own. The time to start an
 * interpreter and load its libraries does not count.
 * @param draws of numpy and base R; jstat with mathjs makes a fiftieth of them
 * @throws Error if a tool is there but its script fails
 */
export function baselines(draws = 1_000_000): (Baseline | MissingBaseline)[] {
  return tools.map(({ name, command, probe, file, share }) => {
    const env = { ...process.env, ...oneThread };
    if (spawnSync(command, probe, { env }).status !== 0) return { name, missing: 'not on this machine' };
    const path = fileURLToPath(new URL(file, import.meta.url));
    const asked = String(Math.round(draws * share));
    const { status, stdout, stderr } = spawnSync(command, [path, asked], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file}: ${stderr}`);
    const { seconds, cpuSeconds, peakMegabytes, draws: made, ...figures } = JSON.parse(stdout);
    return {
      name,
      draws: made,
      secondsPerDraw: seconds / made,
      cpuSecondsPerDraw: cpuSeconds / made,
      peakMegabytes,
      figures,
    };
  });
}

/** The figures in which two computations differ by more than four standard errors of the difference; best none. */
export function disagreements(
  one: { readonly draws: number; readonly figures: Figures },
  other: { readonly draws: number; readonly figures: Figures },
): string[] {
  const binomial = (share: number, draws: number): number => Math.sqrt((share * (1 - share)) / draws);
  const [a, b] = [one.figures, other.figures];
  const pairs = [
    { figure: 'evpi', values: [a.evpi, b.evpi], errors: [a.standardError.evpi, b.standardError.evpi] },
    ...Object.keys(a.nmbAt30000).flatMap((id) => [
      {
        figure: `nmbAt30000 ${id}`,
        values: [a.nmbAt30000[id], b.nmbAt30000[id]],
        errors: [a.standardError.nmbAt30000[id], b.standardError.nmbAt30000[id]],
      },
      {
        figure: `probabilityBest ${id}`,
        values: [a.probabilityBest[id], b.probabilityBest[id]],
        errors: [
          binomial(a.probabilityBest[id] as number, one.draws),
          binomial(b.probabilityBest[id] as number, other.draws),
        ],
      },
    ]),
  ];
  return pairs
    .filter(({ values: [x, y], errors: [s, t] }) => {
      const distance = Math.abs((x as number) - (y as number));
      // Written so that a missing number disagrees.
      return !(distance <= 4 * Math.hypot(s as number, t as number));
    })
    .map(({ figure, values: [x, y] }) => `${figure}: ${x} and ${y}`);
}

if (import.meta.main) {
  const results = baselines();
  const there = results.filter((result): result is Baseline => !('missing' in result));
  for (const result of results) {
    process.stdout.write(
      'missing' in result
        ? `${result.name}: ${result.missing}\n`
        : `${result.name}: ${(1e6 * result.secondsPerDraw).toFixed(2)} µs a draw (${(1e6 * result.cpuSecondsPerDraw).toFixed(2)} of processor) over ${result.draws} draws, at most ${result.peakMegabytes?.toFixed(0) ?? '?'} MB\n`,
    );
  }
  for (const [at, one] of there.entries()) {
    for (const other of there.slice(at + 1)) {
      const differences = disagreements(one, other);
      process.stdout.write(
        `${one.name} and ${other.name}: ${differences.length === 0 ? 'agree within four standard errors' : differences.join('; ')}\n`,
      );
      if (differences.length > 0) process.exitCode = 1;
    }
  }
}
