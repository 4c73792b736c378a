import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPackage, type Verification, verifyPackage } from '../actions/verifyPackage.ts';
import type { World } from '../actions/world.ts';
import { LISTED, placeText } from '../core/problem.ts';
import { anchorText, differenceText, otherProgramText, verdictText } from '../report/verificationTexts.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/**
 * `esito verify PACKAGE [--json]`: every number of a package computed again, and what differs. Ends with 0 if every byte is
 * the same.
 */
export async function verify(
  terminal: Terminal,
  tools: Pick<World, 'fingerprint' | 'program' | 'evaluator'>,
  file: string,
  { json = false }: { readonly json?: boolean },
): Promise<ExitCode> {
  const { value, problems } = readPackage(tools, { name: basename(file), bytes: await bytesOf(file) });
  printProblems(terminal, problems);
  if (value === undefined) return exitCode.problems;
  const verification = await verifyPackage(tools, value, 'verify', terminal.progress);
  const { locale, out, err } = terminal;
  const other = otherProgramText(verification.madeBy, verification.verifiedBy);
  if (other !== null) err(other[locale]);
  if (json) out(JSON.stringify(verification, null, 2));
  else printVerification(terminal, verification);
  return verification.identical ? exitCode.ok : exitCode.problems;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unusablePath(file, error);
  }
}

function printVerification({ locale, out }: Terminal, verification: Verification): void {
  const { differences } = verification;
  out(verdictText({ ...verification, count: differences.length })[locale]);
  for (const difference of differences.slice(0, LISTED)) {
    const { field: _, ...where } = difference.where;
    out(`  ${placeText(where)}: ${difference.place[locale]}: ${differenceText(difference)[locale]}`);
  }
  const more = differences.length - LISTED;
  if (more > 0) {
    out(
      {
        it: `  … e altre ${more}; --json le elenca tutte`,
        en: `  … and ${more} more; --json lists them all`,
      }[locale],
    );
  }
  out(`${{ it: 'Impronta del pacchetto', en: 'Hash of the package' }[locale]}: ${verification.sha256}`);
  if (verification.identical) out(anchorText[locale]);
}
