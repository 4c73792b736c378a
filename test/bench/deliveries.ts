import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts } from './deliveryParts.ts';
import { measuredRun } from './measuredRun.ts';
import type { Totals } from './rawDeliveries.ts';

/**
 * What importing and computing every figure of a contract takes beside raw DuckDB on the same files, and better-sqlite3 on a part of them.
 * `--uses 10000000` says how many device uses (half as many outcome rows; follow-up of every patient); `--large` lays 100 million uses
 * down without an import and computes their figures bucket by bucket.
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
  const uses = large ? 100_000_000 : Number(words[words.indexOf('--uses') + 1] ?? 10_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'esito-bench-'));
  const part = <Measured>(name: keyof typeof parts): Measured & { readonly megabytesHeld: number } => {
    const run = measuredRun([fileURLToPath(import.meta.url), '--part', name, folder, String(uses)]);
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
    return { ...JSON.parse(run.stdout), megabytesHeld: run.peakMegabytes };
  };
  try {
    print(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${uses} device uses`);
    if (large) {
      part('laid');
      const { seconds, megabytesHeld } = part<{ seconds: number }>('refresh');
      print(`all figures by buckets: ${seconds.toFixed(1)} s, at most ${megabytesHeld.toFixed(0)} MB`);
      return;
    }
    const { megabytes } = part<{ megabytes: number }>('files');
    print(`files: ${megabytes.toFixed(0)} MB`);
    const rawImport = part<{ seconds: number }>('rawImport');
    const own = part<Awaited<ReturnType<typeof parts.import>>>('import');
    print(`import: ${compared(own, rawImport, 1.5)}`);
    for (const { file, rows, kept, quarantined, refused } of own.files)
      print(`  ${file}: ${rows} rows, ${kept} kept, ${quarantined} quarantined, ${refused} refused`);
    const { answers, median = 0, p99 = 0, longest = 0 } = own.page;
    print(
      `  a page meanwhile: ${answers} answers, median ${median.toFixed(1)} ms, 99% ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
    );
    const rawRefresh = part<{ seconds: number; totals: Totals }>('rawRefresh');
    const refresh = part<{ seconds: number; totals: Totals }>('refresh');
    print(`all figures: ${compared(refresh, rawRefresh, 1.5)}`);
    const different = Object.entries(rawRefresh.totals).filter(
      ([name, value]) => !(Math.abs((refresh.totals[name] ?? 0) - value) <= 1e-6 * Math.abs(value)),
    );
    print(
      different.length === 0
        ? `  the same ${Object.keys(rawRefresh.totals).length} totals`
        : `  not the same: ${different.map(([name, value]) => `${name} ${refresh.totals[name]} for ${value}`).join(', ')}`,
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

interface Timed {
  readonly seconds: number;
  readonly megabytesHeld: number;
}

function compared(own: Timed, raw: Timed, aim: number): string {
  const times = own.seconds / raw.seconds;
  return `${own.seconds.toFixed(1)} s, at most ${own.megabytesHeld.toFixed(0)} MB (aim 1024 MB); raw DuckDB ${raw.seconds.toFixed(1)} s, ${raw.megabytesHeld.toFixed(0)} MB: ${times.toFixed(2)}× (aim ${aim}×)`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
