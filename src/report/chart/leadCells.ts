import { scaleLinear } from 'd3-scale';
import type { SensitivityAxis, TwoWaySensitivity } from '../../core/valuation/twoWaySensitivity.ts';
import type { Frame } from './axes.ts';

/** Neighbouring cells of one row. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where things stand. A value is in the middle of its cell; those at the limits show half of theirs. */
export function placesOf(twoWay: TwoWaySensitivity, { left, right, top, bottom }: Frame) {
  const ends = ({ values }: SensitivityAxis): [number, number] => [
    values[0] as number,
    values.at(-1) as number,
  ];
  const x = scaleLinear([0, twoWay.x.values.length - 1], [left, right]).clamp(true);
  const y = scaleLinear([0, twoWay.y.values.length - 1], [bottom, top]).clamp(true);
  return {
    xScale: scaleLinear(ends(twoWay.x), [left, right]),
    yScale: scaleLinear(ends(twoWay.y), [bottom, top]),
    /** By column and row, which may be fractions. */
    x,
    y,
    box: ({ row, from, to }: Run): Box => {
      const [start, end] = [x(from - 0.5), x(to + 0.5)];
      const [upper, lower] = [y(row + 0.5), y(row - 0.5)];
      return { x: start, y: upper, width: end - start, height: lower - upper };
    },
  };
}

/** Where the mean lies among the values of an axis, in steps. */
export function stepsTo({ values, mean }: SensitivityAxis): number {
  const [low, high] = [values[0] as number, values.at(-1) as number];
  return ((mean - low) / (high - low)) * (values.length - 1);
}

/** The cells of one side, row by row. */
export function runsOf({ lead }: TwoWaySensitivity, belongs: (lead: number) => boolean): Run[] {
  return lead.flatMap((values, row) => {
    const runs: { row: number; from: number; to: number }[] = [];
    values.forEach((value, column) => {
      if (!belongs(value)) return;
      const last = runs.at(-1);
      if (last?.to === column - 1) last.to = column;
      else runs.push({ row, from: column, to: column });
    });
    return runs;
  });
}

export function cornersOf({ x, y, width, height }: Box): (readonly [number, number])[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
