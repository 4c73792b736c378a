import { basename } from 'node:path';
import { readPackage, type Verification, verifyPackage } from '../actions/verifyPackage.ts';
import { isStatementPackage, verifyStatementPackage } from '../actions/verifyStatementPackage.ts';
import type { GivenFile, World } from '../actions/world.ts';
import { LISTED, placeText } from '../core/problem.ts';
import {
  anchorText,
  differenceText,
  otherProgramText,
  statementAnchorText,
  verdictText,
} from '../report/verificationTexts.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { readBytes } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

/**
 * `esito verify PACKAGE [--json]`: every number of a package, of a run or of a statement, computed again, and what differs. Ends with 0 if every byte is
 * the same.
 */
export async function verify(
  terminal: Terminal,
  tools: Pick<World, 'fingerprint' | 'program' | 'evaluator'>,
  file: string,
  { json = false }: { readonly json?: boolean },
): Promise<ExitCode> {
  const given = { name: basename(file), bytes: await readBytes(file) };
  if (isStatementPackage(given)) return verifyStatement(terminal, tools, given, json);
  const { value, problems } = readPackage(tools, given);
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

function verifyStatement(
  terminal: Terminal,
  tools: Pick<World, 'fingerprint'>,
  given: GivenFile,
  json: boolean,
): ExitCode {
  const { value, problems } = verifyStatementPackage(tools, given);
  printProblems(terminal, problems);
  if (value === undefined) return exitCode.problems;
  const { locale, out } = terminal;
  if (json) out(JSON.stringify(value, null, 2));
  else {
    printDifferences(terminal, value);
    out(`${{ it: 'Impronta del prospetto', en: 'Hash of the statement' }[locale]}: ${value.statement.hash}`);
    if (value.identical) out(statementAnchorText[locale]);
  }
  return value.identical ? exitCode.ok : exitCode.problems;
}

function printVerification(terminal: Terminal, verification: Verification): void {
  const { locale, out } = terminal;
  printDifferences(terminal, verification);
  out(`${{ it: 'Impronta del pacchetto', en: 'Hash of the package' }[locale]}: ${verification.sha256}`);
  if (verification.identical) out(anchorText[locale]);
}

function printDifferences(
  { locale, out }: Terminal,
  verification: Pick<Verification, 'identical' | 'compared' | 'differences'>,
): void {
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
}
