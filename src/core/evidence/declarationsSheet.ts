import type { Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { both, inline } from './bilingualCell.ts';
import { cellAt, type FormCell, type FormSheet } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** Criteria that suppliers answer by declaring a level. */
export function tabularCriteria(lot: Lot) {
  return lot.criteria.flatMap((criterion) =>
    criterion.rule.kind === 'tabular'
      ? [{ code: criterion.code, label: criterion.label, rule: criterion.rule }]
      : [],
  );
}

/** Criteria that suppliers answer by declaring a figure. */
export function quantitativeCriteria(lot: Lot) {
  return lot.criteria.flatMap((criterion) =>
    criterion.rule.kind === 'quantitative'
      ? [{ code: criterion.code, label: criterion.label, rule: criterion.rule }]
      : [],
  );
}

/** One row per criterion that suppliers answer by declaring a level or a figure. */
export function declarationsSheet(lot: Lot): FormSheet {
  const headings: Text[] = [
    { it: 'Criterio', en: 'Criterion' },
    { it: 'Domanda', en: 'Question' },
    { it: 'Risposta (codice o numero)', en: 'Answer (code or number)' },
    { it: 'Risposte ammesse', en: 'Answers allowed' },
  ];
  const answers = [
    ...tabularCriteria(lot).map(({ code, rule }) => ({
      code,
      question: rule.question,
      input: { kind: 'choice' as const, choices: rule.levels.map(({ id }) => id) },
      allowed: rule.levels.map(({ id, label }) => `${id} = ${inline(label)}`).join('\n'),
    })),
    ...quantitativeCriteria(lot).map(({ code, rule }) => ({
      code,
      question: rule.question,
      input: { kind: 'number' as const, least: rule.least, most: rule.most },
      allowed: both({
        it: `Un numero tra ${rule.least} e ${rule.most} (${rule.unit})`,
        en: `A number between ${rule.least} and ${rule.most} (${rule.unit})`,
      }),
    })),
  ];
  return {
    name: sheetNames.declarations,
    visibility: 'visible',
    widths: [12, 60, 24, 60],
    frozenRows: 1,
    cells: [
      ...headings.map((heading, at) => ({
        cell: cellAt(at + 1, 1),
        style: 'header' as const,
        value: both(heading),
      })),
      ...answers.flatMap(({ code, question, input, allowed }, at): FormCell[] => [
        { cell: cellAt(1, at + 2), style: 'label', value: code },
        { cell: cellAt(2, at + 2), style: 'label', value: both(question) },
        { cell: cellAt(3, at + 2), style: 'input', name: inputNames.declaration(code), input },
        { cell: cellAt(4, at + 2), style: 'label', value: allowed },
      ]),
    ],
  };
}
