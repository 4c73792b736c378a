import { scaleLinear } from 'd3-scale';
import type { Cents } from '../../core/payment/money.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { centsText } from '../settlement/centsText.ts';
import { type Frame, leftAxis } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { type Hatching, hatchPath, offerHatchings } from './hatch.ts';
import { legend } from './legend.ts';
import { offerStyles } from './palette.ts';

/** What issued statements moved for each period, corrections with the period that they correct. */
export interface PeriodMoney {
  readonly suppliers: readonly { readonly id: string; readonly name: string }[];
  readonly periods: readonly {
    readonly number: number;
    /** By supplier id. */
    readonly net: ReadonlyMap<string, Cents>;
  }[];
}

const WIDTH = 720;
const HEIGHT = 250;

const chartTexts = {
  title: { it: 'Denaro per periodo', en: 'Money by period' },
  axis: { it: 'Euro', en: 'Euro' },
  period: { it: 'Periodo', en: 'Period' },
  description: {
    it: 'Per ogni periodo e fornitore, quanto i prospetti emessi hanno liquidato, correzioni comprese: sopra lo zero al fornitore, sotto dal fornitore.',
    en: 'For each period and supplier, what issued statements came to, corrections included: above zero to the supplier, below from it.',
  },
} satisfies Record<string, Text>;

/** A bar for each supplier in each period, above 0 to the supplier, below from it. */
export function periodMoneyChart({ suppliers, periods }: PeriodMoney, locale: Locale): Chart {
  const t = localized(chartTexts, locale);
  const ids = suppliers.map(({ id }) => id);
  const [styleOf, hatchingOf] = [offerStyles(ids), offerHatchings(ids)];
  const { primitives: key, bottom } = legend(
    suppliers.map(({ id, name }) => ({
      text: name,
      mark: (x, y) => bar(x, y - 6, 26, 12, styleOf(id).colour, hatchingOf(id)),
    })),
    10,
    WIDTH - 10,
  );
  const frame: Frame = { left: 96, top: bottom + 8, right: WIDTH - 16, bottom: bottom + 8 + HEIGHT };
  const amounts = periods.flatMap(({ net }) => [...net.values()].map((amount) => amount / 100));
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const y = scaleLinear([low, high === low ? 1 : high], [frame.bottom, frame.top]).nice(5);
  const slot = (frame.right - frame.left) / Math.max(1, periods.length);
  const width = Math.min(34, (slot * 0.8) / Math.max(1, suppliers.length));
  const format = formatFor(locale);
  return {
    width: WIDTH,
    height: frame.bottom + 44,
    title: t.title,
    description: t.description,
    primitives: [
      ...key,
      ...leftAxis(
        y,
        frame,
        y.ticks(5).map((value) => ({ value, text: format.number(value) })),
        t.axis,
      ),
      line(frame.left, y(0), frame.right, y(0), { stroke: ink.axis, strokeWidth: 1.4 }),
      ...periods.flatMap(({ number, net }, at): Primitive[] => {
        const middle = frame.left + slot * (at + 0.5);
        return [
          label(middle, frame.bottom + 17, String(number), {
            anchor: 'middle',
            size: fontSize.small,
            fill: ink.soft,
          }),
          ...suppliers.flatMap(({ id }, which) => {
            const [zero, end] = [y(0), y((net.get(id) ?? 0) / 100)];
            const left = middle + (which - suppliers.length / 2) * width;
            return bar(
              left + 1,
              Math.min(zero, end),
              width - 2,
              Math.abs(end - zero),
              styleOf(id).colour,
              hatchingOf(id),
            );
          }),
        ];
      }),
      label((frame.left + frame.right) / 2, frame.bottom + 37, t.period, { anchor: 'middle' }),
    ],
    table: {
      header: [t.period, ...suppliers.map(({ name }) => name)],
      rows: periods.map(({ number, net }) => [
        String(number),
        ...ids.map((id) => centsText(net.get(id) ?? 0, locale)),
      ]),
    },
  };
}

/** In the supplier's colour and hatching, told apart in grey. */
function bar(
  left: number,
  top: number,
  width: number,
  height: number,
  colour: string,
  hatching: Hatching,
): Primitive[] {
  if (height < 0.01) return [];
  const corners = [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ] as const;
  return [
    {
      kind: 'rect',
      x: left,
      y: top,
      width,
      height,
      fill: colour,
      fillOpacity: 0.25,
      stroke: colour,
      strokeWidth: 1.2,
    },
    { kind: 'path', d: hatchPath(corners, hatching), stroke: colour, strokeWidth: 1.2 },
  ];
}
