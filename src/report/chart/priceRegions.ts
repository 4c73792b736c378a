import type { PriceMap } from '../../core/valuation/priceMap.ts';
import type { Frame } from './axes.ts';

/** Height of a name inside its region, with some air. */
const NAME_HEIGHT = 26;

/** A point on the page. */
export type Point = readonly [x: number, y: number];

/** Where one offer has the highest expected NMB: a strip of the map under or above the price to lead. */
export interface Region {
  readonly offer: string;
  /** From left to right: the upper and lower border at each x. */
  readonly columns: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
}

/** The region of the offer under its price to lead, and those of its rivals above it; empty ones are left out. */
export function regionsOf(
  { offer, overLambda }: PriceMap,
  x: (lambda: number) => number,
  y: (price: number) => number,
  { top, bottom }: Frame,
): Region[] {
  const curve = overLambda.map(({ willingnessToPay, price, rival }) => ({
    rival,
    at: [x(willingnessToPay), y(price.value)] as Point,
  }));
  const columns = (points: readonly Point[]): Point[] => within(points, top, bottom);
  const runs: { readonly rival: string; readonly points: Point[] }[] = [];
  curve.forEach(({ rival, at }, index) => {
    const last = runs.at(-1);
    if (last?.rival === rival) last.points.push(at);
    else {
      // Rivals change somewhere between two values of λ: halfway, in the picture.
      const before = curve[index - 1]?.at;
      const border: Point[] =
        before === undefined ? [] : [[(before[0] + at[0]) / 2, (before[1] + at[1]) / 2]];
      last?.points.push(...border);
      runs.push({ rival, points: [...border, at] });
    }
  });
  const regions: Region[] = [
    {
      offer,
      columns: columns(curve.map(({ at }) => at)).map(([at, edge]) => ({ x: at, top: edge, bottom })),
    },
    ...runs.map(({ rival, points }) => ({
      offer: rival,
      columns: columns(points).map(([at, edge]) => ({ x: at, top, bottom: edge })),
    })),
  ];
  return regions.filter((region) => region.columns.some((column) => column.bottom - column.top > 0.5));
}

/** A line through points, kept between two heights, with a point of its own wherever it meets one of them. */
function within(points: readonly Point[], top: number, bottom: number): Point[] {
  const kept = ([x, y]: Point): Point => [x, Math.min(Math.max(y, top), bottom)];
  return points.flatMap((point, at): Point[] => {
    const before = points[at - 1];
    if (before === undefined) return [kept(point)];
    const meets = [top, bottom]
      .filter((edge) => before[1] < edge !== point[1] < edge)
      .map((edge): Point => {
        const part = (edge - before[1]) / (point[1] - before[1]);
        return [before[0] + part * (point[0] - before[0]), edge];
      })
      .toSorted((a, b) => a[0] - b[0]);
    return [...meets, kept(point)];
  });
}

/** The middle of the highest place in a region that is as wide as a name and clear of both lines. */
export function roomFor(
  { columns }: Region,
  width: number,
  offered: number,
  lambda: number,
): Point | undefined {
  const places = columns.flatMap(({ x }): { readonly at: Point; readonly height: number }[] => {
    const [left, right] = [x - width / 2, x + width / 2];
    if ((columns[0]?.x ?? 0) > left || (columns.at(-1)?.x ?? 0) < right) return [];
    if (left - 4 < lambda && lambda < right + 4) return [];
    const under = columns.filter((column) => column.x >= left && column.x <= right);
    const top = Math.max(...under.map((column) => column.top));
    const bottom = Math.min(...under.map((column) => column.bottom));
    return [
      { top, bottom: Math.min(bottom, offered) },
      { top: Math.max(top, offered), bottom },
    ]
      .filter((band) => band.bottom - band.top >= NAME_HEIGHT)
      .map((band) => ({ at: [x, (band.top + band.bottom) / 2] as Point, height: band.bottom - band.top }));
  });
  return places.toSorted((a, b) => b.height - a.height)[0]?.at;
}
