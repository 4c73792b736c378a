import { scaleLinear, scalePoint } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { RunChart } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { dateText } from '../tracking/dateText.ts';
import type { TrackedTarget } from '../tracking/trackedTarget.ts';
import { axisStart, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, offerColours } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 320;

const texts = {
  title: { it: 'Mese per mese', en: 'Month by month' },
  month: { it: 'Mese', en: 'Month' },
  size: { it: 'Casi', en: 'Cases' },
  expected: { it: 'Attesi', en: 'Expected' },
  lower: { it: 'Limite inferiore', en: 'Lower limit' },
  upper: { it: 'Limite superiore', en: 'Upper limit' },
  centre: { it: 'livello di base, bloccato', en: 'baseline level, locked' },
  limits: { it: 'limiti di controllo', en: 'control limits' },
  outside: { it: 'fuori dai limiti', en: 'outside the limits' },
  base: { it: 'mesi di base', en: 'baseline months' },
  value: { it: 'Valore osservato (%)', en: 'Observed figure (%)' },
  ratio: { it: 'Osservati su attesi (O/A)', en: 'Observed over expected (O/E)' },
} satisfies Record<string, Text>;

const inside = { shape: 'circle', colour: offerColours[0], dash: [] } as const;
const outside = { shape: 'diamond', colour: offerColours[1], dash: [] } as const;

/** A target month by month: figures, the locked level, limits as steps, months outside in another shape. Null without months. */
export function runChart(
  { outcome, supplier }: TrackedTarget,
  chart: RunChart,
  locale: Locale,
): Chart | null {
  const { points, centre, baselineMonths, kind } = chart;
  if (points.length === 0) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const unit = kind === 'u' ? 1 : 100;
  const top = legend(
    [
      {
        text: t.centre,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: ink.text, strokeWidth: 1.5 })],
      },
      {
        text: t.limits,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: ink.soft, strokeWidth: 1.5, dash: [6, 4] })],
      },
      {
        text: t.base,
        mark: (x, y) => [
          { kind: 'rect', x, y: y - 6, width: 26, height: 12, fill: ink.text, fillOpacity: 0.08 },
        ],
      },
      ...(points.some((one) => one.outside)
        ? [{ text: t.outside, mark: (x: number, y: number) => [marker(outside, x + 13, y, 5)] }]
        : []),
    ],
    58,
    WIDTH - 20,
  );
  const frame: Frame = { left: 58, top: top.bottom + 8, right: WIDTH - 20, bottom: HEIGHT - 52 };
  const months = points.map(({ month }) => month);
  const x = scalePoint(months, [frame.left, frame.right]).padding(0.5);
  const at = (month: string): number => x(month) ?? frame.left;
  const half = x.step() / 2;
  const finite = points
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .filter(Number.isFinite)
    .map((one) => unit * one);
  const room = Math.max(unit * centre, ...finite) * 1.05 || 1;
  const highest = kind === 'u' ? room : Math.min(102, room);
  const lowest = axisStart(Math.min(unit * centre, ...finite), highest);
  const y = scaleLinear([lowest, highest], [frame.bottom, frame.top]);
  const capped = (value: number): number => y(Math.min(highest, Math.max(lowest, unit * value)));
  const steps = (side: 'lower' | 'upper'): Primitive => ({
    kind: 'path',
    d: points
      .map((one, index) => {
        const height = capped(one[side]).toFixed(1);
        const from = (at(one.month) - half).toFixed(1);
        return `${index === 0 ? `M${from},${height}` : `V${height}`}H${(at(one.month) + half).toFixed(1)}`;
      })
      .join(''),
    stroke: ink.soft,
    strokeWidth: 1.5,
    dash: [6, 4],
  });
  const baseline = Math.min(baselineMonths, points.length);
  const shown = Math.ceil(points.length / 12);
  const yTitle = kind === 'u' ? t.ratio : t.value;
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${outcome.label[locale]}, ${supplier.name}`,
    description: description(chart, locale),
    primitives: [
      ...top.primitives,
      {
        kind: 'rect',
        x: frame.left,
        y: frame.top,
        width: at(months[baseline - 1] as string) + half - frame.left,
        height: frame.bottom - frame.top,
        fill: ink.text,
        fillOpacity: 0.06,
      },
      ...leftAxis(y, frame, ticksOf(y, 5, locale), yTitle),
      line(frame.left, frame.bottom, frame.right, frame.bottom, { stroke: ink.axis }),
      ...months.flatMap((month, index): Primitive[] =>
        index % shown === 0
          ? [
              line(at(month), frame.bottom, at(month), frame.bottom + 4, { stroke: ink.axis }),
              label(at(month), frame.bottom + 17, dateText(month, locale).split(' ')[0] ?? '', {
                anchor: 'middle',
                size: fontSize.small,
                fill: ink.soft,
              }),
              ...(month.slice(0, 4) !== months[index - shown]?.slice(0, 4)
                ? [
                    label(at(month), frame.bottom + 32, month.slice(0, 4), {
                      anchor: 'middle',
                      size: fontSize.small,
                      fill: ink.soft,
                    }),
                  ]
                : []),
            ]
          : [],
      ),
      line(frame.left, y(unit * centre), frame.right, y(unit * centre), {
        stroke: ink.text,
        strokeWidth: 1.5,
      }),
      ...(kind === 'u' || points.some(({ lower }) => lower > 0) ? [steps('lower')] : []),
      steps('upper'),
      {
        kind: 'path',
        d: `M${points.map((one) => `${at(one.month).toFixed(1)},${capped(one.value).toFixed(1)}`).join('L')}`,
        stroke: offerColours[0],
        strokeWidth: 1.75,
      },
      ...points.map((one) => marker(one.outside ? outside : inside, at(one.month), capped(one.value), 4.5)),
    ],
    table: {
      header: [t.month, kind === 'u' ? t.expected : t.size, yTitle, t.lower, t.upper],
      rows: points.map((one) => [
        `${dateText(one.month, locale)}${one.outside ? ` · ${t.outside}` : ''}`,
        format.number(one.size, kind === 'u' ? 1 : 0),
        ...[one.value, one.lower, one.upper].map((value) =>
          Number.isFinite(value) ? format.number(unit * value, kind === 'u' ? 2 : 1) : '∞',
        ),
      ]),
    },
  };
}

function description({ points, baselineMonths }: RunChart, locale: Locale): string {
  const out = points.filter((one) => one.outside).map(({ month }) => dateText(month, locale));
  return {
    it: `${points.length} mesi; il livello è bloccato sui primi ${baselineMonths}. ${out.length === 0 ? 'Nessun mese è fuori dai limiti' : `Fuori dai limiti: ${out.join(', ')}`}.`,
    en: `${points.length} months; the level is locked on the first ${baselineMonths}. ${out.length === 0 ? 'No month is outside the limits' : `Outside the limits: ${out.join(', ')}`}.`,
  }[locale];
}
