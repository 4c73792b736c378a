import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { SurvivalCurve } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import type { TrackedTarget } from '../tracking/trackedTarget.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { offerColours } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Rows of the table: enough to follow the curve, few enough to read. */
const MOST_ROWS = 25;

const texts = {
  title: { it: 'Revisioni con la morte come evento concorrente', en: 'Revisions with death competing' },
  days: { it: 'Giorni dall’intervento', en: 'Days from the procedure' },
  share: { it: 'Quota dei dispositivi (%)', en: 'Share of devices (%)' },
  revised: { it: 'revisionati', en: 'revised' },
  band: { it: 'intervallo', en: 'interval' },
  died: { it: 'morti con il dispositivo in sede', en: 'died with the device in place' },
  target: { it: 'obiettivo', en: 'target' },
  atRisk: { it: 'A rischio', en: 'At risk' },
} satisfies Record<string, Text>;

type Point = SurvivalCurve['points'][number];

/** Cumulative revisions with their interval, deaths dashed, the target at the horizon, and how many were still followed. Null without devices. */
export function survivalChart(
  { outcome, supplier, figures }: TrackedTarget,
  curve: SurvivalCurve,
  locale: Locale,
): Chart | null {
  const { points, horizonDays } = curve;
  if (points.length === 0) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const top = legend(
    [
      {
        text: t.revised,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: offerColours[0], strokeWidth: 2 })],
      },
      {
        text: t.band,
        mark: (x, y) => [
          { kind: 'rect', x, y: y - 6, width: 26, height: 12, fill: offerColours[0], fillOpacity: 0.16 },
        ],
      },
      {
        text: t.died,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: ink.soft, strokeWidth: 1.5, dash: [2, 4] })],
      },
      {
        text: t.target,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: ink.text, strokeWidth: 1.5, dash: [9, 4] })],
      },
    ],
    70,
    WIDTH - 20,
  );
  const frame: Frame = { left: 70, top: top.bottom + 8, right: WIDTH - 30, bottom: HEIGHT - 74 };
  const x = scaleLinear([0, horizonDays], [frame.left, frame.right]);
  const shown = fromStart(points.filter(({ day }) => day <= horizonDays));
  const highest = Math.max(figures.value, ...shown.flatMap(({ interval, died }) => [interval.upper, died]));
  const y = scaleLinear([0, Math.min(100, 105 * highest) || 1], [frame.bottom, frame.top]);
  const steps = (of: (point: Point) => number, backwards = false): string => {
    const corners = shown.flatMap((point, at): (readonly [number, number])[] => {
      const next = shown[at + 1]?.day ?? horizonDays;
      return [
        [x(point.day), y(100 * of(point))],
        [x(next), y(100 * of(point))],
      ];
    });
    return (backwards ? corners.toReversed() : corners)
      .map((corner) => corner.map((one) => one.toFixed(1)).join(','))
      .join('L');
  };
  const ticks = ticksOf(x, 6, locale);
  const atRisk = (day: number): number =>
    (points.find((point) => point.day >= day) ?? (points.at(-1) as Point)).atRisk;
  const target = y(100 * figures.value);
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${outcome.label[locale]}, ${supplier.name}`,
    description: description(shown.at(-1) as Point, horizonDays, locale),
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticks, t.days),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), t.share),
      {
        kind: 'path',
        d: `M${steps(({ interval }) => interval.lower)}L${steps(({ interval }) => interval.upper, true)}Z`,
        fill: offerColours[0],
        fillOpacity: 0.16,
      },
      {
        kind: 'path',
        d: `M${steps(({ died }) => died)}`,
        stroke: ink.soft,
        strokeWidth: 1.5,
        dash: [2, 4],
      },
      { kind: 'path', d: `M${steps(({ revised }) => revised)}`, stroke: offerColours[0], strokeWidth: 2 },
      line(frame.left, target, frame.right, target, { stroke: ink.text, strokeWidth: 1.5, dash: [9, 4] }),
      label(8, frame.bottom + 60, t.atRisk, { size: fontSize.small }),
      ...ticks.map(
        ({ value }): Primitive =>
          label(x(value), frame.bottom + 60, format.number(atRisk(value)), {
            anchor: 'middle',
            size: fontSize.small,
          }),
      ),
    ],
    table: {
      header: [t.days, t.atRisk, `${t.revised} (%)`, `${t.band} (%)`, `${t.died} (%)`],
      rows: thinned(shown).map(({ day, atRisk, revised, interval, died }) => [
        format.number(day),
        format.number(atRisk),
        format.number(100 * revised, 1),
        `${format.number(100 * interval.lower, 1)} – ${format.number(100 * interval.upper, 1)}`,
        format.number(100 * died, 1),
      ]),
    },
  };
}

function description({ revised, interval, died }: Point, days: number, locale: Locale): string {
  const { percent, number } = formatFor(locale);
  const limits = `${percent(interval.lower)} – ${percent(interval.upper)}`;
  return {
    it: `A ${number(days)} giorni revisionato il ${percent(revised)} dei dispositivi (${limits}); morto con il dispositivo in sede il ${percent(died)}.`,
    en: `At ${number(days)} days ${percent(revised)} of devices were revised (${limits}); ${percent(died)} died with the device in place.`,
  }[locale];
}

/** A curve starts with nobody revised. */
function fromStart(points: readonly Point[]): readonly Point[] {
  const [first] = points;
  if (first === undefined || first.day === 0) return points;
  return [{ ...first, day: 0, revised: 0, died: 0, interval: { lower: 0, upper: 0 } }, ...points];
}

/** The first, the last and some at equal distances between. */
function thinned(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / MOST_ROWS);
  return points.filter((_, at) => at % step === 0 || at === points.length - 1);
}
