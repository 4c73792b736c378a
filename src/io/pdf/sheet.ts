import { createRequire } from 'node:module';
import { chartFonts } from '../charts/drawPdf.ts';

/** A4 with its margins, in points. */
export const paper = { width: 595.28, height: 841.89, left: 50, right: 50, top: 62, bottom: 54 } as const;
export const contentWidth = paper.width - paper.left - paper.right;
const contentBottom = paper.height - paper.bottom;

export const colours = {
  text: '#1a1a1a',
  soft: '#4d5761',
  accent: '#0b4a8f',
  band: '#e9eff6',
  rule: '#c9d1d9',
  warning: '#9a3412',
  warningBand: '#fdf1e7',
} as const;

export const fonts = { ...chartFonts, oblique: 'oblique', mono: 'mono' } as const;
type FontName = (typeof fonts)[keyof typeof fonts];

/** DejaVu has every sign of the reports (− Δ λ € ± ≥ R̄), which the standard fonts of PDF lack. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  const { resolve } = createRequire(import.meta.url);
  const files: Record<FontName, string> = {
    regular: 'DejaVuSans.ttf',
    bold: 'DejaVuSans-Bold.ttf',
    oblique: 'DejaVuSans-Oblique.ttf',
    mono: 'DejaVuSansMono.ttf',
  };
  for (const [name, file] of Object.entries(files)) {
    doc.registerFont(name, resolve(`dejavu-fonts-ttf/ttf/${file}`));
  }
}

/** Where the next block goes. Blocks move `y` down and start new pages when they need room. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  /** The document's structure element, to which blocks add their own. */
  readonly root: PDFKit.PDFStructureElement;
  y: number;
}

export function newPage(pen: Pen): void {
  pen.doc.addPage();
  pen.y = paper.top;
}

export function roomBelow({ y }: Pen): number {
  return contentBottom - y;
}

/** Starts a new page unless `height` fits below; a fresh page is never left empty. */
export function ensureRoom(pen: Pen, height: number): void {
  if (height > roomBelow(pen) && pen.y > paper.top) newPage(pen);
}

export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly colour: string;
}

export function heightOf(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): number {
  return doc
    .font(style.font)
    .fontSize(style.size)
    .heightOfString(text, { width, lineGap: lineGap(style) });
}

/** Draws wrapped text with its top at `y` and returns its height. */
export function drawText(
  doc: PDFKit.PDFDocument,
  text: string,
  style: TextStyle,
  place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly align?: 'left' | 'right';
  },
): number {
  const height = heightOf(doc, text, style, place.width);
  doc.fillColor(style.colour).text(text, place.x, place.y, {
    width: place.width,
    align: place.align ?? 'left',
    lineGap: lineGap(style),
  });
  return height;
}

function lineGap({ size }: TextStyle): number {
  return size * 0.12;
}

/** Draws something that assistive technology should read, as a structure element of the given type. */
export function tagged(
  pen: Pen,
  type: string,
  draw: () => void,
  { parent = pen.root, alt }: { readonly parent?: PDFKit.PDFStructureElement; readonly alt?: string } = {},
): void {
  parent.add(pen.doc.struct(type, alt === undefined ? {} : { alt }, draw));
}

/** Draws something that assistive technology should skip: lines, bands, running heads. */
export function artifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
