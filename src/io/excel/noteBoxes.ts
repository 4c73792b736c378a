import type ExcelJS from 'exceljs';
import { textLines } from './textHeight.ts';

const FONT = { name: 'Arial', size: 8 };
/** Compared with the font that widths are counted in. */
const FONT_SCALE = 0.85;
const LINE = 11;
const PADDING = 12;
/** In the unit of column widths. */
const NARROWEST = 48;
const DEFAULT_WIDTH = 9;
const DEFAULT_HEIGHT = 15;

/** The part of the library's own model of a sheet that decides where its notes are drawn. */
interface SheetModel {
  readonly cols?: readonly { readonly min: number; readonly max: number; readonly width: number }[];
  readonly rows: readonly {
    readonly number: number;
    readonly height?: number;
    readonly cells: readonly { readonly address: string; readonly comment?: NoteModel }[];
  }[];
}

interface NoteModel {
  readonly note: ExcelJS.Comment;
  /** Corners of the box in columns and rows from 0. */
  anchor?: { left: number; top: number; right: number; bottom: number };
}

/** A note for a cell, in small letters. */
export function note(text: string): ExcelJS.Comment {
  return { texts: [{ font: FONT, text }] };
}

/**
 * Makes the box of each note large enough for its text, to the right of its cell. The library draws all boxes
 * over two columns and four rows and offers no setting, so this changes the model that it is about to write.
 */
export function fitNotes(workbook: ExcelJS.Workbook): void {
  const { model } = workbook;
  for (const sheet of model.worksheets as unknown as readonly SheetModel[]) {
    const widths = new Map(
      (sheet.cols ?? []).flatMap(({ min, max, width }) =>
        Array.from({ length: max - min + 1 }, (_, at) => [min + at, width] as const),
      ),
    );
    const heights = new Map(sheet.rows.map(({ number, height }) => [number, height ?? DEFAULT_HEIGHT]));
    for (const { number, cells } of sheet.rows) {
      for (const { address, comment } of cells) {
        if (comment === undefined) continue;
        const text = comment.note.texts?.map((part) => part.text).join('') ?? '';
        comment.anchor = noteBox(text, columnOf(address), number, widths, heights);
      }
    }
  }
  Object.defineProperty(workbook, 'model', { value: model });
}

/** 28 for `AB7`. */
function columnOf(address: string): number {
  const letters = address.replace(/\d+$/, '');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function noteBox(
  text: string,
  column: number,
  row: number,
  widths: ReadonlyMap<number, number>,
  heights: ReadonlyMap<number, number>,
) {
  let [right, width] = [column, 0];
  while (width < NARROWEST) width += widths.get(++right) ?? DEFAULT_WIDTH;
  const needed = textLines(text, width / FONT_SCALE) * LINE + PADDING;
  const top = Math.max(0, row - 2);
  let [bottom, height] = [top, 0];
  while (height < needed) height += heights.get(++bottom) ?? DEFAULT_HEIGHT;
  return { left: column + 0.1, top: top + 0.1, right: right + 0.1, bottom: bottom + 0.1 };
}
