import type { z } from 'zod';
import { errorAt, hasErrors, type Parsed, type Problem } from '../problem.ts';
import { type Locate, shapeProblems } from '../tender/parseTender.ts';
import { adjudicatorProblems } from './adjudicatorProblems.ts';
import { calendarProblems } from './calendarProblems.ts';
import { clauseProblems } from './clauseProblems.ts';
import { type Contract, contractSchema } from './contract.ts';
import { deviceProblems } from './deviceProblems.ts';
import { nameProblems } from './nameProblems.ts';
import { outcomeProblems } from './outcomeProblems.ts';
import { paymentCapProblems } from './paymentCapProblems.ts';
import { paymentPriceProblems } from './paymentPriceProblems.ts';
import { paymentScaleProblems } from './paymentScaleProblems.ts';
import { phaseProblems } from './phaseProblems.ts';
import { riskModelProblems } from './riskModelProblems.ts';
import { targetProblems } from './targetProblems.ts';

const GUIDE = 'examples/contracts/FORMAT.md';

/**
 * Unknown data (a YAML file as plain values) to a contract, with all problems at once. First the shape, where a field that is empty (null) is
 * named as one that is still to be filled in; only a well-shaped contract is checked for its meaning.
 */
export function parseContract(data: unknown, locate: Locate): Parsed<Contract> {
  const shape = contractSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    return {
      value: undefined,
      problems: shape.error.issues.flatMap((issue) =>
        issue.input === null ? [blank(issue, locate)] : shapeProblems(issue, locate, GUIDE),
      ),
    };
  }
  const contract = shape.data;
  const problems = [
    ...nameProblems(contract, locate),
    ...outcomeProblems(contract, locate),
    ...riskModelProblems(contract, locate),
    ...targetProblems(contract, locate),
    ...deviceProblems(contract, locate),
    ...calendarProblems(contract, locate),
    ...phaseProblems(contract, locate),
    ...clauseProblems(contract, locate),
    ...paymentPriceProblems(contract, locate),
    ...paymentScaleProblems(contract, locate),
    ...paymentCapProblems(contract, locate),
    ...adjudicatorProblems(contract, locate),
  ];
  return { value: hasErrors(problems) ? undefined : contract, problems };
}

/** A draft leaves empty what only people know. */
function blank({ path }: z.core.$ZodIssue, locate: Locate): Problem {
  const name = path.map(String).join('.');
  return errorAt(
    locate(path),
    'blank',
    { it: `«${name}» è ancora da compilare.`, en: `“${name}” is still to be filled in.` },
    {
      it: `Scriverlo: nessuno può dedurlo dall’aggiudicazione. Il significato è in ${GUIDE}.`,
      en: `Write it: nobody can derive it from the award. Its meaning is in ${GUIDE}.`,
    },
  );
}
