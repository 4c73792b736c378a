import { type CalculationCell, type CellFormat, type Content, kindOf } from './cells.ts';
import { ATOM, type Live, type LiveRange } from './live.ts';

/** Writes a cell of a table; row 0 is its heading. */
export type Put = (
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
  readonly #range: (column: number, sheet: string) => string;
  #columns = 1;

  /** @param range how the rows of a column are referred to on a sheet */
  constructor(put: Put, rows: number, range: (column: number, sheet: string) => string) {
    this.#put = put;
    this.#rows = rows;
    this.#range = range;
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

  /** A figure below a column. @param line which line below the rows, from 0 on */
  foot(line: number, { at }: Column, content: Content, format: CellFormat): Live {
    return this.#put(this.#rows + 1 + line, at, kindOf(content), format, content);
  }

  #headed(heading: string): number {
    const at = ++this.#columns;
    this.#put(0, at, 'heading', 'text', { given: heading });
    return at;
  }

  #column(at: number, cells: readonly Live[]): Column {
    return { at, cells, write: (sheet) => this.#range(at, sheet) };
  }
}

/** A column of a table: its cells, and where it stands. */
export interface Column extends LiveRange {
  readonly at: number;
}

const EMPTY: Live = {
  value: '',
  write: () => {
    throw new Error('a formula refers to a cell that was left empty');
  },
  binding: ATOM,
};
