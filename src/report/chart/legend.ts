import { fontSize, label, type Primitive } from './chart.ts';
import { textWidth } from './textWidth.ts';

/** One entry of a legend: what is drawn in a box 26 wide around (x, y), and its words. */
export interface LegendEntry {
  readonly text: string;
  mark(x: number, y: number): readonly Primitive[];
}

const MARK = 26;
const GAP = 22;
const ROW = 18;

/**
 * Legend above a chart, in as many rows as it needs.
 * @returns its marks, and how far down it reaches
 */
export function legend(
  entries: readonly LegendEntry[],
  left: number,
  right: number,
): { readonly primitives: readonly Primitive[]; readonly bottom: number } {
  let x = left;
  let y = 16;
  const primitives: Primitive[] = [];
  for (const { text, mark } of entries) {
    const width = MARK + 8 + textWidth(text, fontSize.small);
    if (x > left && x + width > right) {
      x = left;
      y += ROW;
    }
    primitives.push(...mark(x, y - 4), label(x + MARK + 8, y, text, { size: fontSize.small }));
    x += width + GAP;
  }
  return { primitives, bottom: y + 10 };
}
