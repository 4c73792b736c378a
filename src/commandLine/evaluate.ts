import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { evaluateOffers } from '../actions/evaluateOffers.ts';
import { minutesRecord } from '../actions/minutes.ts';
import type { World } from '../actions/world.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import { runPackage } from '../core/evaluation/runPackage.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { parseSessionFacts } from '../core/minutes/parseSessionFacts.ts';
import { noFacts, type SessionFacts } from '../core/minutes/sessionFacts.ts';
import type { Parsed } from '../core/problem.ts';
import { lotOf } from '../core/tender/lotOf.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import { writeCalculation } from '../io/excel/writeCalculation.ts';
import { writeTables } from '../io/excel/writeTables.ts';
import { type OffersFolder, readOffersFolder } from '../io/offersFolder.ts';
import { minutesPdf } from '../io/pdf/minutesPdf.ts';
import { renderPdf } from '../io/pdf/renderPdf.ts';
import { readYaml } from '../io/yaml.ts';
import { boardSentences } from '../report/boardSentences.ts';
import { calculationSheets } from '../report/calculation/calculationSheets.ts';
import { evaluationReport } from '../report/evaluationReport.ts';
import { formatFor } from '../report/format.ts';
import { resultJson } from '../report/resultJson.ts';
import { resultSheets } from '../report/resultSheets.ts';
import { runPackageJson } from '../report/runPackageJson.ts';
import { flipSentences } from '../report/sentences/flipSentences.ts';
import { lotAwardTable } from '../report/tables/lotAwardTable.ts';
import { textTable } from '../report/textTable.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { onDisk, writeFolder } from './files.ts';
import { readTender } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/**
 * `esito evaluate TENDER.yaml --offers DIR [--mode M] [--draws N] [--seed S] [--json] [--out DIR] [--draws-csv FILE]`:
 * the evaluation of all lots from files at hand. The same inputs give the same bytes as in the browser.
 */
export async function evaluate(
  terminal: Terminal,
  tools: Pick<World, 'workbooks' | 'sha256' | 'fingerprint' | 'program' | 'evaluator' | 'drawsCsv' | 'now'>,
  file: string,
  options: {
    readonly offers: string;
    readonly mode?: SimulationMode;
    readonly draws?: number;
    readonly seed?: number;
    readonly json?: boolean;
    readonly out?: string;
    readonly drawsCsv?: string;
  },
): Promise<ExitCode> {
  const definition = await readTender(file);
  printProblems(terminal, definition.problems);
  if (definition.value === undefined) return exitCode.problems;
  const folder = await onDisk(options.offers, readOffersFolder(options.offers));
  const committee = folder.committee && readYaml(folder.committee.text, folder.committee.name);
  if (committee !== undefined && committee.problems.length > 0) {
    printProblems(terminal, committee.problems);
    return exitCode.problems;
  }
  const session = sessionFacts(folder, definition.value);
  printProblems(terminal, session.problems);
  if (session.value === undefined) return exitCode.problems;
  const { value: result, problems } = await evaluateOffers(
    tools,
    definition.value,
    folder.workbooks,
    { committee, excluded: session.value.excluded },
    { mode: options.mode, draws: options.draws, seed: options.seed },
    terminal.progress,
  );
  printProblems(terminal, problems);
  if (result === undefined) return exitCode.problems;

  if (options.out !== undefined)
    await writeFiles(terminal, tools, definition.value, result, session.value, options.out);
  if (options.drawsCsv !== undefined)
    await writeDraws(terminal, tools, definition.value, result, options.drawsCsv);
  if (options.json === true) terminal.out(resultJson(result).trimEnd());
  else printSummary(terminal, definition.value, result);
  return exitCode.ok;
}

/** What the folder says of the committee's sittings; nothing if it says nothing. */
function sessionFacts({ session }: OffersFolder, { tender }: PublishedTender): Parsed<SessionFacts> {
  if (session === undefined) return { value: noFacts, problems: [] };
  const { data, problems, locate } = readYaml(session.text, session.name);
  return problems.length > 0 ? { value: undefined, problems } : parseSessionFacts(data, tender, locate);
}

/** Report, minutes, workbooks, result and package, as the result page offers them for download. */
async function writeFiles(
  terminal: Terminal,
  tools: Pick<World, 'now' | 'fingerprint'>,
  { tender }: PublishedTender,
  result: EvaluationResult,
  facts: SessionFacts,
  folder: string,
): Promise<void> {
  const { locale } = terminal;
  await writeFolder(terminal, folder, {
    'result.json': resultJson(result),
    'calcolo.xlsx': await writeCalculation(tender.title[locale], calculationSheets(tender, result, locale)),
    'result.xlsx': await writeTables(tender.title[locale], resultSheets(tender, result, locale)),
    'report.pdf': await renderPdf(evaluationReport(tender, result, locale), {
      createdAt: new Date(tools.now()),
    }),
    'verbale.pdf': await minutesPdf(tender, result, minutesRecord(tools, tender, result, facts)),
    'esito-run.json': runPackageJson(runPackage(tender, result, tools.fingerprint)),
  });
}

/** The draws of each lot; with several lots each has its own file, `draws-2.csv` for lot 2. */
async function writeDraws(
  { err }: Terminal,
  { drawsCsv }: Pick<World, 'drawsCsv'>,
  { tender }: PublishedTender,
  { lots }: EvaluationResult,
  name: string,
): Promise<void> {
  const ending = extname(name);
  for (const { lot: id, offers, valuation } of lots) {
    const lot = lotOf(tender, id);
    const file = lots.length === 1 ? name : `${name.slice(0, name.length - ending.length)}-${id}${ending}`;
    try {
      const { mode, draws, seed } = valuation;
      await pipeline(drawsCsv({ lot, offers, plan: { mode, draws, seed } }), createWriteStream(file));
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      // A part of the draws looks like all of them.
      if (error.syscall === 'write') await rm(file, { force: true });
      throw unusablePath(file, error);
    }
    err(file);
  }
}

function printSummary(
  { locale, out }: Terminal,
  { tender }: PublishedTender,
  result: EvaluationResult,
): void {
  const format = formatFor(locale);
  for (const evaluation of result.lots) {
    const lot = lotOf(tender, evaluation.lot);
    const supplierOf = new Map(evaluation.offers.map(({ id, supplier }) => [id, supplier]));
    out(`${{ it: 'Lotto', en: 'Lot' }[locale]} ${lot.id}: ${lot.title[locale]}`);
    for (const row of evaluation.scoring.ranking) {
      const points = [row.technicalPoints, row.economicPoints, row.total].map((value) =>
        format.number(value, lot.award.rounding.decimals),
      );
      out(`  ${row.rank}. ${supplierOf.get(row.offer)}: ${points[0]} + ${points[1]} = ${points[2]}`);
    }
    for (const { text } of boardSentences(lot, evaluation)) out(`  ${text[locale]}`);
    for (const text of flipSentences(lot, evaluation)) out(`  ${text[locale]}`);
  }
  const awards = lotAwardTable(tender, result.lots);
  if (awards !== null) out(textTable(awards, locale));
}
