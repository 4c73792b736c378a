/**
 * A workbook as plain data: what a reader found in a file, and what a writer is to put into one. Nothing
 * here knows a spreadsheet library.
 */

/** Content of one cell. A formula is kept apart from a value, because data must not be formulas. */
export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'other'; readonly shown: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly shown: string }
  | { readonly kind: 'error'; readonly shown: string };

/** A file that was read. Cells are found by defined name, because rows and columns move. */
export interface WorkbookContent {
  readonly file: string;
  readonly sheets: readonly string[];
  /** Defined name → sheet and cell. */
  readonly names: ReadonlyMap<string, { readonly sheet: string; readonly cell: string }>;
  /** `sheet!cell` → content; cells not listed are empty. */
  readonly cells: ReadonlyMap<string, CellValue>;
  /**
   * `sheet!column` → numbers by row, from row 1 to the last cell that is not empty, of the sheets that hold thousands:
   * NaN where there is no number. What stands there instead is in `cells`: the heading and the first `LISTED` below it.
   */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** What a cell accepts. */
export type InputRule =
  | { readonly kind: 'whole'; readonly least: number }
  | { readonly kind: 'number'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

export interface FormCell {
  readonly cell: string;
  readonly style: 'title' | 'text' | 'header' | 'label' | 'input' | 'blocked';
  readonly value?: string | number;
  /** Defined name; every input has one. */
  readonly name?: string;
  readonly input?: InputRule;
  /** Shown when the cell is pointed at. */
  readonly note?: string;
}

/** A column of numbers below a heading, as many as there are. */
export interface FormColumn {
  /** Defined name and cell of the heading. */
  readonly name: string;
  readonly heading: string;
  readonly input: InputRule;
  /** How many cells below the heading accept a number. */
  readonly most: number;
  readonly values: readonly number[];
}

export interface FormSheet {
  readonly name: string;
  /** `very` hidden sheets cannot be shown from the menus of a spreadsheet program. */
  readonly visibility: 'visible' | 'very-hidden';
  /** Column widths in characters, from A. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly cells: readonly FormCell[];
  readonly columns?: readonly FormColumn[];
}

/** A workbook to be written: locked, except for its input cells. */
export interface WorkbookForm {
  readonly title: string;
  readonly sheets: readonly FormSheet[];
}

/** The form with its inputs filled in, for examples and tests: values by defined name, a list for each column. */
export function filledForm(
  form: WorkbookForm,
  values: Readonly<Record<string, string | number | readonly number[]>>,
): WorkbookForm {
  const known = new Set(
    form.sheets.flatMap(({ cells, columns = [] }) =>
      [...cells, ...columns].flatMap(({ name }) => name ?? []),
    ),
  );
  for (const name of Object.keys(values)) {
    if (!known.has(name)) throw new Error(`the workbook has no input named ${name}`);
  }
  return {
    ...form,
    sheets: form.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const value = cell.name === undefined ? undefined : values[cell.name];
        return value === undefined || typeof value === 'object' ? cell : { ...cell, value };
      }),
      ...(sheet.columns !== undefined && {
        columns: sheet.columns.map((column) => {
          const list = values[column.name];
          return typeof list === 'object' ? { ...column, values: list } : column;
        }),
      }),
    })),
  };
}

/** What a reader would find in the form's file, without making the file. */
export function formContent(form: WorkbookForm, file: string): WorkbookContent {
  const names = new Map<string, { sheet: string; cell: string }>();
  const cells = new Map<string, CellValue>();
  const columns = new Map<string, Float64Array>();
  for (const { name: sheet, cells: formCells, columns: formColumns } of form.sheets) {
    for (const { cell, name, value } of formCells) {
      if (name !== undefined) names.set(name, { sheet, cell });
      if (typeof value === 'number') cells.set(`${sheet}!${cell}`, { kind: 'number', value });
      if (typeof value === 'string') cells.set(`${sheet}!${cell}`, { kind: 'text', value });
    }
    if (formColumns === undefined) continue;
    columns.set(`${sheet}!A`, Float64Array.of(Number.NaN));
    for (const { heading, values } of formColumns) {
      columns.set(`${sheet}!${heading.replace(/\d+$/, '')}`, Float64Array.from([Number.NaN, ...values]));
    }
  }
  return { file, sheets: form.sheets.map(({ name }) => name), names, cells, columns };
}

/** `C7` for column 3, row 7. */
export function cellAt(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
