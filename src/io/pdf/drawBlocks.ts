import type { Chart } from '../../report/chart/chart.ts';
import type { Cover, PrintedRule, Statements } from '../../report/document.ts';
import { drawPdf } from '../charts/drawPdf.ts';
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

const normal: TextStyle = { font: fonts.regular, size: 9, colour: colours.text };
const note: TextStyle = { font: fonts.regular, size: 7.5, colour: colours.soft };
const formula: TextStyle = { font: fonts.mono, size: 8.5, colour: colours.accent };
const headingStyles: Record<1 | 2, TextStyle> = {
  1: { font: fonts.bold, size: 14, colour: colours.accent },
  2: { font: fonts.bold, size: 11.5, colour: colours.accent },
};
const titleStyle: TextStyle = { font: fonts.bold, size: 20, colour: colours.accent };
/** Letters of a chart come out at about 7 points, like those of the tables. */
const chartWidth = contentWidth * 0.87;
const captionStyle: TextStyle = { font: fonts.bold, size: 9, colour: colours.text };

/** Writes full-width text as one structure element and moves on. */
function write(pen: Pen, type: string, text: string, style: TextStyle, indent = 0, gap = 4): void {
  const width = contentWidth - indent;
  ensureRoom(pen, heightOf(pen.doc, text, style, width));
  tagged(pen, type, () => {
    pen.y += drawText(pen.doc, text, style, { x: paper.left + indent, y: pen.y, width }) + gap;
  });
}

/** @param follow height of what must stay on the same page as the heading */
export function drawHeading(pen: Pen, level: 1 | 2, text: string, follow: number): void {
  const style = headingStyles[level];
  ensureRoom(pen, 12 + heightOf(pen.doc, text, style, contentWidth) + follow);
  if (pen.y > paper.top) pen.y += level === 1 ? 14 : 8;
  pen.doc.outline.addItem(text);
  write(pen, level === 1 ? 'H1' : 'H2', text, style, 0, 6);
}

export function drawParagraph(pen: Pen, text: string, tone: 'normal' | 'note'): void {
  write(pen, 'P', text, tone === 'normal' ? normal : note, 0, 7);
}

export function paragraphHeight({ doc }: Pen, text: string, tone: 'normal' | 'note'): number {
  return heightOf(doc, text, tone === 'normal' ? normal : note, contentWidth) + 7;
}

export function drawCover(pen: Pen, cover: Cover, created: string): void {
  write(pen, 'Title', cover.title, titleStyle, 0, 4);
  write(pen, 'P', cover.subtitle, { font: fonts.regular, size: 13, colour: colours.text }, 0, 10);
  if (cover.notice !== null) drawBox(pen, cover.notice);
  const labelWidth = 150;
  const { createdLabel: label } = cover;
  const facts = [...cover.facts, ...(label === null ? [] : [{ label, value: created, code: false }])];
  for (const { label, value, code } of facts) {
    const style = code ? { ...normal, font: fonts.mono, size: 7.5 } : normal;
    const place = { x: paper.left + labelWidth, y: pen.y, width: contentWidth - labelWidth };
    tagged(pen, 'P', () => {
      drawText(
        pen.doc,
        label,
        { ...normal, colour: colours.soft },
        { ...place, x: paper.left, width: labelWidth },
      );
      pen.y += Math.max(11, drawText(pen.doc, value, style, place)) + 3;
    });
  }
  pen.y += 8;
}

/** A framed notice: its title in bold, then its lines. */
function drawBox(pen: Pen, title: string, lines: readonly string[] = []): void {
  const parts = [
    { text: title, style: { font: fonts.bold, size: 9, colour: colours.warning } },
    ...lines.map((text) => ({ text, style: { ...normal, size: 8.5 } })),
  ];
  const width = contentWidth - 20;
  const heights = parts.map(({ text, style }) => heightOf(pen.doc, text, style, width) + 3);
  const height = heights.reduce((sum, one) => sum + one, 0) + 9;
  ensureRoom(pen, height);
  artifact(pen.doc, () => {
    pen.doc.rect(paper.left, pen.y, contentWidth, height).fill(colours.warningBand);
    pen.doc.rect(paper.left, pen.y, 3, height).fill(colours.warning);
  });
  let y = pen.y + 6;
  parts.forEach(({ text, style }, at) => {
    tagged(pen, 'P', () => {
      drawText(pen.doc, text, style, { x: paper.left + 12, y, width });
    });
    y += heights[at] as number;
  });
  pen.y += height + 8;
}

/** The board's sentences: the result in bold, the information as a list, all warnings in one frame. */
export function drawStatements(pen: Pen, { items, warningLabel }: Statements): void {
  for (const { tone, text } of items) {
    if (tone === 'result') write(pen, 'P', text, { ...normal, font: fonts.bold, size: 10 }, 0, 7);
    else if (tone === 'information') {
      ensureRoom(pen, heightOf(pen.doc, text, normal, contentWidth - 12));
      artifact(pen.doc, () => {
        pen.doc.circle(paper.left + 3, pen.y + 5.5, 1.6).fill(colours.accent);
      });
      write(pen, 'P', text, normal, 12, 5);
    }
  }
  const warnings = items.filter(({ tone }) => tone === 'warning').map(({ text }) => text);
  if (warnings.length > 0) drawBox(pen, warningLabel, warnings);
  pen.y += 4;
}

/** A chart with its title above and its description below. */
export function drawChart(pen: Pen, chart: Chart): void {
  const height = (chart.height * chartWidth) / chart.width;
  ensureRoom(pen, chartHeight(pen, chart));
  write(pen, 'P', chart.title, captionStyle, 0, 4);
  const place = { x: paper.left + (contentWidth - chartWidth) / 2, y: pen.y, width: chartWidth };
  tagged(pen, 'Figure', () => drawPdf(pen.doc, chart, place), { alt: chart.description });
  pen.y += height + 3;
  write(pen, 'Caption', chart.description, note, 0, 12);
}

export function chartHeight({ doc }: Pen, chart: Chart): number {
  const caption = heightOf(doc, chart.description, note, contentWidth);
  return (chart.height * chartWidth) / chart.width + caption + 24;
}

/** Title, words, formula and article of each rule; a rule is not torn over two pages. */
export function drawRules(pen: Pen, rules: readonly PrintedRule[]): void {
  for (const rule of rules) {
    const parts: [text: string | null, style: TextStyle, indent: number, gap: number][] = [
      [rule.title, captionStyle, 0, 2],
      [rule.words, { ...normal, size: 8.5 }, 0, 2],
      [rule.formula, formula, 12, 2],
      [rule.article, note, 0, 0],
    ];
    const given = parts.flatMap(([text, ...layout]) => (text === null ? [] : [{ text, layout }]));
    const height = given.reduce(
      (sum, { text, layout: [style, indent, gap] }) =>
        sum + heightOf(pen.doc, text, style, contentWidth - indent) + gap,
      0,
    );
    ensureRoom(pen, height);
    for (const {
      text,
      layout: [style, indent, gap],
    } of given)
      write(pen, 'P', text, style, indent, gap);
    pen.y += 7;
  }
  pen.y += 4;
}
