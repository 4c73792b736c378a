import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../core/outcomes/interval.ts';
import type { Locale } from '../locale.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { marker, offerColours } from './palette.ts';
import { cut, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 32;
/** Longest name in full: of hospitals, which differ in their last word. */
const LONGEST_NAME = 40;

/** A figure with its interval, under a name. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly interval: Interval;
  /** As it is read: `82,0% (80,2% – 83,6%)`. */
  readonly text: string;
}

const point = { shape: 'circle', colour: offerColours[0], dash: [] } as const;

/**
 * Figures with their intervals one below the other, the target as a dashed line. Null without rows.
 * @param unit what values are multiplied by for the axis: 100 for per cent
 */
export function intervalChart(
  rows: readonly IntervalRow[],
  {
    title,
    axis,
    rowLabel,
    target,
    targetText,
    unit,
    description,
  }: {
    readonly title: string;
    readonly axis: string;
    readonly rowLabel: string;
    readonly target: number;
    readonly targetText: string;
    readonly unit: number;
    readonly description: string;
  },
  locale: Locale,
): Chart | null {
  if (rows.length === 0) return null;
  const names = rows.map(({ name }) => cut(name, LONGEST_NAME));
  const frame: Frame = {
    left: Math.max(...names.map((name) => textWidth(name, fontSize.normal))) + 22,
    top: 26,
    right: WIDTH - Math.max(...rows.map(({ text }) => textWidth(text, fontSize.small))) - 24,
    bottom: 32 + ROW * rows.length,
  };
  const limits = rows.flatMap(({ interval, value }) => [interval.lower, interval.upper, value]);
  const all = [...limits.filter(Number.isFinite), target].map((one) => one * unit);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const x = scaleLinear(
    [lowest, highest === lowest ? lowest + 1 : highest],
    [frame.left, frame.right],
  ).nice();
  const within = (value: number): number => Math.min(frame.right, Math.max(frame.left, x(value * unit)));
  const at = x(target * unit);
  const targetHalf = textWidth(targetText, fontSize.small) / 2;
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title,
    description,
    primitives: [
      ...bottomAxis(x, frame, ticksOf(x, 5, locale), axis),
      line(at, frame.top, at, frame.bottom, { stroke: ink.text, strokeWidth: 1.5, dash: [9, 4] }),
      label(Math.min(WIDTH - 4 - targetHalf, Math.max(4 + targetHalf, at)), 18, targetText, {
        anchor: 'middle',
        size: fontSize.small,
      }),
      ...rows.flatMap(({ value, interval, text }, row): Primitive[] => {
        const y = frame.top + ROW * (row + 0.5) + 3;
        const [from, to] = [within(interval.lower), within(interval.upper)];
        const stroke = { stroke: offerColours[0], strokeWidth: 2 };
        return [
          label(frame.left - 10, y + 4, names[row] as string, { anchor: 'end' }),
          line(from, y, to, y, stroke),
          line(from, y - 4, from, y + 4, stroke),
          line(to, y - 4, to, y + 4, stroke),
          marker(point, within(value), y, 5.5),
          label(frame.right + 12, y + 4, text, { size: fontSize.small }),
        ];
      }),
    ],
    table: { header: [rowLabel, axis], rows: rows.map(({ name, text }) => [name, text]) },
  };
}
