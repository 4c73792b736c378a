import type ExcelJS from 'exceljs';
import type { FormSheet, InputRule } from '../../core/evidence/workbook.ts';
import type { Text } from '../../core/problem.ts';

declare module 'exceljs' {
  interface Worksheet {
    /** Missing from the library's own types. */
    readonly dataValidations: { add(range: string, validation: DataValidation): void };
  }
}

/** Bounds of numbers without bounds of their own, only to have text refused. */
const HUGE = 1e15;
/** Longest list that can stand in a validation itself. */
const LONGEST_LIST = 255;

/** A range such as `E2:E6`, or one cell, and what it accepts. */
export interface ValidatedRange {
  readonly range: string;
  readonly validation: ExcelJS.DataValidation;
}

/**
 * What the inputs of a sheet accept, cells below each other with the same rule taken together. One by one,
 * the spreadsheet library would join them into ranges that overlap.
 */
export function validatedRanges({
  cells,
  columns = [],
}: Pick<FormSheet, 'cells' | 'columns'>): ValidatedRange[] {
  const runs: { column: string; first: number; last: number; rule: string; input: InputRule }[] = [];
  const inputs = cells
    .flatMap(({ cell, input }) => (input === undefined ? [] : [{ ...columnAndRow(cell), input }]))
    .sort((a, b) => (a.column === b.column ? a.row - b.row : a.column < b.column ? -1 : 1));
  for (const { column, row, input } of inputs) {
    const rule = JSON.stringify(input);
    const run = runs.at(-1);
    if (run?.column === column && run.rule === rule && run.last === row - 1) run.last = row;
    else runs.push({ column, first: row, last: row, rule, input });
  }
  for (const { heading, input, most } of columns) {
    const { column, row } = columnAndRow(heading);
    runs.push({ column, first: row + 1, last: row + most, rule: JSON.stringify(input), input });
  }
  return runs.flatMap(({ column, first, last, input }) => {
    const validation = validationOf(input);
    const range = first === last ? `${column}${first}` : `${column}${first}:${column}${last}`;
    return validation === undefined ? [] : [{ range, validation }];
  });
}

/** `C7` → column C, row 7. */
export function columnAndRow(cell: string): { readonly column: string; readonly row: number } {
  const column = cell.replace(/\d+$/, '');
  return { column, row: Number(cell.slice(column.length)) };
}

function validationOf(rule: InputRule): ExcelJS.DataValidation | undefined {
  switch (rule.kind) {
    case 'whole':
      return {
        type: 'whole',
        operator: 'greaterThanOrEqual',
        formulae: [rule.least],
        ...refusing({
          it: `Scrivere un numero intero, almeno ${rule.least}.`,
          en: `Write a whole number, at least ${rule.least}.`,
        }),
      };
    case 'number':
      return {
        type: 'decimal',
        operator: 'between',
        formulae: [rule.least ?? -HUGE, rule.most ?? HUGE],
        ...refusing({
          it: `Scrivere un numero${bounds(rule, 'almeno', 'al massimo').replaceAll('.', ',')}.`,
          en: `Write a number${bounds(rule, 'at least', 'at most')}.`,
        }),
      };
    case 'choice': {
      const list = rule.choices.join(',');
      return list.length > LONGEST_LIST
        ? undefined
        : {
            type: 'list',
            formulae: [`"${list}"`],
            ...refusing({
              it: 'Scegliere una risposta dall’elenco.',
              en: 'Choose an answer from the list.',
            }),
          };
    }
    case 'text':
      return undefined;
  }
}

function bounds(rule: { readonly least?: number; readonly most?: number }, least: string, most: string) {
  return (
    (rule.least === undefined ? '' : `, ${least} ${rule.least}`) +
    (rule.most === undefined ? '' : `, ${most} ${rule.most}`)
  );
}

function refusing({ it, en }: Text) {
  return {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Non ammesso / Not allowed',
    error: `${it} / ${en}`,
  };
}
