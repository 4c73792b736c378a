/** Height of a line of the 10-point font used throughout, in points, with some air. */
const LINE = 13.5;
const PADDING = 5;
/** Spreadsheet programs refuse taller rows. */
const TALLEST = 409;

/**
 * Width of a text in the unit of column widths, estimated on the wide side: letters of the font fall into
 * four groups, and a column has room for `width` digits of a slightly smaller font.
 */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[iljtfrI.,:;'’|!()[\]/\- ]/.test(letter)) width += 0.6;
    else if (/[mwMW%@—…]/.test(letter)) width += 1.65;
    else if (/\p{Lu}/u.test(letter)) width += 1.35;
    else width += 1.08;
  }
  return width;
}

/** Lines that a text takes in a column of this width, words kept together where they fit. */
export function textLines(text: string, width: number): number {
  const room = Math.max(1, width - 1);
  const space = textWidth(' ');
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const wide = textWidth(word);
      if (used > 0 && used + space + wide <= room) used += space + wide;
      else {
        // A word wider than the column is broken.
        const whole = Math.max(1, Math.ceil(wide / room));
        lines += used === 0 ? whole - 1 : whole;
        used = wide - (whole - 1) * room;
      }
    }
  }
  return lines;
}

/** A text in a row: its column width and how much larger than usual its font is. */
export interface TextInRow {
  readonly text: string;
  readonly width: number;
  readonly scale?: number;
}

/** Row height in points at which no wrapped text of the row is cut. */
export function rowHeight(texts: readonly TextInRow[]): number {
  const heights = texts.map(({ text, width, scale = 1 }) => textLines(text, width / scale) * LINE * scale);
  return Math.min(TALLEST, Math.max(LINE, ...heights) + PADDING);
}
