import type { Frame } from './axes.ts';
import { fontSize, type Label, label } from './chart.ts';
import { textWidth } from './textWidth.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Half the room that a point takes. */
const POINT = 7;
const HEIGHT = 12;

/**
 * Names beside their points: to the right, else to the left, above or below, wherever neither a point nor an earlier name is and the frame
 * has room. A name that fits nowhere is left out; the table beside the chart has it.
 */
export function placedNames(
  points: readonly (readonly [number, number])[],
  names: readonly string[],
  { left, top, right, bottom }: Frame,
): Label[] {
  const taken: Box[] = points.map(([x, y]) => [x - POINT, y - POINT, x + POINT, y + POINT]);
  return points.flatMap(([x, y], at) => {
    const name = names[at] as string;
    const width = textWidth(name, fontSize.small);
    const starts: readonly (readonly [number, number])[] = [
      [x + POINT + 3, y + 4],
      [x - POINT - 3 - width, y + 4],
      [x - width / 2, y - POINT - 4],
      [x - width / 2, y + POINT + HEIGHT],
    ];
    for (const [from, base] of starts) {
      const box: Box = [from, base - HEIGHT + 2, from + width, base + 3];
      const inside = box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
      if (!inside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [label(from, base, name, { size: fontSize.small })];
    }
    return [];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
