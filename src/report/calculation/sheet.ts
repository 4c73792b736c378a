import { ATOM, type CellValue, type Live, type LiveRange } from './live.ts';

/** How a number is shown; the cell keeps every digit. */
export type CellFormat =
  | 'euro'
  | 'points'
  | 'coefficient'
  | 'percent'
  | 'whole'
  | 'number'
  | 'text'
  | 'words';

/** A cell of the outline, rows and columns counted from 1. */
export interface CalculationCell {
  readonly row: number;
  readonly column: number;
  /** `label`: to be read; `given`: published or offered, to be typed over; `formula`: follows from others; `result`: what is published. */
  readonly kind: 'title' | 'note' | 'heading' | 'label' | 'given' | 'formula' | 'result';
  readonly format: CellFormat;
  /** What the cell shows; of a formula what it gives. */
  readonly value: CellValue;
  /** Without the leading `=`, with English names and commas, as files hold it. */
  readonly formula: string | null;
}

export interface CalculationSheet {
  /** At most 31 characters, unique in the workbook. */
  readonly name: string;
  readonly cells: readonly CalculationCell[];
}

/** A figure to be typed in, or one that is only stated: a name, a published result. */
export interface Given {
  readonly given: CellValue;
  readonly stated?: true;
}

export type Content = Live | Given;

export function given(value: CellValue): Given {
  return { given: value };
}

/** What stands there to be read, not to be changed. */
export function stated(value: CellValue): Given {
  return { given: value, stated: true };
}

/** A sheet that is filled from top to bottom; every cell comes back as something that formulas can refer to. */
export class SheetInWriting {
  readonly name: string;
  readonly #cells: CalculationCell[] = [];
  #row = 1;

  constructor(name: string, title: string, notes: readonly string[] = []) {
    this.name = name;
    this.#text('title', title);
    for (const note of notes) this.note(note);
    this.#row += 1;
  }

  note(text: string): void {
    this.#text('note', text);
  }

  /** The heading of what follows. */
  section(text: string): void {
    if (this.#row > 3) this.#row += 1;
    this.#text('title', text);
  }

  /** One figure on a line: label, figure, remark. */
  entry(label: string, content: Content, format: CellFormat, remark = '', kind?: 'result'): Live {
    const row = this.#row++;
    this.#put(row, 1, 'label', 'text', { given: label });
    if (remark !== '') this.#put(row, 3, 'label', 'text', { given: remark });
    return this.#put(row, 2, kindOf(content, kind), format, content);
  }

  /** A table with these rows; its columns are added one after the other. @param feet labels of lines below the rows */
  table(heading: string, rows: readonly string[], feet: readonly string[] = []): TableInWriting {
    const top = this.#row;
    this.#row += rows.length + feet.length + 2;
    const put: Put = (row, column, kind, format, content) =>
      this.#put(top + row, column, kind, format, content);
    put(0, 1, 'heading', 'text', { given: heading });
    [...rows, ...feet].forEach((label, at) => {
      put(at + 1, 1, 'label', 'text', { given: label });
    });
    return new TableInWriting(put, rows.length, (column, first, last) => ({
      sheet: this.name,
      from: address(column, top + first),
      to: address(column, top + last),
    }));
  }

  outline(): CalculationSheet {
    return { name: this.name, cells: this.#cells };
  }

  #text(kind: 'title' | 'note', value: string): void {
    this.#put(this.#row++, 1, kind, 'text', { given: value });
  }

  #put(
    row: number,
    column: number,
    kind: CalculationCell['kind'],
    format: CellFormat,
    content: Content,
  ): Live {
    const isGiven = 'given' in content;
    const value = isGiven ? content.given : content.value;
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Error(`${this.name}!${address(column, row)} would hold ${value}`);
    const formula = isGiven ? null : content.write(this.name);
    this.#cells.push({ row, column, kind, format, value, formula });
    const cell = address(column, row);
    return {
      value,
      write: (sheet) => (sheet === this.name ? cell : `${quoted(this.name)}!${cell}`),
      binding: ATOM,
    };
  }
}

type Put = (
  row: number,
  column: number,
  kind: CalculationCell['kind'],
  format: CellFormat,
  content: Content,
) => Live;

/** A table whose columns are added from left to right. */
export class TableInWriting {
  readonly #put: Put;
  readonly #rows: number;
  readonly #place: (column: number, first: number, last: number) => Place;
  #columns = 1;

  constructor(put: Put, rows: number, place: (column: number, first: number, last: number) => Place) {
    this.#put = put;
    this.#rows = rows;
    this.#place = place;
  }

  /** @param contentAt what stands in each row; null leaves the cell empty */
  column(
    heading: string,
    format: CellFormat,
    contentAt: (row: number) => Content | null,
    kind?: 'result',
  ): Column {
    return this.formattedColumn(
      heading,
      (row) => {
        const content = contentAt(row);
        return content === null ? null : { content, format };
      },
      kind,
    );
  }

  /** A column in which each cell has its own format. */
  formattedColumn(
    heading: string,
    cellAt: (row: number) => { readonly content: Content; readonly format: CellFormat } | null,
    kind?: 'result',
  ): Column {
    const at = this.#headed(heading);
    const cells = Array.from({ length: this.#rows }, (_, row) => {
      const cell = cellAt(row);
      if (cell === null) return EMPTY;
      return this.#put(row + 1, at, kindOf(cell.content, kind), cell.format, cell.content);
    });
    return this.#column(at, cells);
  }

  /** Columns that are filled together, row by row: each row may refer to the cells of these columns above it. */
  columnsByRow(
    headings: readonly string[],
    format: CellFormat,
    contentsAt: (row: number, above: readonly Live[]) => readonly Content[],
  ): Column[] {
    const places = headings.map((heading) => this.#headed(heading));
    const rows: Live[][] = [];
    for (let row = 0; row < this.#rows; row++) {
      const contents = contentsAt(row, rows[row - 1] ?? []);
      rows.push(
        contents.map((content, at) =>
          this.#put(row + 1, places[at] as number, kindOf(content), format, content),
        ),
      );
    }
    return places.map((place, at) =>
      this.#column(
        place,
        rows.map((row) => row[at] as Live),
      ),
    );
  }

  #headed(heading: string): number {
    const at = ++this.#columns;
    this.#put(0, at, 'heading', 'text', { given: heading });
    return at;
  }

  #column(at: number, cells: readonly Live[]): Column {
    const { sheet: own, from, to } = this.#place(at, 1, this.#rows);
    return {
      at,
      cells,
      write: (sheet) => (sheet === own ? `${from}:${to}` : `${quoted(own)}!${from}:${to}`),
    };
  }

  /** A figure below a column. @param line which line below the rows, from 0 on */
  foot(line: number, { at }: Column, content: Content, format: CellFormat): Live {
    return this.#put(this.#rows + 1 + line, at, kindOf(content), format, content);
  }
}

/** A column of a table: its cells, and where it stands. */
export interface Column extends LiveRange {
  readonly at: number;
}

interface Place {
  readonly sheet: string;
  readonly from: string;
  readonly to: string;
}

const EMPTY: Live = {
  value: '',
  write: () => {
    throw new Error('a formula refers to a cell that was left empty');
  },
  binding: ATOM,
};

function kindOf(content: Content, result?: 'result'): CalculationCell['kind'] {
  if (!('given' in content)) return result ?? 'formula';
  return content.stated === true ? 'label' : 'given';
}

/** 28, 3 → `AB3`. */
function address(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
