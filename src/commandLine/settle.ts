import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredStatement } from '../actions/settlementStores.ts';
import { settlePeriod } from '../actions/settlePeriod.ts';
import type { Contract } from '../core/contract/contract.ts';
import { renderPdf } from '../io/pdf/renderPdf.ts';
import type { Locale } from '../report/locale.ts';
import { statementJson } from '../report/settlement/statementJson.ts';
import { statementReport } from '../report/settlement/statementReport.ts';
import { statementText } from '../report/settlement/statementText.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { onDisk } from './files.ts';
import { commandLineActor, namedContract } from './readContract.ts';
import type { Terminal } from './terminal.ts';

const unchanged = {
  it: 'Gli stessi prospetti c’erano già: non è cambiato nulla.',
  en: 'The same statements were there already: nothing changed.',
};

/**
 * `esito settle CONTRACT --period N [--as-of DATE] [--json] [--out DIR]`: the statements of a period, kept as drafts until somebody else approves them. `--out` gets
 * for each supplier the package `SUPPLIER-pN.json`, which `esito verify` computes again, and the statement as `SUPPLIER-pN.pdf`.
 */
export async function settle(
  terminal: Terminal,
  world: ContractTools,
  named: string,
  {
    period,
    asOf,
    json = false,
    out,
  }: { readonly period: number; readonly asOf?: string; readonly json?: boolean; readonly out?: string },
): Promise<ExitCode> {
  const { locale } = terminal;
  const contract = await namedContract(terminal, world, named);
  if (contract === undefined) return exitCode.problems;
  const { state, statements } = await settlePeriod(
    world,
    commandLineActor,
    contract.contract.id,
    { period, asOf },
    { progress: (fraction) => terminal.progress(fraction), cancelled: () => false },
  );
  terminal.progress(1);
  if (out !== undefined) await writeStatements(terminal, out, contract.contract, statements);
  if (state === 'unchanged') terminal.err(unchanged[locale]);
  if (json)
    terminal.out(statementJson(statements.map(({ hash, statement }) => ({ hash, statement }))).trimEnd());
  else for (const one of statements) terminal.out(statementText(one, contract.contract, locale));
  return exitCode.ok;
}

async function writeStatements(
  { err, locale }: Pick<Terminal, 'err' | 'locale'>,
  folder: string,
  contract: Contract,
  statements: readonly StoredStatement[],
): Promise<void> {
  await onDisk(folder, mkdir(folder, { recursive: true }));
  for (const one of statements) {
    const { supplier, period } = one.statement;
    const name = join(folder, `${supplier}-p${period.number}`);
    await writeWhole(`${name}.json`, one.package);
    await writeWhole(`${name}.pdf`, await statementPdf(contract, one, locale));
    err(`${name}.json`);
    err(`${name}.pdf`);
  }
}

/** The document is dated by the making of its statement, so that it has the same bytes whenever it is printed. */
function statementPdf(contract: Contract, one: StoredStatement, locale: Locale): Promise<Uint8Array> {
  return renderPdf(statementReport(contract, one, locale), { createdAt: new Date(one.madeAt) });
}

/** A file is there whole or not at all: it gets its name when all of it is written. What a killed run left is written over by the next. */
async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const part = `${file}.part`;
  await onDisk(file, writeFile(part, content, { flush: true }));
  await onDisk(file, rename(part, file));
}
