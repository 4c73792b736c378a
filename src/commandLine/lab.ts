import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PastOffers, readPastOffers } from '../actions/readPastOffers.ts';
import type { World } from '../actions/world.ts';
import { expectedRate } from '../core/laboratory/expectedRate.ts';
import { type LaboratoryPlan, runLaboratory, tryPastOffers } from '../core/laboratory/laboratory.ts';
import { lintTender } from '../core/laboratory/lintLot.ts';
import { canBeImagined, profileBenefits } from '../core/laboratory/readLot.ts';
import { hasErrors, type Problem } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { writeTables } from '../io/excel/writeTables.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { readOffersFolder } from '../io/offersFolder.ts';
import { readYaml } from '../io/yaml.ts';
import { type LaboratoryReport, laboratoryJson } from '../report/laboratoryReport.ts';
import { sheetOf } from '../report/resultSheets.ts';
import { laboratorySentences } from '../report/sentences/laboratorySentences.ts';
import type { Table } from '../report/table.ts';
import { exchangeRateTable, laboratoryTable, pastOffersTable } from '../report/tables/laboratoryTables.ts';
import { textTable } from '../report/textTable.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { lotOf, readDefinition } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

interface LabOptions {
  readonly lot?: string;
  readonly offers?: string;
  readonly plan: LaboratoryPlan;
  readonly json?: boolean;
  readonly out?: string;
}

/** What is said of one lot, with the tables that say it. */
interface TriedRules {
  readonly report: LaboratoryReport;
  readonly lot: Lot;
  readonly tables: readonly Table[];
}

/**
 * `esito lab TENDER.yaml [--lot L] [--offers DIR] [--lots N] [--seed S] … [--json] [--out DIR]`: the linter and the
 * laboratory, before publication. Rules that the linter refuses are tried all the same, as far as they can be.
 */
export async function lab(
  terminal: Terminal,
  tools: Pick<World, 'workbooks' | 'sha256'>,
  file: string,
  options: LabOptions,
): Promise<ExitCode> {
  const { value: tender, problems, locate } = await readDefinition(file);
  printProblems(terminal, problems);
  if (tender === undefined) return exitCode.problems;
  const published = { tender, fingerprint: fingerprint(tender) };
  const lots = options.lot === undefined ? tender.lots : [lotOf(published, options.lot)];
  const findings = lintTender(tender, locate);
  const ofLots = lots.map((lot) => ({ lot, findings: findings.get(lot.id) ?? [] }));
  printProblems(
    terminal,
    ofLots.flatMap((one) => one.findings),
  );
  const tried: TriedRules[] = [];
  for (const [at, one] of ofLots.entries()) {
    // Without a benefit that grows towards the ideal profile no offer can be imagined.
    if (!canBeImagined(one.lot)) continue;
    const read =
      options.offers === undefined
        ? undefined
        : await pastOffersIn(tools, published, one.lot, options.offers);
    printProblems(terminal, read?.problems ?? []);
    if (read !== undefined && read.value === undefined) return exitCode.problems;
    tried.push(
      tryLot(one.lot, one.findings, read?.value, options.plan, (fraction) =>
        terminal.progress((at + fraction) / ofLots.length),
      ),
    );
  }
  terminal.progress(1);
  const json = laboratoryJson(
    tender,
    published.fingerprint,
    options.plan,
    tried.map(({ report }) => report),
  );
  if (options.out !== undefined)
    await writeFiles(terminal, tender.title[terminal.locale], tried, json, options.out);
  if (options.json === true) terminal.out(json.trimEnd());
  else for (const one of tried) print(terminal, one);
  return hasErrors(ofLots.flatMap((one) => one.findings)) ? exitCode.problems : exitCode.ok;
}

function tryLot(
  lot: Lot,
  findings: readonly Problem[],
  past: PastOffers | undefined,
  plan: LaboratoryPlan,
  onProgress: (fraction: number) => void,
): TriedRules {
  const exchangeRate = expectedRate(lot, profileBenefits(lot), plan.market);
  const imagined = runLaboratory(lot, plan, onProgress);
  const trials = past === undefined ? null : tryPastOffers(lot, past.lot, plan);
  return {
    lot,
    report: { lot: lot.id, findings, exchangeRate, imagined, past: trials },
    tables: [
      ...(exchangeRate === null ? [] : [exchangeRateTable(lot, exchangeRate, plan.market)]),
      laboratoryTable(imagined),
      ...(trials === null ? [] : [pastOffersTable(trials, (offer) => past?.suppliers.get(offer) ?? offer)]),
    ],
  };
}

async function pastOffersIn(
  tools: Pick<World, 'workbooks' | 'sha256'>,
  published: Parameters<typeof readPastOffers>[1],
  lot: Lot,
  folder: string,
): ReturnType<typeof readPastOffers> {
  const found = await readOffersFolder(folder).catch((error: Error) => {
    throw unusablePath(folder, error);
  });
  const committee = found.committee && readYaml(found.committee.text, found.committee.name);
  if (committee !== undefined && committee.problems.length > 0)
    return { value: undefined, problems: committee.problems };
  return readPastOffers(tools, published, lot, found.workbooks, committee);
}

function print({ locale, out }: Terminal, { lot, report, tables }: TriedRules): void {
  out(`${{ it: 'Lotto', en: 'Lot' }[locale]} ${lot.id}: ${lot.title[locale]}`);
  for (const sentence of laboratorySentences(report.imagined)) out(`  ${sentence[locale]}`);
  for (const table of tables) out(textTable(table, locale));
}

async function writeFiles(
  { locale, err }: Terminal,
  title: string,
  tried: readonly TriedRules[],
  json: string,
  folder: string,
): Promise<void> {
  const sheets = tried.flatMap(({ lot, tables }) =>
    tables.map((table) => {
      const sheet = sheetOf(table, locale);
      return tried.length === 1 ? sheet : { ...sheet, name: `${lot.id} ${sheet.name}`.slice(0, 31) };
    }),
  );
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of [
      ['lab.json', json],
      ['lab.xlsx', await writeTables(title, sheets)],
    ] as const) {
      await writeFile(join(folder, name), content);
      err(join(folder, name));
    }
  } catch (error) {
    throw unusablePath(folder, error);
  }
}
