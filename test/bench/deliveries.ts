import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts, type Taken } from './deliveryParts.ts';
import { measuredRun } from './measuredRun.ts';

/**
 * What importing and computing every figure of a contract takes beside raw DuckDB on the same files, and better-sqlite3 on a part of them.
 * `--uses 10000000` says how many device uses (half as many outcome rows; follow-up of every patient), `--runs 3` how often each is
 * measured; `--large` lays 100 million uses down without an import and computes their figures bucket by bucket.
 */
const [command, ...given] = process.argv.slice(2);
if (command === '--part') await runPart(given);
else await runAll([command, ...given].filter((word) => word !== undefined));

async function runPart([name, folder, uses]: readonly string[]): Promise<void> {
  const size = { uses: Number(uses), outcomes: Number(uses) / 2 };
  const measured = await parts[name as keyof typeof parts](folder as string, size);
  process.stdout.write(JSON.stringify(measured));
}

async function runAll(words: readonly string[]): Promise<void> {
  const large = words.includes('--large');
  const given = (word: string, otherwise: number) =>
    words.includes(word) ? Number(words[words.indexOf(word) + 1]) : otherwise;
  const uses = given('--uses', large ? 100_000_000 : 10_000_000);
  const runs = given('--runs', uses > 1_000_000 ? 1 : 3);
  const folder = await mkdtemp(join(tmpdir(), 'esito-bench-'));
  const part = <Measured>(name: keyof typeof parts): Measured & { readonly megabytesHeld: number } => {
    const run = measuredRun([fileURLToPath(import.meta.url), '--part', name, folder, String(uses)]);
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
    return { ...JSON.parse(run.stdout), megabytesHeld: run.peakMegabytes };
  };
  /** Each in turn, so that a busy machine slows all alike. */
  const inTurn = <Name extends keyof typeof parts>(...names: Name[]) => {
    const found = names.map((name) => [name, [] as Measured<Name>[]] as const);
    for (let run = 0; run < runs; run++)
      for (const [name, measured] of found) measured.push(part<Measured<Name>>(name));
    return (name: Name) => found.find(([own]) => own === name)?.[1] as Measured<Name>[];
  };
  try {
    print(
      `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${uses} device uses, ${runs} runs (least and median)`,
    );
    if (large) {
      const laid = part<{ rows: { file: string; rows: number }[] }>('laid');
      print(
        `laid down without an import: ${laid.rows.map(({ file, rows }) => `${file} ${rows}`).join(', ')}`,
      );
      print(`all figures by buckets: ${said([part('refresh')])}`);
      return;
    }
    const { megabytes } = part<{ megabytes: number }>('files');
    print(`files: ${megabytes.toFixed(0)} MB`);
    const imports = inTurn('import', 'rawImport', 'rawTyped', 'hashes');
    const own = imports('import') as Measured<'import'>[];
    print(`import: ${said(own)}; of it hashes: ${said(imports('hashes'))}`);
    print(`  raw DuckDB: ${compared(own, imports('rawImport'))}`);
    print(`  raw DuckDB, same types: ${compared(own, imports('rawTyped'))}`);
    for (const { file, rows, kept, quarantined, refused } of own.at(-1)?.files ?? [])
      print(`  ${file}: ${rows} rows, ${kept} kept, ${quarantined} quarantined, ${refused} refused`);
    const { answers, median = 0, p99 = 0, longest = 0 } = own.at(-1)?.page ?? { answers: 0 };
    print(
      `  a page meanwhile: ${answers} answers, median ${median.toFixed(1)} ms, 99% ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
    );
    const refreshes = inTurn('refresh', 'rawRefresh');
    print(`all figures: ${said(refreshes('refresh'))}`);
    print(`  raw DuckDB: ${compared(refreshes('refresh'), refreshes('rawRefresh'))}`);
    const raw = refreshes('rawRefresh').at(-1)?.totals ?? {};
    const totals = refreshes('refresh').at(-1)?.totals ?? {};
    const different = Object.entries(raw).filter(
      ([name, value]) => !(Math.abs((totals[name] ?? 0) - value) <= 1e-6 * Math.abs(value)),
    );
    print(
      different.length === 0
        ? `  the same ${Object.keys(raw).length} totals`
        : `  not the same: ${different.map(([name, value]) => `${name} ${totals[name]} for ${value}`).join(', ')}`,
    );
    if (different.length > 0) process.exitCode = 1;
    const sqlite = part<Awaited<ReturnType<typeof parts.sqlite>>>('sqlite');
    print(
      `better-sqlite3, ${sqlite.uses} of the uses (times as if it were linear): load and index ${(sqlite.load / sqlite.share).toFixed(0)} s, ${sqlite.asked.join(', ')} ${(sqlite.queries / sqlite.share).toFixed(0)} s`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Measured<Name extends keyof typeof parts> = Awaited<ReturnType<(typeof parts)[Name]>> & {
  readonly megabytesHeld: number;
};

type Timed = Taken & { readonly megabytesHeld: number };

/** Least and median. */
function spread(runs: readonly number[]): { readonly least: number; readonly median: number } {
  const inOrder = runs.toSorted((one, other) => one - other);
  return { least: inOrder[0] as number, median: inOrder[Math.floor(inOrder.length / 2)] as number };
}

function said(runs: readonly Timed[]): string {
  const wall = spread(runs.map(({ seconds }) => seconds));
  const cpu = spread(runs.map((run) => run.cpu));
  const held = Math.max(...runs.map(({ megabytesHeld }) => megabytesHeld));
  return `${wall.least.toFixed(1)} / ${wall.median.toFixed(1)} s, processor ${cpu.least.toFixed(1)} / ${cpu.median.toFixed(1)} s, at most ${held.toFixed(0)} MB`;
}

function compared(own: readonly Timed[], raw: readonly Timed[]): string {
  const times = (of: (run: Timed) => number, which: 'least' | 'median') =>
    (spread(own.map(of))[which] / spread(raw.map(of))[which]).toFixed(2);
  const both = (of: (run: Timed) => number) => `${times(of, 'least')} / ${times(of, 'median')}×`;
  return `${said(raw)}: ${both(({ seconds }) => seconds)} by the clock, ${both(({ cpu }) => cpu)} of processor time (aim 1.5×)`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
