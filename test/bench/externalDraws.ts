import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamAt } from '../../src/core/numbers/stream.ts';
import { measuredRun } from './measuredRun.ts';

/**
 * How long `esito psa` takes over a million draws of ten strategies and five parameters, and how much memory: the command as a
 * user runs it, watched by the system (greatest resident set).
 */
const [DRAWS, STRATEGIES, PARAMETERS] = [1_000_000, 10, 5];
const LEAST_MEMORY_ASKED = 250;

const folder = mkdtempSync(join(tmpdir(), 'esito-bench-'));
const file = join(folder, 'draws.csv');
try {
  writeDraws();
  process.stdout.write(
    `${cpus()[0]?.model}, Node ${process.versions.node}, ${DRAWS} draws, ${STRATEGIES} strategies, ${PARAMETERS} parameters, ${(statSync(file).size / 1e6).toFixed(0)} MB\n`,
  );
  const { status, seconds, peakMegabytes } = measuredRun(['src/cli.ts', 'psa', file, '--json']);
  process.stdout.write(
    `exit code ${status}, ${seconds.toFixed(1)} s, at most ${peakMegabytes.toFixed(0)} MB of memory\n`,
  );
  if (status !== 0 || !(peakMegabytes < LEAST_MEMORY_ASKED)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function writeDraws(): void {
  const strategies = Array.from({ length: STRATEGIES }, (_, at) => `cost_s${at},effect_s${at}`);
  const parameters = Array.from({ length: PARAMETERS }, (_, at) => `p${at}`);
  const handle = openSync(file, 'w');
  writeSync(handle, `${['draw', ...strategies, ...parameters].join(',')}\n`);
  for (let block = 0; block * 1000 < DRAWS; block++) {
    const { next } = streamAt(1, 'bench', block);
    const lines = Array.from({ length: 1000 }, (_, row) => {
      const values = Array.from({ length: PARAMETERS }, next);
      const outcomes = Array.from({ length: STRATEGIES }, (_, at) => {
        const moved = values[at % PARAMETERS] as number;
        return `${(20_000 + 500 * at + 3000 * next()).toFixed(2)},${(5 + 0.05 * at + 0.3 * moved + 0.2 * next()).toFixed(5)}`;
      });
      return [1000 * block + row + 1, ...outcomes, ...values.map((value) => value.toFixed(6))].join(',');
    });
    writeSync(handle, `${lines.join('\n')}\n`);
  }
  closeSync(handle);
}
