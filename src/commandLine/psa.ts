import type { Estimate } from '../core/numbers/estimate.ts';
import { hasErrors, type Problem, warningAt } from '../core/problem.ts';
import {
  type ExternalSums,
  type ExternalValuation,
  externalSums,
  informationSums,
  type ParameterEvppi,
  parameterCells,
} from '../core/valuation/externalDraws.ts';
import { cellSumsBytes } from '../core/valuation/parameterCells.ts';
import { readDraws } from '../io/csv/readDraws.ts';
import { externalDrawsJson } from '../report/externalDrawsJson.ts';
import { externalDrawsTables } from '../report/tables/externalDrawsTables.ts';
import { textTable } from '../report/textTable.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/** Values of λ when none are asked for, EUR per unit of effect. */
const DEFAULT_LAMBDAS = Array.from({ length: 11 }, (_, at) => 10_000 * at);

/** Fewer draws than this say little of tails and of single parameters. */
const FEW_DRAWS = 1000;

/** Most memory for sums by parameter; files with more parameters are read again. */
const CELL_BYTES = 48e6;

/**
 * `esito psa FILE.csv [--lambda 20000,30000,…] [--json]`: the probabilistic analysis of draws that another model made.
 * The file is read once for everything but EVPPI and once more for that; it is never held.
 */
export async function psa(
  terminal: Terminal,
  file: string,
  { lambda, json = false }: { readonly lambda?: readonly number[]; readonly json?: boolean },
): Promise<ExitCode> {
  const lambdas = lambda ?? DEFAULT_LAMBDAS;
  const { found, problems } = await inFile(file, () => valueDraws(file, lambdas));
  printProblems(terminal, problems);
  if (found === undefined) return exitCode.problems;
  if (lambda === undefined) terminal.err(defaultLambdas(lambdas)[terminal.locale]);
  if (json) terminal.out(externalDrawsJson(found.valuation, found.evppi));
  else {
    for (const table of externalDrawsTables(found.valuation, found.evppi))
      terminal.out(textTable(table, terminal.locale));
  }
  return exitCode.ok;
}

interface Found {
  readonly valuation: ExternalValuation;
  readonly evppi: readonly ParameterEvppi[];
}

async function valueDraws(
  file: string,
  lambdas: readonly number[],
): Promise<{ readonly found: Found | undefined; readonly problems: readonly Problem[] }> {
  let sums: ExternalSums | undefined;
  let sample: ReturnType<typeof parameterCells> | undefined;
  const { columns, draws, numeric, problems } = await readDraws(file, ({ strategies, parameters }) => {
    const outcomes = externalSums(strategies, lambdas);
    const values = parameterCells(parameters.length);
    [sums, sample] = [outcomes, values];
    return (block) => {
      outcomes.add(block);
      if (parameters.length > 0) values.add(block);
    };
  });
  if (columns === undefined || sums === undefined || sample === undefined || hasErrors(problems))
    return { found: undefined, problems };
  const { strategies, parameters } = columns;
  const cells = sample.cells();
  const evppi: ParameterEvppi[] = [];
  const atOnce = Math.max(1, Math.floor(CELL_BYTES / cellSumsBytes(strategies.length)));
  for (let from = 0; from < numeric.length; from += atOnce) {
    const chosen = numeric.slice(from, from + atOnce);
    const information = informationSums(strategies.length, cells, chosen);
    const again = await readDraws(file, () => information.add);
    if (again.draws !== draws || hasErrors(again.problems))
      throw new UsageError(`${file}: modificato durante la lettura / changed while it was read`);
    information.evppi(lambdas).forEach((values: Estimate[], at) => {
      evppi.push({ parameter: parameters[chosen[at] as number] as string, values });
    });
  }
  return {
    found: { valuation: sums.valuation(), evppi },
    problems: draws < FEW_DRAWS ? [...problems, fewDraws(file, draws)] : problems,
  };
}

/** @throws UsageError if the file cannot be read */
async function inFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw unusablePath(file, error);
    throw error;
  }
}

function fewDraws(file: string, draws: number): Problem {
  return warningAt(
    { file },
    'few-draws',
    {
      it: `Solo ${draws} simulazioni: probabilità e valore dell’informazione sono incerti.`,
      en: `Only ${draws} draws: probabilities and values of information are uncertain.`,
    },
    {
      it: `Farne almeno ${FEW_DRAWS}, meglio 10000.`,
      en: `Make at least ${FEW_DRAWS}, better 10000.`,
    },
  );
}

function defaultLambdas(lambdas: readonly number[]): { readonly it: string; readonly en: string } {
  const list = lambdas.join(',');
  return { it: `Senza --lambda: λ = ${list}`, en: `Without --lambda: λ = ${list}` };
}
