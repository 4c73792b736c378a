import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../config.ts';
import { candidateGroups } from '../core/laboratory/candidate.ts';
import { usualMarket } from '../core/laboratory/imaginedMarket.ts';
import { DomainError } from '../core/problem.ts';
import { programIdentity } from '../io/programIdentity.ts';
import { locales } from '../report/locale.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { printProblems, processTerminal } from './terminal.ts';

/**
 * Runs one command. Each loads its own modules when it is called: the site, the workbooks and the report take 200 MB
 * and a second that most commands can do without.
 * @returns the exit code of the process
 */
export async function runCommandLine(args: readonly string[], readConfig: () => Config): Promise<ExitCode> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    processTerminal('it').err(error instanceof Error ? error.message : String(error));
    return exitCode.usage;
  }
  return runCommand(args, config);
}

async function runCommand(args: readonly string[], config: Config): Promise<ExitCode> {
  let ended: ExitCode = exitCode.ok;
  const tools = async () => (await import('../wire.ts')).wireTools(config);
  const withContracts = async <T>(command: (world: ContractTools) => Promise<T>): Promise<T> => {
    const world = await (await import('../wire.ts')).wireContracts(config);
    try {
      return await command(world);
    } finally {
      await world.close();
    }
  };
  const program = new Command('esito')
    .description('Gare per esiti di salute / tenders by health outcomes')
    .version(programIdentity(config.projectFolder).version)
    .addOption(
      new Option('--lang <language>', 'lingua dei messaggi / language of messages')
        .choices(locales)
        .default(config.language),
    )
    .addHelpText(
      'after',
      '\nCodici di uscita / exit codes: 0 ok; 1 problemi nei dati / problems in the input; 2 comando o file non utilizzabile / command or file not usable; 70 errore interno / internal error.',
    )
    .exitOverride();
  const terminal = () => processTerminal(program.opts<{ lang: 'it' | 'en' }>().lang);

  program
    .command('check <file>')
    .description('controlla una definizione di gara o un contratto / check a tender definition or a contract')
    .action(async (file: string) => {
      const { check } = await import('./check.ts');
      ended = await check(terminal(), file);
    });
  program
    .command('contract <package>')
    .description('prepara la bozza di un contratto da un’aggiudicazione / draft a contract from an award')
    .requiredOption('--lot <lot>', 'lotto / lot')
    .requiredOption(
      '--suppliers <offers>',
      'offerte aggiudicate, separate da virgole / awarded offers, separated by commas',
      nameList,
    )
    .requiredOption('--out <file>', 'file .yaml da scrivere / .yaml file to write')
    .option('--decided <date>', 'data dell’aggiudicazione / date of the award', isoDate)
    .option('--from <date>', 'primo giorno del contratto / first day of the contract', isoDate)
    .option('--to <date>', 'ultimo giorno del contratto / last day of the contract', isoDate)
    .action(async (file: string, options) => {
      const { contract } = await import('./contract.ts');
      ended = await contract(terminal(), await tools(), file, options);
    });
  program
    .command('template <tender>')
    .description('scrive la cartella che i fornitori compilano / write the workbook that suppliers fill in')
    .requiredOption('--lot <lot>', 'lotto / lot')
    .requiredOption('--out <file>', 'file .xlsx da scrivere / .xlsx file to write')
    .addOption(
      new Option('--envelope <envelope>', 'busta / envelope')
        .choices(['evidence', 'price'])
        .default('evidence'),
    )
    .action(async (file: string, options) => {
      const { template } = await import('./template.ts');
      ended = await template(terminal(), await tools(), file, options);
    });
  program
    .command('evaluate <tender>')
    .description('valuta le offerte di una cartella / evaluate the offers of a folder')
    .requiredOption(
      '--offers <folder>',
      'cartella con i file dei fornitori / folder with the suppliers’ files',
    )
    .addOption(
      new Option('--mode <mode>', 'metodo di simulazione / method of simulation')
        .choices(['audit', 'interactive', 'sharp'])
        .default('audit'),
    )
    .option('--draws <number>', 'numero di simulazioni / number of draws', wholeNumber(1000, 10_000_000))
    .option('--seed <number>', 'seme / seed', wholeNumber(0, 4294967295))
    .option('--json', 'risultato completo su standard output / whole result on standard output')
    .option(
      '--out <folder>',
      'cartella per rapporto, foglio e risultato / folder for report, workbook and result',
    )
    .option(
      '--draws-csv <file>',
      'tutte le simulazioni in un file .csv / all draws in a .csv file, for esito psa, BCEA, dampack, hesim',
    )
    .action(async (file: string, options) => {
      const { evaluate } = await import('./evaluate.ts');
      ended = await evaluate(terminal(), await tools(), file, options);
    });
  program
    .command('verify <package>')
    .description(
      'ricalcola ogni numero di un pacchetto e dice che cosa differisce / compute every number of a package again and say what differs',
    )
    .option('--json', 'esito su standard output / outcome on standard output')
    .action(async (file: string, options) => {
      const { verify } = await import('./verify.ts');
      ended = await verify(terminal(), await tools(), file, options);
    });
  program
    .command('psa <file>')
    .description(
      'valuta simulazioni fatte altrove, da un file CSV / value draws made elsewhere, from a CSV file',
    )
    .option(
      '--lambda <values>',
      'disponibilità a pagare, separate da virgole / willingness to pay, separated by commas',
      willingnessToPayList,
    )
    .option('--json', 'risultato su standard output / result on standard output')
    .action(async (file: string, options) => {
      const { psa } = await import('./psa.ts');
      ended = await psa(terminal(), file, options);
    });
  program
    .command('rescore [files...]')
    .description(
      'ricalcola gare passate da cartelle .xlsx o YAML / re-score past tenders from .xlsx workbooks or YAML',
    )
    .option(
      '--lambda <value>',
      'disponibilità a pagare al posto di quella di ogni gara / willingness to pay instead of each tender’s own',
      positiveNumber,
    )
    .option('--json', 'risultato su standard output / result on standard output')
    .option(
      '--out <folder>',
      'cartella per rapporto, foglio e risultato / folder for report, workbook and result',
    )
    .option('--template <file>', 'scrive il modello .xlsx da compilare / write the .xlsx template to fill in')
    .action(async (files: string[], options) => {
      const { rescoreCommand } = await import('./rescore.ts');
      ended = await rescoreCommand(terminal(), await tools(), files, options);
    });
  program
    .command('lab <tender>')
    .description(
      'controlla le regole e le prova su lotti immaginati, prima di pubblicare / lint the rules and try them on imagined lots, before publication',
    )
    .option('--lot <lot>', 'solo questo lotto / this lot only')
    .option('--offers <folder>', 'cartella di offerte passate / folder of past offers')
    .option('--lots <number>', 'lotti immaginati / imagined lots', wholeNumber(100, 100_000), 2000)
    .option('--seed <number>', 'seme / seed', wholeNumber(0, 4294967295), 1)
    .option(
      '--fewest <number>',
      'offerte per lotto, almeno / offers a lot, at least',
      wholeNumber(1, 20),
      usualMarket.offers.fewest,
    )
    .option(
      '--most <number>',
      'offerte per lotto, al massimo / offers a lot, at most',
      wholeNumber(1, 20),
      usualMarket.offers.most,
    )
    .option(
      '--floor <share>',
      'prezzo più basso, quota della base d’asta / lowest price, share of the base price',
      numberWithin(0, 0.99),
      usualMarket.floor,
    )
    .option(
      '--best <share>',
      'beneficio più alto, quota dal minimo accettabile (0) all’ideale (1) / highest benefit, from the minimum acceptable (0) to the ideal (1)',
      numberWithin(0.01, 1),
      usualMarket.benefit.to,
    )
    .option(
      '--correlation <value>',
      'tra qualità e prezzo / between quality and price',
      numberWithin(-1, 1),
      usualMarket.correlation,
    )
    .option('--json', 'tutto su standard output / all on standard output')
    .option('--out <folder>', 'cartella per lab.json e lab.xlsx / folder for lab.json and lab.xlsx')
    .action(async (file: string, { lots, seed, fewest, most, floor, best, correlation, ...options }) => {
      if (most < fewest) throw new UsageError('--fewest > --most');
      const market = {
        offers: { fewest, most },
        benefit: { from: usualMarket.benefit.from, to: best },
        floor,
        correlation,
      };
      const { lab } = await import('./lab.ts');
      const plan = { lots, seed, market, groups: candidateGroups };
      ended = await lab(terminal(), await tools(), file, { ...options, plan });
    });
  program
    .command('import <contract>')
    .description(
      'importa una consegna, o una cartella di consegne, e dice che ne è stato di ogni riga / import a delivery, or a folder of them, and say what became of every row',
    )
    .option('--from <folder>', 'cartella della consegna / folder of the delivery')
    .option(
      '--again',
      'riprende con la versione in vigore le consegne accettate con le precedenti / lay the deliveries accepted under earlier versions again under the one in force',
    )
    .option('--json', 'conto su standard output / account on standard output')
    .action(async (named: string, options) => {
      const { importDeliveries } = await import('./importDeliveries.ts');
      ended = await withContracts((world) => importDeliveries(terminal(), world, named, options));
    });
  program
    .command('track <contract>')
    .description(
      'che cosa si sa di ogni obiettivo dai dati in vigore / what is known of each target from the data in force',
    )
    .option('--as-of <date>', 'data dei dati / data date', isoDate)
    .option('--json', 'tutto su standard output / all on standard output')
    .action(async (named: string, options) => {
      const { track } = await import('./track.ts');
      ended = await withContracts((world) => track(terminal(), world, named, options));
    });
  program
    .command('release <contract>')
    .description(
      'che cosa può vedere un lettore, con le prove superate / what a reader may see, with the tests that it passed',
    )
    .requiredOption('--reader <reader>', 'public, region, supplier/S1, site/H01')
    .option('--out <folder>', 'cartella per numeri e prove / folder for figures and tests')
    .action(async (named: string, options) => {
      const { release } = await import('./release.ts');
      ended = await withContracts((world) => release(terminal(), world, named, options));
    });
  program
    .command('settle <contract>')
    .description(
      'prospetti di un periodo per ogni fornitore, come bozze / statements of a period for each supplier, as drafts',
    )
    .requiredOption('--period <number>', 'periodo da liquidare / period to settle', wholeNumber(1, 1000))
    .option('--as-of <date>', 'data dei dati / data date', isoDate)
    .option('--json', 'prospetti su standard output / statements on standard output')
    .option('--out <folder>', 'cartella per pacchetti e PDF / folder for packages and PDF')
    .action(async (named: string, options) => {
      const { settle } = await import('./settle.ts');
      ended = await withContracts((world) => settle(terminal(), world, named, options));
    });
  program
    .command('fairness <contract>')
    .description(
      'che cosa costano le clausole di pagamento a ciascuna parte, prima di pubblicare / what payment clauses cost each side, before publication',
    )
    .option('--clause <id>', 'una sola clausola / one clause only')
    .option('--json', 'tutto su standard output / all on standard output')
    .action(async (named: string, options) => {
      const { fairness } = await import('./fairness.ts');
      ended = await withContracts((world) => fairness(terminal(), world, named, options));
    });
  program
    .command('annex <contract>')
    .description(
      'scrive l’allegato di un contratto, come si paga secondo i risultati, in italiano e in inglese / write the annex to a contract, how payment follows outcomes, in Italian and English',
    )
    .option('--out <folder>', 'cartella per PDF e YAML / folder for PDF and YAML', '.')
    .action(async (named: string, { out }: { out: string }) => {
      const { annex } = await import('./annex.ts');
      ended = await annex(terminal(), withContracts, named, out);
    });
  program
    .command('pseudonymise [folder]')
    .description(
      'in ospedale, senza rete: pseudonimi al posto dei codici dei pazienti / at the hospital, offline: pseudonyms in the place of patients’ codes',
    )
    .option('--contract <id>', 'contratto / contract')
    .option('--key-file <file>', 'file della chiave / key file')
    .option('--key-version <number>', 'versione della chiave / version of the key', wholeNumber(1, 1_000_000))
    .option('--out <folder>', 'cartella della consegna, nuova / folder of the delivery, a new one')
    .option(
      '--source <name>',
      'chi consegna, ad esempio il codice della sede / who delivers, e.g. code of the site',
    )
    .option('--from <date>', 'inizio del periodo / beginning of the period')
    .option('--to <date>', 'fine del periodo / end of the period')
    .option('--flow-version <text>', 'versione del flusso / version of the flow')
    .option('--rotate-from <file>', 'file della chiave vecchia / old key file')
    .option(
      '--old-version <number>',
      'versione della chiave vecchia / version of the old key',
      wholeNumber(1, 1_000_000),
    )
    .option(
      '--new-key <file>',
      'scrive una chiave nuova, e nient’altro / writes a fresh key, and nothing else',
    )
    .action(async (folder: string | undefined, options) => {
      const { pseudonymise } = await import('./pseudonymise.ts');
      ended = await pseudonymise(terminal(), await tools(), folder, options);
    });
  program
    .command('serve')
    .description('avvia il sito / start the site')
    .action(async () => {
      const { serve } = await import('./serve.ts');
      await serve(config);
    });
  program
    .command('reference <tenders> [contracts]')
    .description(
      'scrive schema JSON e guida dei formati di gara e contratto / write JSON Schema and guide of the formats of tender and contract',
    )
    .action(async (tenders: string, contracts: string | undefined) => {
      const { writeReference } = await import('./reference.ts');
      ended = await writeReference(terminal(), tenders, contracts);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    const { err, locale } = terminal();
    if (error instanceof UsageError) {
      err(error.message);
      return exitCode.usage;
    }
    if (error instanceof DomainError) {
      err(error.text[locale]);
      printProblems(terminal(), error.problems);
      return exitCode.problems;
    }
    err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCode.internal;
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`${least}–${most}`);
  };
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('Un numero maggiore di 0, in cifre / a number above 0, in digits.');
}

function numberWithin(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`${least}–${most}`);
  };
}

function nameList(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > 0) return [...new Set(names)];
  throw new InvalidArgumentError('A,B,…');
}

function isoDate(text: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Una data, come 2026-01-31 / a date, as 2026-01-31.');
}

/** Values of λ are many enough for any curve. */
const MOST_LAMBDAS = 1001;

function willingnessToPayList(text: string): number[] {
  const parts = text.split(',');
  if (parts.length <= MOST_LAMBDAS && parts.every((part) => /^\d+(\.\d+)?$/.test(part.trim())))
    return parts.map(Number);
  throw new InvalidArgumentError('20000,30000,…');
}
