import { type ExitCode, exitCode } from './exitCode.ts';
import { readTender } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** `esito check TENDER.yaml`: is the definition one that may be published? */
export async function check(terminal: Terminal, file: string): Promise<ExitCode> {
  const { value, problems, remarks } = await readTender(file);
  printProblems(terminal, [...problems, ...remarks]);
  if (value === undefined) return exitCode.problems;
  const { tender, fingerprint } = value;
  const count = tender.lots.length;
  terminal.out(
    {
      it: `${file}: definizione valida, ${count} ${count === 1 ? 'lotto' : 'lotti'}, impronta ${fingerprint}`,
      en: `${file}: valid definition, ${count} ${count === 1 ? 'lot' : 'lots'}, fingerprint ${fingerprint}`,
    }[terminal.locale],
  );
  return exitCode.ok;
}
