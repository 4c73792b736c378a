import PDFDocument from 'pdfkit';
import type { Block, ReportDocument } from '../../report/document.ts';
import { formatFor } from '../../report/format.ts';
import {
  chartHeight,
  drawChart,
  drawCover,
  drawHeading,
  drawParagraph,
  drawRules,
  drawStatements,
  paragraphHeight,
} from './drawBlocks.ts';
import { drawFields, drawSignatures, fieldsHeight, signaturesHeight } from './drawForms.ts';
import { drawTable, tableStart } from './drawTable.ts';
import { artifact, colours, contentWidth, fonts, newPage, type Pen, paper, registerFonts } from './sheet.ts';

/**
 * The report as an A4 PDF: embedded fonts, vector charts, tagged, with outline, language and title. The same
 * document and time give the same bytes.
 * @param compress false leaves page contents readable, for tests
 */
export async function renderPdf(
  document: ReportDocument,
  { createdAt, compress = true }: { readonly createdAt: Date; readonly compress?: boolean },
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    // Blocks keep their own margins; pdfkit must never break a page by itself.
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    compress,
    pdfVersion: '1.7',
    lang: { it: 'it-IT', en: 'en-GB' }[document.locale],
    tagged: true,
    displayTitle: true,
    info: {
      Title: document.title,
      Author: document.author,
      Creator: 'Esito',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  registerFonts(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const pen: Pen = { doc, root, y: paper.top };
  newPage(pen);
  document.blocks.forEach((block, at) => {
    drawBlock(
      pen,
      block,
      document.blocks.slice(at + 1),
      formatFor(document.locale).dateTime(createdAt.toISOString()),
    );
  });
  root.end();
  runningHeads(doc, document);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawBlock(pen: Pen, block: Block, after: readonly Block[], created: string): void {
  switch (block.kind) {
    case 'cover':
      drawCover(pen, block, created);
      break;
    case 'heading':
      drawHeading(pen, block.level, block.text, heightToKeep(pen, after));
      break;
    case 'paragraph':
      drawParagraph(pen, block.text, block.tone);
      break;
    case 'statements':
      drawStatements(pen, block);
      break;
    case 'table':
      drawTable(pen, block.table);
      break;
    case 'chart':
      drawChart(pen, block.chart);
      break;
    case 'rules':
      drawRules(pen, block.rules);
      break;
    case 'fields':
      drawFields(pen, block);
      break;
    case 'signatures':
      drawSignatures(pen, block);
      break;
    case 'page-break':
      newPage(pen);
      break;
  }
}

/** What has to follow a heading on its page: the next block, or its beginning. */
function heightToKeep(pen: Pen, [next, ...after]: readonly Block[]): number {
  if (next === undefined) return 0;
  if (next.kind === 'chart') return chartHeight(pen, next.chart);
  if (next.kind === 'table') return tableStart(pen, next.table);
  if (next.kind === 'paragraph') return paragraphHeight(pen, next.text, next.tone) + heightToKeep(pen, after);
  if (next.kind === 'fields') return fieldsHeight(pen, next);
  if (next.kind === 'signatures') return signaturesHeight(next);
  return next.kind === 'heading' ? 30 + heightToKeep(pen, after) : 60;
}

/** Head and foot of every page, once the number of pages is known. */
function runningHeads(doc: PDFKit.PDFDocument, { header, author, pageLabel }: ReportDocument): void {
  const { start, count } = doc.bufferedPageRange();
  const right = paper.left + contentWidth;
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at);
    const page = pageLabel.replace('{page}', String(at + 1)).replace('{pages}', String(count));
    artifact(doc, () => {
      doc.font(fonts.regular).fontSize(7.5).fillColor(colours.soft);
      const oneLine = { lineBreak: false } as const;
      doc.text(fitted(doc, author, contentWidth * 0.45), paper.left, 30, oneLine);
      const title = fitted(doc, header, contentWidth * 0.5);
      doc.text(title, right - doc.widthOfString(title), 30, oneLine);
      doc.text(page, right - doc.widthOfString(page), paper.height - 36, oneLine);
      for (const y of [44, paper.height - 44]) {
        doc.moveTo(paper.left, y).lineTo(right, y).lineWidth(0.5).stroke(colours.rule);
      }
    });
  }
}

/** The text cut with an ellipsis where it would pass `width`. */
function fitted(doc: PDFKit.PDFDocument, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let length = text.length;
  while (length > 0 && doc.widthOfString(`${text.slice(0, length)}…`) > width) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
