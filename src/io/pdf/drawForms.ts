import type { Fields, Signatures } from '../../report/document.ts';
import {
  artifact,
  colours,
  contentWidth,
  drawText,
  ensureRoom,
  fonts,
  heightOf,
  type Pen,
  paper,
  type TextStyle,
  tagged,
} from './sheet.ts';

const labelStyle: TextStyle = { font: fonts.regular, size: 9, colour: colours.soft };
const valueStyle: TextStyle = { font: fonts.regular, size: 9, colour: colours.text };
const codeStyle: TextStyle = { font: fonts.mono, size: 7.5, colour: colours.text };
const LABEL_WIDTH = 150;
const VALUE_WIDTH = contentWidth - LABEL_WIDTH;
/** Enough to write on by hand. */
const BLANK_HEIGHT = 20;

/** Height of one signature: role, name and a line with room above it. */
const SIGNATURE_HEIGHT = 58;

/** Labels on the left, values on the right, a line where something is to be written by hand. */
export function drawFields(pen: Pen, { items }: Fields): void {
  for (const item of items) {
    const height = fieldHeight(pen, item);
    ensureRoom(pen, height);
    const { label, value } = item;
    tagged(pen, 'P', () => {
      const place = { y: pen.y + (value === null ? BLANK_HEIGHT - 12 : 0), width: LABEL_WIDTH - 8 };
      drawText(pen.doc, label, labelStyle, { x: paper.left, ...place });
      if (value !== null) {
        const style = item.code ? codeStyle : valueStyle;
        drawText(pen.doc, value, style, { x: paper.left + LABEL_WIDTH, y: pen.y, width: VALUE_WIDTH });
      }
    });
    if (value === null) writingLine(pen, paper.left + LABEL_WIDTH, pen.y + BLANK_HEIGHT, VALUE_WIDTH);
    pen.y += height;
  }
  pen.y += 6;
}

function fieldHeight({ doc }: Pen, { label, value, code }: Fields['items'][number]): number {
  const labelHeight = heightOf(doc, label, labelStyle, LABEL_WIDTH - 8);
  if (value === null) return Math.max(BLANK_HEIGHT, labelHeight + BLANK_HEIGHT - 12) + 4;
  return Math.max(labelHeight, heightOf(doc, value, code ? codeStyle : valueStyle, VALUE_WIDTH)) + 4;
}

export function fieldsHeight(pen: Pen, { items }: Fields): number {
  return items.reduce((sum, item) => sum + fieldHeight(pen, item), 0);
}

export function signaturesHeight({ items }: Signatures): number {
  return Math.ceil(items.length / 2) * SIGNATURE_HEIGHT;
}

/** Two places to sign beside each other; no signature is torn from its name, nor a few of them from the others. */
export function drawSignatures(pen: Pen, signatures: Signatures): void {
  const { items } = signatures;
  ensureRoom(pen, signaturesHeight(signatures));
  const gap = 30;
  const width = (contentWidth - gap) / 2;
  items.forEach(({ role, name }, at) => {
    const left = at % 2 === 0;
    if (left) ensureRoom(pen, SIGNATURE_HEIGHT);
    const x = left ? paper.left : paper.left + width + gap;
    tagged(pen, 'P', () => {
      drawText(pen.doc, name === null ? role : `${role}: ${name}`, valueStyle, { x, y: pen.y, width });
    });
    writingLine(pen, x, pen.y + SIGNATURE_HEIGHT - 14, width);
    if (!left || at === items.length - 1) pen.y += SIGNATURE_HEIGHT;
  });
}

function writingLine({ doc }: Pen, x: number, y: number, width: number): void {
  artifact(doc, () => {
    doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.6)
      .stroke(colours.soft);
  });
}
