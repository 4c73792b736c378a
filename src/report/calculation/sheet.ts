import {
  address,
  type CalculationCell,
  type CalculationSheet,
  type CellFormat,
  type Content,
  kindOf,
  referenceOn,
} from './cells.ts';
import { ATOM, type Live } from './live.ts';
import { type Put, TableInWriting } from './table.ts';

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
  entry(label: string, content: Content, format: CellFormat, remark = ''): Live {
    const row = this.#row++;
    this.#put(row, 1, 'label', 'text', { given: label });
    if (remark !== '') this.#put(row, 3, 'label', 'text', { given: remark });
    return this.#put(row, 2, kindOf(content), format, content);
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
    return new TableInWriting(put, rows.length, (column, sheet) => {
      const [from, to] = [address(column, top + 1), address(column, top + rows.length)];
      return referenceOn(sheet, this.name, `${from}:${to}`);
    });
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
      write: (sheet) => referenceOn(sheet, this.name, cell),
      binding: ATOM,
    };
  }
}
