import { errorAt, type Problem, type Text, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { modelCovariates } from './covariates.ts';
import { outcomeText, pointing, supplierText } from './pointing.ts';

/** Names that are used twice, and names that point nowhere. */
export function nameProblems(contract: Contract, locate: Locate): Problem[] {
  const { suppliers, sites, flows, outcomes, riskModels, targets, covariates } = contract;
  return [
    ...(contract.id === 'new' ? [reserved(locate)] : []),
    ...unique(suppliers, 'id', 'suppliers', 'fornitori / suppliers', locate),
    ...unique(sites, 'code', 'sites', 'sedi / sites', locate),
    ...unique(flows, 'id', 'flows', 'flussi / flows', locate),
    ...unique(outcomes, 'id', 'outcomes', 'esiti / outcomes', locate),
    ...unique(riskModels, 'id', 'riskModels', 'modelli di rischio / risk models', locate),
    ...unique(targets, 'id', 'targets', 'obiettivi / targets', locate),
    ...unique(covariates ?? [], 'code', 'covariates', 'covariate / covariates', locate),
    ...targets.flatMap(({ supplier, outcome }, at) => [
      ...pointing(
        supplier,
        suppliers.map(({ id }) => id),
        ['targets', at, 'supplier'],
        supplierText,
        locate,
      ),
      ...pointing(
        outcome,
        outcomes.map(({ id }) => id),
        ['targets', at, 'outcome'],
        outcomeText,
        locate,
      ),
    ]),
    ...outcomes.flatMap(({ flow, riskModel }, at) => [
      ...pointing(
        flow,
        flows.map(({ id }) => id),
        ['outcomes', at, 'flow'],
        flowText,
        locate,
      ),
      ...(riskModel === undefined
        ? []
        : pointing(
            riskModel,
            riskModels.map(({ id }) => id),
            ['outcomes', at, 'riskModel'],
            modelText,
            locate,
          )),
    ]),
    ...covariateProblems(contract, locate),
  ];
}

const flowText: Text = { it: 'un flusso di «flows»', en: 'a flow of “flows”' };
const modelText: Text = { it: 'un modello di «riskModels»', en: 'a model of “riskModels”' };
const covariateText: Text = { it: 'una covariata di «covariates»', en: 'a covariate of “covariates”' };

/** The address `/contracts/new` is where contracts are made. */
function reserved(locate: Locate): Problem {
  return errorAt(
    locate(['id']),
    'reserved-name',
    { it: '«new» non può essere il nome di un contratto.', en: '“new” cannot be the name of a contract.' },
    { it: 'Sceglierne un altro.', en: 'Choose another one.' },
  );
}

function unique<K extends string>(
  list: readonly Readonly<Record<K, string>>[],
  key: K,
  part: string,
  what: string,
  locate: Locate,
): Problem[] {
  return duplicates(
    list.map((one) => one[key]),
    (at) => locate([part, at, key]),
    what,
  );
}

/** Covariates that exclusions and risk models name, each with its place. */
function namedCovariates({ outcomes, riskModels }: Pick<Contract, 'outcomes' | 'riskModels'>): {
  readonly covariate: string;
  readonly path: Path;
}[] {
  return [
    ...outcomes.flatMap(({ exclude }, at) =>
      exclude.map(({ covariate }, step) => ({
        covariate,
        path: ['outcomes', at, 'exclude', step, 'covariate'],
      })),
    ),
    ...riskModels.flatMap((model, at) =>
      modelCovariates(model).map((covariate, step) => ({
        covariate,
        path: [
          ...['riskModels', at, 'form'],
          ...(model.form.kind === 'logistic' ? ['terms', step, 'covariate'] : ['covariate']),
        ],
      })),
    ),
  ];
}

function covariateProblems(contract: Contract, locate: Locate): Problem[] {
  const { covariates } = contract;
  const named = namedCovariates(contract);
  if (covariates !== undefined) {
    const codes = covariates.map(({ code }) => code);
    return named.flatMap(({ covariate, path }) => pointing(covariate, codes, path, covariateText, locate));
  }
  const names = [...new Set(named.map(({ covariate }) => covariate))];
  if (names.length === 0) return [];
  return [
    warningAt(
      locate(['covariates']),
      'covariates-unexplained',
      {
        it: `Nessun elenco «covariates» dice che cosa sono: ${names.join(', ')}.`,
        en: `No list “covariates” says what these are: ${names.join(', ')}.`,
      },
      {
        it: 'Aggiungere «covariates» con codice, significato e unità: chi consegna i dati deve intenderli allo stesso modo.',
        en: 'Add “covariates” with code, meaning and unit: whoever delivers the data must understand them in the same way.',
      },
    ),
  ];
}
