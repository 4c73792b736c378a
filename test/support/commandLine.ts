import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode } from '../../src/commandLine/exitCode.ts';
import type { Terminal } from '../../src/commandLine/terminal.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a user runs it: a process of its own. */
export function esito(...args: string[]): Ended {
  return esitoWith({}, ...args);
}

/** The same with settings of the environment. What was compiled for one process is kept for the next. */
export function esitoWith(settings: Readonly<Record<string, string>>, ...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...args], {
    encoding: 'utf8',
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env, ...settings },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A command without a process of its own, in English: a second less for each. */
export async function inProcess(command: (terminal: Terminal) => Promise<ExitCode>): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await command({
    locale: 'en',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    progress: () => {},
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
