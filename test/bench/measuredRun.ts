import { spawnSync } from 'node:child_process';

/** What one run of a program took. */
export interface MeasuredRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  /** Greatest resident memory. */
  readonly peakMegabytes: number;
}

// The last line of standard error is the usage: written when the process ends, in its own words.
const watch = `
  import { peakMegabytes } from ${JSON.stringify(new URL('peakMemory.ts', import.meta.url).href)};
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    process.stderr.write('\\n' + JSON.stringify({ cpuSeconds, peakMegabytes: peakMegabytes() }));
  });
`;

/**
 * Runs `node` with these arguments in a process of its own, so that neither memory nor warm code is shared with what
 * measures it.
 */
export function measuredRun(args: readonly string[]): MeasuredRun {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, ...args],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const seconds = (performance.now() - start) / 1000;
  const end = stderr.lastIndexOf('\n');
  const usage: Pick<MeasuredRun, 'cpuSeconds' | 'peakMegabytes'> = JSON.parse(stderr.slice(end + 1));
  return { status, stdout, stderr: stderr.slice(0, end), seconds, ...usage };
}
