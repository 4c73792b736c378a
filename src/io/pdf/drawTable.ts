import type { PrintedTable } from '../../report/document.ts';
import {
  artifact,
  colours,
  contentWidth,
  drawText,
  ensureRoom,
  fonts,
  heightOf,
  newPage,
  type Pen,
  paper,
  roomBelow,
  type TextStyle,
  tagged,
} from './sheet.ts';
import {
  cellStyle,
  groupsOf,
  headStyle,
  innerWidth,
  type Layout,
  layoutOf,
  PADDING,
  spanWidth,
  styleOfColumn,
} from './tableLayout.ts';

const titleStyle: TextStyle = { font: fonts.bold, size: 9, colour: colours.text };
const noteStyle: TextStyle = { font: fonts.regular, size: 7, colour: colours.soft };

/** Tables up to this height are not broken over pages. */
const SHORT = 190;

/** Title, head, rows and notes; the head is repeated on every page, a row is never torn. */
export function drawTable(pen: Pen, table: PrintedTable): void {
  const { doc } = pen;
  const { layout, headHeight, rowHeights, notesHeight, together } = measured(doc, table);
  ensureRoom(pen, together);

  tagged(pen, 'P', () => {
    pen.y += drawText(doc, table.title, titleStyle, { x: paper.left, y: pen.y, width: contentWidth }) + 5;
  });
  const element = doc.struct('Table');
  pen.root.add(element);
  drawHead(pen, table, layout, headHeight, element);
  table.rows.forEach((row, at) => {
    const height = rowHeights[at] as number;
    // The last row keeps the notes with it.
    const needed = at === table.rows.length - 1 ? height + notesHeight : height;
    if (needed > roomBelow(pen)) {
      newPage(pen);
      drawHead(pen, table, layout, headHeight, null);
    }
    const line = doc.struct('TR');
    element.add(line);
    const style = cellStyle(layout, row.strong);
    row.cells.forEach((cell, column) => {
      tagged(pen, 'TD', () => drawCell(pen, table, layout, column, cell, style), { parent: line });
    });
    pen.y += height;
    horizontalLine(pen, colours.rule, 0.5);
  });
  element.end();
  pen.y += 4;
  for (const note of table.notes) {
    ensureRoom(pen, heightOf(doc, note, noteStyle, contentWidth));
    tagged(pen, 'P', () => {
      pen.y += drawText(doc, note, noteStyle, { x: paper.left, y: pen.y, width: contentWidth }) + 1.5;
    });
  }
  pen.y += 12;
}

function heightOfRow(
  doc: PDFKit.PDFDocument,
  table: PrintedTable,
  layout: Layout,
  { cells, strong }: PrintedTable['rows'][number],
): number {
  const heights = cells.map((cell, column) =>
    heightOf(doc, cell, styleOfColumn(table, column, cellStyle(layout, strong)), innerWidth(layout, column)),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function drawCell(
  { doc, y }: Pen,
  table: PrintedTable,
  layout: Layout,
  column: number,
  text: string,
  style: TextStyle,
): void {
  drawText(doc, text, styleOfColumn(table, column, style), {
    x: (layout.lefts[column] as number) + PADDING,
    y: y + PADDING,
    width: innerWidth(layout, column),
    align: table.columns[column]?.align ?? 'left',
  });
}

function groupRowHeight(doc: PDFKit.PDFDocument, table: PrintedTable, layout: Layout): number {
  const heights = groupsOf(table).map(([group, first, count]) =>
    heightOf(doc, group, headStyle(layout), spanWidth(layout, first, count)),
  );
  return heights.length === 0 ? 0 : Math.max(...heights) + PADDING + 1;
}

function heightOfHead(doc: PDFKit.PDFDocument, table: PrintedTable, layout: Layout): number {
  const heights = table.columns.map(({ label }, column) =>
    heightOf(doc, label, headStyle(layout), innerWidth(layout, column)),
  );
  return groupRowHeight(doc, table, layout) + Math.max(...heights) + 2 * PADDING;
}

/** @param element null on following pages, where the head is repeated for the eye only */
function drawHead(
  pen: Pen,
  table: PrintedTable,
  layout: Layout,
  height: number,
  element: PDFKit.PDFStructureElement | null,
): void {
  const { doc } = pen;
  const style = headStyle(layout);
  const groupHeight = groupRowHeight(doc, table, layout);
  artifact(doc, () => {
    doc.rect(paper.left, pen.y, contentWidth, height).fill(colours.band);
    for (const [, first, count] of groupsOf(table)) {
      const x = (layout.lefts[first] as number) + PADDING;
      const y = pen.y + groupHeight + 0.5;
      doc
        .moveTo(x, y)
        .lineTo(x + spanWidth(layout, first, count), y)
        .lineWidth(0.5)
        .stroke(colours.soft);
    }
  });
  const row = element === null ? null : doc.struct('TR');
  if (row !== null) element?.add(row);
  const cell = (draw: () => void): void => {
    if (row === null) artifact(doc, draw);
    // pdfkit writes the scope; its type file does not know it.
    else row.add(doc.struct('TH', { scope: 'Column' } as object, draw));
  };
  const top = pen.y;
  for (const [group, first, count] of groupsOf(table)) {
    const x = (layout.lefts[first] as number) + PADDING;
    const place = { x, y: top + PADDING - 0.5, width: spanWidth(layout, first, count) };
    cell(() => drawText(doc, group, style, place));
  }
  table.columns.forEach(({ label, align }, column) => {
    const width = innerWidth(layout, column);
    // Heads stand on the line: short ones at the bottom beside long ones.
    const y = top + height - PADDING - heightOf(doc, label, style, width);
    const x = (layout.lefts[column] as number) + PADDING;
    cell(() => drawText(doc, label, style, { x, y, width, align }));
  });
  pen.y = top + height;
  horizontalLine(pen, colours.soft, 0.8);
}

function horizontalLine({ doc, y }: Pen, colour: string, width: number): void {
  artifact(doc, () => {
    doc
      .moveTo(paper.left, y)
      .lineTo(paper.left + contentWidth, y)
      .lineWidth(width)
      .stroke(colour);
  });
}

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}

/** Height that must be free where the table begins. */
export function tableStart({ doc }: Pen, table: PrintedTable): number {
  return measured(doc, table).together;
}

function measured(doc: PDFKit.PDFDocument, table: PrintedTable) {
  const layout = layoutOf(doc, table);
  const headHeight = heightOfHead(doc, table, layout);
  const rowHeights = table.rows.map((row) => heightOfRow(doc, table, layout, row));
  const notesHeight = sumOf(table.notes.map((one) => heightOf(doc, one, noteStyle, contentWidth) + 1.5)) + 4;
  const start = heightOf(doc, table.title, titleStyle, contentWidth) + 5 + headHeight;
  // A short table stays together; a long one begins with at least two rows.
  const total = start + sumOf(rowHeights) + notesHeight;
  const together = total <= SHORT || rowHeights.length <= 2 ? total : start + sumOf(rowHeights.slice(0, 2));
  return { layout, headHeight, rowHeights, notesHeight, together };
}
