import { z } from 'zod';
import { offerId } from '../evidence/evidence.ts';
import { errorAt, hasErrors, type Parsed, type Problem, warningAt } from '../problem.ts';
import { duplicates } from '../tender/duplicates.ts';
import type { Lot } from '../tender/lot.ts';
import { type Locate, shapeProblems } from '../tender/parseTender.ts';
import type { Committee } from './committee.ts';
import { LONGEST_REASON, preferenceTables, tableSchema } from './preferenceTables.ts';

/** Minutes and tables print both. */
const nameSchema = z.string().min(1).max(120);
const reasonSchema = z.string().min(1).max(LONGEST_REASON);

/**
 * The committee's file: who judges; for each discretionary criterion and supplier one coefficient per
 * commissioner with the reason written down; for each criterion judged by pairwise comparison one table per commissioner.
 */
const committeeSchema = z.strictObject({
  commissioners: z.array(nameSchema).min(1),
  judgements: z.array(
    z.strictObject({
      lot: z.string(),
      criterion: z.string(),
      supplier: z.string().min(1),
      coefficients: z.array(z.number()).min(1),
      reason: reasonSchema,
    }),
  ),
  tables: z.array(tableSchema.extend({ reason: reasonSchema })).optional(),
});

/** Unknown data (a YAML file or a form) to the committee of one lot, with all problems at once. */
export function parseCommittee(data: unknown, lot: Lot, locate: Locate): Parsed<Committee> {
  const shape = committeeSchema.safeParse(data, { reportInput: true });
  if (!shape.success) {
    return {
      value: undefined,
      problems: shape.error.issues.flatMap((issue) => shapeProblems(issue, locate)),
    };
  }
  const { commissioners, judgements, tables = [] } = shape.data;
  const problems: Problem[] = duplicates(
    commissioners,
    (at) => locate(['commissioners', at]),
    'commissioners',
  );
  if (commissioners.length % 2 === 0 || commissioners.length > 5) {
    problems.push(
      warningAt(
        locate(['commissioners']),
        'committee-size',
        {
          it: `I commissari sono ${commissioners.length}: la legge vuole un numero dispari, al massimo cinque.`,
          en: `There are ${commissioners.length} commissioners: the law wants an odd number, at most five.`,
        },
        { it: 'D.Lgs. 36/2023, art. 93, c. 2.', en: 'D.Lgs. 36/2023, art. 93(2).' },
      ),
    );
  }
  judgements.forEach((judgement, at) => {
    if (judgement.lot !== lot.id) return;
    const criterion = lot.criteria.find(({ code }) => code === judgement.criterion);
    if (criterion?.rule.kind !== 'discretionary-mean') {
      problems.push(
        errorAt(
          locate(['judgements', at, 'criterion']),
          'not-discretionary',
          {
            it: `«${judgement.criterion}» non è un criterio discrezionale di questo lotto.`,
            en: `“${judgement.criterion}” is not a discretionary criterion of this lot.`,
          },
          { it: 'Controllare il codice del criterio.', en: 'Check the criterion’s code.' },
        ),
      );
      return;
    }
    if (judgement.coefficients.length !== commissioners.length) {
      problems.push(
        errorAt(
          locate(['judgements', at, 'coefficients']),
          'coefficient-count',
          {
            it: `${judgement.coefficients.length} coefficienti per ${commissioners.length} commissari.`,
            en: `${judgement.coefficients.length} coefficients for ${commissioners.length} commissioners.`,
          },
          { it: 'Serve un coefficiente per commissario.', en: 'One coefficient per commissioner is needed.' },
        ),
      );
    }
    const allowed = criterion.rule.ladder.map(({ coefficient }) => coefficient);
    judgement.coefficients.forEach((coefficient, commissioner) => {
      if (allowed.includes(coefficient)) return;
      problems.push(
        errorAt(
          locate(['judgements', at, 'coefficients', commissioner]),
          'coefficient-off-ladder',
          {
            it: `Il coefficiente ${inItalian(coefficient)} non è nella scala del criterio.`,
            en: `The coefficient ${coefficient} is not on the criterion’s ladder.`,
          },
          { it: `Ammessi: ${allowed.map(inItalian).join('; ')}.`, en: `Allowed: ${allowed.join(', ')}.` },
        ),
      );
    });
  });
  const compared = preferenceTables(tables, lot, commissioners, (path) => locate(['tables', ...path]));
  problems.push(...compared.problems);
  const value = {
    commissioners,
    judgements: judgements
      .filter((judgement) => judgement.lot === lot.id)
      .map(({ criterion, supplier, coefficients, reason }) => ({
        criterion,
        offer: offerId(supplier),
        coefficients,
        reason,
      })),
    tables: compared.value ?? [],
  };
  return { value: hasErrors(problems) ? undefined : value, problems };
}

function inItalian(coefficient: number): string {
  return String(coefficient).replace('.', ',');
}
