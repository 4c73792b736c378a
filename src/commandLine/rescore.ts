import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rescoreFiles } from '../actions/rescoreFiles.ts';
import type { World } from '../actions/world.ts';
import { pastTenderForm } from '../core/rescoring/pastForm.ts';
import type { TenderRescoring } from '../core/rescoring/rescore.ts';
import { summaryOf } from '../core/rescoring/summary.ts';
import { writeTables } from '../io/excel/writeTables.ts';
import { renderPdf } from '../io/pdf/renderPdf.ts';
import { rescoringJson } from '../report/rescoring/rescoringJson.ts';
import { rescoringReport } from '../report/rescoring/rescoringReport.ts';
import { rescoringSentences } from '../report/rescoring/rescoringSentences.ts';
import { rescoringSheets } from '../report/rescoring/rescoringSheets.ts';
import { changesByRuleTable, lotsTable, mismatchTable } from '../report/rescoring/rescoringTables.ts';
import { textTable } from '../report/textTable.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/**
 * `esito rescore FILE... [--lambda L] [--json] [--out DIR]`, `esito rescore --template FILE.xlsx`: past tenders from their score
 * sheets, and which awards another rule would have changed.
 */
export async function rescoreCommand(
  terminal: Terminal,
  tools: Pick<World, 'workbooks' | 'readYaml' | 'now'>,
  files: readonly string[],
  options: {
    readonly lambda?: number;
    readonly json?: boolean;
    readonly out?: string;
    readonly template?: string;
  },
): Promise<ExitCode> {
  if (options.template !== undefined) {
    await write(options.template, await tools.workbooks.write(pastTenderForm()));
    terminal.out(options.template);
    if (files.length === 0) return exitCode.ok;
  }
  if (files.length === 0)
    throw new UsageError('Nessun file: esito rescore FILE… / no file: esito rescore FILE…');
  const read = await Promise.all(
    files.map(async (file) => ({ name: basename(file), bytes: await bytesOf(file) })),
  );
  const { value: rescored, problems } = await rescoreFiles(tools, read, options.lambda);
  printProblems(terminal, problems);
  if (rescored === undefined) return exitCode.problems;
  if (options.out !== undefined) await writePackage(terminal, tools.now(), rescored, options.out);
  if (options.json === true) terminal.out(rescoringJson(rescored));
  else printSummary(terminal, rescored);
  return exitCode.ok;
}

async function writePackage(
  { locale, err }: Terminal,
  now: string,
  rescored: readonly TenderRescoring[],
  folder: string,
): Promise<void> {
  const files = {
    'rescoring.json': `${rescoringJson(rescored)}\n`,
    'rescoring.xlsx': await writeTables('Esito', rescoringSheets(rescored, locale)),
    'rescoring.pdf': await renderPdf(rescoringReport(rescored, locale), { createdAt: new Date(now) }),
  };
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw unusablePath(folder, error);
  }
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await write(file, content);
    err(file);
  }
}

function printSummary({ locale, out }: Terminal, rescored: readonly TenderRescoring[]): void {
  const summary = summaryOf(rescored);
  for (const { text } of rescoringSentences(rescored, summary)) out(text[locale]);
  out('');
  for (const table of [lotsTable(rescored), mismatchTable(rescored), changesByRuleTable(summary)])
    if (table !== null) out(textTable(table, locale));
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unusablePath(file, error);
  }
}

async function write(file: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw unusablePath(file, error);
  }
}
