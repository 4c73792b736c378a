import { type Problem, placeText } from '../core/problem.ts';
import type { Locale } from '../report/locale.ts';

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  readonly locale: Locale;
  out(text: string): void;
  err(text: string): void;
  /** Shows how far long work is; a no-op where standard error is not a screen. */
  progress(fraction: number): void;
}

const severityWords: Record<Locale, Record<Problem['severity'], string>> = {
  it: { error: 'errore', warning: 'avviso' },
  en: { error: 'error', warning: 'warning' },
};

/** Problems to standard error, one to a line with its place, and how to mend it below. */
export function printProblems(terminal: Terminal, problems: readonly Problem[]): void {
  const { locale } = terminal;
  for (const { where, severity, message, mend, code } of problems) {
    terminal.err(`${placeText(where)}: ${severityWords[locale][severity]}: ${message[locale]} [${code}]`);
    terminal.err(`    → ${mend[locale]}`);
  }
}

/** The process's own streams. */
export function processTerminal(locale: Locale): Terminal {
  // Whoever reads has enough (`… | head`): that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    locale,
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    progress(fraction) {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r${Math.round(fraction * 100)}% `);
      if (fraction >= 1) process.stderr.write('\r     \r');
    },
  };
}
