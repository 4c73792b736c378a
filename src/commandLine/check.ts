import { type ExitCode, exitCode } from './exitCode.ts';
import { readTender } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** `esito check TENDER.yaml`: is the definition one that may be published? */
export async function check(terminal: Terminal, file: string): Promise<ExitCode> {
  const { value, problems, remarks } = await readTender(file);
  printProblems(terminal, [...problems, ...remarks]);
  if (value === undefined) return exitCode.problems;
  const { tender, fingerprint } = value;
  terminal.out(
    {
      it: `${file}: definizione valida, ${tender.lots.length} lotti, impronta ${fingerprint}`,
      en: `${file}: valid definition, ${tender.lots.length} lots, fingerprint ${fingerprint}`,
    }[terminal.locale],
  );
  return exitCode.ok;
}
