import { errorAt, LISTED, moreProblems, type Parsed, type Problem, type Text } from '../problem.ts';
import { type Locate, type Path, shapeProblems } from '../tender/parseTender.ts';
import { settlementPeriods } from './settlementPeriod.ts';
import type { SupplierSettlement } from './settleSupplier.ts';
import { packageHeadSchema, packageSchema } from './statementPackageSchema.ts';
import { targetsInPackage } from './supplierStanding.ts';

/** A package is mended by nobody: whoever has it needs the file as it was. */
const mend: Text = {
  it: 'Chiedere di nuovo il pacchetto alla centrale di committenza: a mano non si corregge.',
  en: 'Ask the purchasing board for the package again: it is not mended by hand.',
};

/**
 * What a package that somebody hands us says, as hostile as it may be.
 * @returns a value if the statement can be computed again from it
 */
export function parseStatementPackage(data: unknown, locate: Locate): Parsed<SupplierSettlement> {
  const failed = (problems: readonly Problem[]) => ({
    value: undefined,
    problems: [
      ...problems.slice(0, LISTED),
      ...(problems.length > LISTED ? [moreProblems(problems.length - LISTED, locate([]))] : []),
    ],
  });
  if (!packageHeadSchema.safeParse(data).success) return failed([noPackage(locate)]);
  const shape = packageSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    const problems = shape.error.issues.flatMap((issue) => shapeProblems(issue, locate));
    return failed(problems.map((problem) => ({ ...problem, mend })));
  }
  // Optional fields are absent in JSON, never undefined.
  const given = shape.data.given as SupplierSettlement;
  const problems = coverageProblems(given, (path) => locate(['given', ...path]));
  return problems.length > 0 ? failed(problems) : { value: given, problems: [] };
}

/** Whether all names lead somewhere and every period is there, once and in its order. */
function coverageProblems(given: SupplierSettlement, locate: Locate): Problem[] {
  const { contract, supplier, facts, standings } = given;
  const problems: Problem[] = [];
  const refuse = (path: Path, code: string, message: Text) =>
    problems.push(errorAt(locate(path), code, message, mend));
  const periods = settlementPeriods(contract).slice(0, given.period);
  const numbers = periods.map(({ number }) => number).join();
  if (periods.length < given.period) {
    refuse(['period'], 'no-such-period', {
      it: `Il contratto non ha un periodo ${given.period}.`,
      en: `The contract has no period ${given.period}.`,
    });
  }
  for (const [name, list] of [['facts', facts] as const, ['standings', standings] as const]) {
    if (list.map(({ period }) => period).join() === numbers) continue;
    refuse([name], 'periods-not-covered', {
      it: `«${name}» non ha una voce per ogni periodo fino a quello liquidato, in ordine.`,
      en: `“${name}” has not one entry for each period up to the settled one, in their order.`,
    });
  }
  const suppliers = [
    ...contract.suppliers.map(({ id }) => id),
    ...[...contract.targets, ...(contract.payment?.clauses ?? [])].map((one) => one.supplier),
  ];
  if (contract.suppliers.length !== 1 || suppliers.some((one) => one !== supplier)) {
    refuse(['contract', 'suppliers'], 'other-suppliers', {
      it: `Il contratto di questo pacchetto deve contenere solo il fornitore ${supplier}.`,
      en: `The contract in this package must hold the supplier ${supplier} alone.`,
    });
  }
  const targets = targetsInPackage(contract, supplier)
    .map(({ id }) => id)
    .join('\n');
  for (const [at, standing] of standings.entries()) {
    if (standing.targets.map(({ target }) => target).join('\n') === targets) continue;
    refuse(['standings', at, 'targets'], 'targets-not-covered', {
      it: 'Gli obiettivi non sono quelli su cui si regge una clausola, ciascuno una volta e in ordine.',
      en: 'The targets are not those on which a clause rests, each once and in their order.',
    });
  }
  return problems;
}

function noPackage(locate: Locate): Problem {
  return errorAt(
    locate([]),
    'not-a-statement',
    {
      it: 'Il file non è il pacchetto di un prospetto («kind»: «esito-statement», «format»: 1).',
      en: 'The file is not the package of a statement (“kind”: “esito-statement”, “format”: 1).',
    },
    {
      it: 'Serve il file esito-statement.json che accompagna il prospetto.',
      en: 'The file esito-statement.json that comes with the statement is needed.',
    },
  );
}
