import type { Chart, Primitive } from '../../report/chart/chart.ts';

/** Names under which the document has registered its fonts. */
export const chartFonts = { regular: 'regular', bold: 'bold' } as const;

/**
 * Draws a chart's marks into a PDF page as vectors, scaled to a width in points. The document must have
 * registered the fonts of `chartFonts`.
 */
export function drawPdf(
  doc: PDFKit.PDFDocument,
  { width, primitives }: Chart,
  place: { readonly x: number; readonly y: number; readonly width: number },
): void {
  doc
    .save()
    .translate(place.x, place.y)
    .scale(place.width / width);
  for (const primitive of primitives) {
    doc.save();
    draw(doc, primitive);
    doc.restore();
  }
  doc.restore();
}

function draw(doc: PDFKit.PDFDocument, primitive: Primitive): void {
  switch (primitive.kind) {
    case 'line':
      doc.moveTo(primitive.x1, primitive.y1).lineTo(primitive.x2, primitive.y2);
      paint(doc, primitive);
      return;
    case 'path':
      if (primitive.roundCaps) doc.lineCap('round').lineJoin('round');
      doc.path(primitive.d);
      paint(doc, primitive);
      return;
    case 'rect':
      doc.rect(primitive.x, primitive.y, primitive.width, primitive.height);
      paint(doc, primitive);
      return;
    case 'circle':
      doc.circle(primitive.cx, primitive.cy, primitive.r);
      paint(doc, primitive);
      return;
    case 'text': {
      const { x, y, text, size, anchor, bold, rotation } = primitive;
      doc.font(bold ? chartFonts.bold : chartFonts.regular).fontSize(size);
      const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * doc.widthOfString(text);
      if (rotation !== 0) doc.rotate(rotation, { origin: [x, y] });
      doc.fillColor(primitive.fill).text(text, x - shift, y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }
}

/** Fills and strokes the current path with the marks' own colours. */
function paint(doc: PDFKit.PDFDocument, mark: Exclude<Primitive, { kind: 'text' }>): void {
  const fill = 'fill' in mark ? mark.fill : undefined;
  if (mark.stroke !== undefined) {
    doc.lineWidth(mark.strokeWidth ?? 1).strokeColor(mark.stroke, mark.strokeOpacity ?? 1);
    // pdfkit takes a list of dashes and gaps as well; its type file knows a single number only.
    if (mark.dash?.length) doc.dash(mark.dash as unknown as number, {});
  }
  if (fill !== undefined) doc.fillColor(fill, 'fillOpacity' in mark ? (mark.fillOpacity ?? 1) : 1);
  if (fill !== undefined && mark.stroke !== undefined) doc.fillAndStroke();
  else if (fill !== undefined) doc.fill();
  else if (mark.stroke !== undefined) doc.stroke();
}
