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

/** One row per criterion that suppliers answer by declaring a level. */
export function declarationsSheet(lot: Lot): FormSheet {
  const headings: Text[] = [
    { it: 'Criterio', en: 'Criterion' },
    { it: 'Domanda', en: 'Question' },
    { it: 'Risposta (codice)', en: 'Answer (code)' },
    { it: 'Risposte ammesse', en: 'Answers allowed' },
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
      ...tabularCriteria(lot).flatMap(({ code, rule }, at): FormCell[] => [
        { cell: cellAt(1, at + 2), style: 'label', value: code },
        { cell: cellAt(2, at + 2), style: 'label', value: both(rule.question) },
        {
          cell: cellAt(3, at + 2),
          style: 'input',
          name: inputNames.declaration(code),
          input: { kind: 'choice', choices: rule.levels.map(({ id }) => id) },
        },
        {
          cell: cellAt(4, at + 2),
          style: 'label',
          value: rule.levels.map(({ id, label }) => `${id} = ${inline(label)}`).join('\n'),
        },
      ]),
    ],
  };
}
