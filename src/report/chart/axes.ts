import { precisionFixed } from 'd3-format';
import type { ScaleLinear } from 'd3-scale';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { fontSize, ink, label, line, type Primitive } from './chart.ts';

/** Edges of the plot inside the chart's box. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Scale = ScaleLinear<number, number>;

/** Ticks with labels that have as many decimals as their step needs. */
export function ticksOf(scale: Scale, count: number, locale: Locale): { value: number; text: string }[] {
  const values = scale.ticks(count);
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0));
  const decimals = Math.max(0, precisionFixed(step || 1));
  const format = formatFor(locale);
  return values.map((value) => ({ value, text: format.number(value, decimals) }));
}

/** Horizontal axis under the frame: grid, tick labels, axis title. */
export function bottomAxis(
  scale: Scale,
  { left, top, right, bottom }: Frame,
  ticks: readonly { readonly value: number; readonly text: string }[],
  title: string,
): Primitive[] {
  return [
    ...ticks.map(({ value }) => line(scale(value), top, scale(value), bottom, { stroke: ink.grid })),
    line(left, bottom, right, bottom, { stroke: ink.axis }),
    ...ticks.flatMap(({ value, text }): Primitive[] => [
      line(scale(value), bottom, scale(value), bottom + 4, { stroke: ink.axis }),
      label(scale(value), bottom + 17, text, { anchor: 'middle', size: fontSize.small, fill: ink.soft }),
    ]),
    label((left + right) / 2, bottom + 37, title, { anchor: 'middle' }),
  ];
}

/** Vertical axis left of the frame: grid, tick labels, turned axis title at x = 14. */
export function leftAxis(
  scale: Scale,
  { left, top, right, bottom }: Frame,
  ticks: readonly { readonly value: number; readonly text: string }[],
  title: string,
): Primitive[] {
  return [
    ...ticks.map(({ value }) => line(left, scale(value), right, scale(value), { stroke: ink.grid })),
    line(left, top, left, bottom, { stroke: ink.axis }),
    ...ticks.map(({ value, text }) =>
      label(left - 7, scale(value) + 4, text, { anchor: 'end', size: fontSize.small, fill: ink.soft }),
    ),
    label(14, (top + bottom) / 2, title, { anchor: 'middle', rotation: -90 }),
  ];
}

/**
 * Moves positions apart so that neighbours are at least `gap` away and all stay between `from` and `to`
 * as long as there is room. Order is kept.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const places = order.map((at) => wanted[at] as number);
  places.forEach((place, at) => {
    places[at] = Math.max(place, at === 0 ? from : (places[at - 1] as number) + gap);
  });
  for (let at = places.length - 1; at >= 0; at--) {
    const most = at === places.length - 1 ? to : (places[at + 1] as number) - gap;
    places[at] = Math.min(places[at] as number, most);
  }
  const result: number[] = [];
  order.forEach((at, place) => {
    result[at] = places[place] as number;
  });
  return result;
}

/**
 * Where an axis of figures begins: at 0, unless they all stand in its upper half, where nothing could be told apart. Of points and lines, never of
 * bars, whose length is read.
 */
export function axisStart(lowest: number, highest: number): number {
  return lowest < highest / 2 ? 0 : Math.max(0, lowest - (highest - lowest) * 0.1);
}
