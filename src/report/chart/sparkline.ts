import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { Locale } from '../locale.ts';
import { dateText } from '../tracking/dateText.ts';
import { declaredText, figureText } from '../tracking/figureText.ts';
import type { TrackedTarget } from '../tracking/trackedTarget.ts';
import { type Chart, ink, line, type Primitive } from './chart.ts';
import { offerColours } from './palette.ts';

const WIDTH = 150;
const HEIGHT = 36;
const EDGE = 5;

/** The months of a target as a small line without axes, the target dashed; null for fewer than two months with a figure. */
export function sparkline({ outcome, supplier, figures }: TrackedTarget, locale: Locale): Chart | null {
  const shown = figures.periods.flatMap(({ month, value }) => (value === null ? [] : [{ month, value }]));
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || shown.length < 2) return null;
  const values = [...shown.map(({ value }) => value), figures.value];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([0, figures.periods.length - 1], [EDGE, WIDTH - EDGE]);
  const y = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [HEIGHT - EDGE, EDGE]);
  const points = figures.periods.flatMap(({ value }, at) =>
    value === null ? [] : [[x(at), y(value)] as const],
  );
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const target = y(figures.value);
  const primitives: Primitive[] = [
    line(EDGE, target, WIDTH - EDGE, target, { stroke: ink.soft, dash: [3, 3] }),
    {
      kind: 'path',
      d: `M${points.map((point) => point.map((one) => one.toFixed(1)).join(',')).join('L')}`,
      stroke: offerColours[0],
      strokeWidth: 2,
    },
    { kind: 'circle', cx: endX, cy: endY, r: 3, fill: offerColours[0] },
  ];
  const said: Text = {
    it: `Da ${figureText(outcome, first.value, 'it')} (${dateText(first.month, 'it')}) a ${figureText(outcome, last.value, 'it')} (${dateText(last.month, 'it')}); obiettivo ${declaredText(outcome, figures.value, 'it')}.`,
    en: `From ${figureText(outcome, first.value, 'en')} (${dateText(first.month, 'en')}) to ${figureText(outcome, last.value, 'en')} (${dateText(last.month, 'en')}); target ${declaredText(outcome, figures.value, 'en')}.`,
  };
  return {
    width: WIDTH,
    height: HEIGHT,
    title: { it: 'Mese per mese', en: 'Month by month' }[locale],
    description: `${outcome.label[locale]}, ${supplier.name}. ${said[locale]}`,
    primitives,
    table: {
      header: [{ it: 'Mese', en: 'Month' }[locale], outcome.label[locale]],
      rows: shown.map(({ month, value }) => [dateText(month, locale), figureText(outcome, value, locale)]),
    },
  };
}
