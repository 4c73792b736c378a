import { scaleLinear } from 'd3-scale';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import { type ReleasedCurve, SMALLEST_COUNT } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, label, type Primitive } from './chart.ts';
import { offerColours } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 340;
/** Between two numbers at risk. */
const LABEL = 40;

const texts = {
  title: { it: 'Dispositivi revisionati', en: 'Devices revised' },
  days: { it: 'Giorni dall’intervento', en: 'Days from the procedure' },
  revised: { it: 'Revisionati (%)', en: 'Revised (%)' },
  atRisk: { it: 'A rischio', en: 'At risk' },
} satisfies Record<string, Text>;

/**
 * Share revised at the whole months that may be shown, with how many were still followed: it ends where fewer than five are. Between two points nothing is known, so that
 * they are joined by a dashed line and not by steps. Null without points.
 */
export function releasedCurveChart(
  outcome: OutcomeDefinition,
  { points }: Pick<ReleasedCurve, 'points'>,
  locale: Locale,
): Chart | null {
  const last = points.at(-1);
  if (last === undefined) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const frame: Frame = { left: 70, top: 20, right: WIDTH - 30, bottom: HEIGHT - 74 };
  const x = scaleLinear([0, last.day || 1], [frame.left, frame.right]);
  const y = scaleLinear(
    [0, 110 * Math.max(...points.map(({ revised }) => revised)) || 1],
    [frame.bottom, frame.top],
  );
  const ticks = ticksOf(x, 6, locale);
  const path = points
    .map(
      ({ day, revised }, at) => `${at === 0 ? 'M' : 'L'}${x(day).toFixed(1)},${y(100 * revised).toFixed(1)}`,
    )
    .join('');
  let free = 0;
  const labelled = points.filter(({ day }) => {
    if (x(day) < free) return false;
    free = x(day) + LABEL;
    return true;
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${outcome.label[locale]}`,
    description: {
      it: `Dopo ${format.number(last.day)} giorni revisionato il ${format.percent(last.revised)}; a rischio ${format.number(last.atRisk)}. Si vedono solo i mesi fra cui qualcosa è cambiato per almeno ${SMALLEST_COUNT} dispositivi: fra due punti la linea tratteggiata non dice quando. La curva finisce dove a rischio sono meno di ${SMALLEST_COUNT}.`,
      en: `After ${format.number(last.day)} days ${format.percent(last.revised)} were revised; ${format.number(last.atRisk)} at risk. Only months are shown between which something changed for at least ${SMALLEST_COUNT} devices: between two points the dashed line does not say when. The curve ends where fewer than ${SMALLEST_COUNT} are at risk.`,
    }[locale],
    primitives: [
      ...bottomAxis(x, frame, ticks, t.days),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), t.revised),
      { kind: 'path', d: path, stroke: offerColours[0], strokeWidth: 2, dash: [5, 4] },
      ...points.map(
        ({ day, revised }): Primitive => ({
          kind: 'circle',
          cx: x(day),
          cy: y(100 * revised),
          r: 4,
          fill: offerColours[0],
        }),
      ),
      label(8, frame.bottom + 60, t.atRisk, { size: fontSize.small }),
      ...labelled.map(
        ({ day, atRisk }): Primitive =>
          label(x(day), frame.bottom + 60, format.number(atRisk), {
            anchor: 'middle',
            size: fontSize.small,
          }),
      ),
    ],
    table: {
      header: [t.days, t.atRisk, t.revised],
      rows: points.map((point) => [
        format.number(point.day),
        format.number(point.atRisk),
        format.number(100 * point.revised, 1),
      ]),
    },
  };
}
