import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line as lineThrough } from 'd3-shape';
import type { Text } from '../../core/problem.ts';
import type { ChangesOverLambda } from '../../core/rescoring/summary.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { unitLabel } from '../quantity.ts';
import { candidateName } from '../rescoring/candidateTexts.ts';
import { bottomAxis, type Frame, leftAxis, spread, ticksOf } from './axes.ts';
import { type Chart, fontSize, label, line, type Primitive } from './chart.ts';
import { offerStyles } from './palette.ts';
import { textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 340;
/** Vertical distance of the names on the right. */
const NAME_GAP = 16;

const chartTexts = {
  title: {
    it: 'Aggiudicazioni che sarebbero cambiate, al variare di λ',
    en: 'Awards that would have changed, as λ varies',
  },
  share: { it: 'Quota dei lotti (%)', en: 'Share of lots (%)' },
  description: {
    it: 'Quota dei lotti con esiti noti la cui aggiudicazione sarebbe cambiata, a ogni λ: per beneficio netto e con i punti di qualità dagli esiti.',
    en: 'Share of lots with known outcomes whose award would have changed, at each λ: by net benefit and with quality points from outcomes.',
  },
} satisfies Record<string, Text>;

/** A stepped line per rule: share of lots whose award changes at each λ. */
export function changesOverLambdaChart({ unit, lambdas, curves }: ChangesOverLambda, locale: Locale): Chart {
  const t = localized(chartTexts, locale);
  const format = formatFor(locale);
  const style = offerStyles(curves.map(({ id }) => id));
  const names = curves.map(({ rule }) => candidateName(rule)[locale]);
  const nameWidth = Math.max(...names.map((text) => textWidth(text, fontSize.small)));
  const frame: Frame = { left: 58, top: 16, right: WIDTH - nameWidth - 52, bottom: HEIGHT - 48 };
  const [from, to] = [lambdas[0] ?? 0, lambdas.at(-1) ?? 1];
  const x = scaleLinear([from, to], [frame.left, frame.right]);
  const y = scaleLinear([0, 100], [frame.bottom, frame.top]);
  const shares = curves.map(({ changed, lots }) =>
    lambdas.map((_, at) => {
      const [some, all] = [changed[at] ?? 0, lots[at] ?? 0];
      return all === 0 ? null : some / all;
    }),
  );
  const ends = shares.map((values) => y(100 * (values.findLast((value) => value !== null) ?? 0)));
  const places = spread(ends, NAME_GAP, frame.top + 4, frame.bottom);
  const lambdaUnit = unitLabel(unit, locale);
  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 6, locale), `λ (${lambdaUnit})`),
    ...leftAxis(y, frame, ticksOf(y, 5, locale), t.share),
    ...curves.map(({ id }, at): Primitive => {
      const { colour, dash } = style(id);
      const path = lineThrough<number | null>()
        .defined((value) => value !== null)
        .x((_, index) => x(lambdas[index] as number))
        .y((value) => y(100 * (value ?? 0)))
        .curve(curveStepAfter);
      return { kind: 'path', d: path(shares[at] ?? []) ?? '', stroke: colour, strokeWidth: 2, dash };
    }),
    ...curves.flatMap(({ id }, at): Primitive[] => {
      const { colour, dash } = style(id);
      const place = places[at] as number;
      return [
        line(frame.right, ends[at] as number, frame.right + 10, place, { stroke: colour }),
        line(frame.right + 10, place, frame.right + 36, place, { stroke: colour, strokeWidth: 2, dash }),
        label(frame.right + 42, place + 4, names[at] as string, { size: fontSize.small }),
      ];
    }),
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: t.title,
    description: t.description,
    primitives,
    table: {
      header: [`λ (${lambdaUnit})`, ...names],
      rows: lambdas.map((lambda, at) => [
        format.number(lambda),
        ...shares.map((values) => {
          const value = values[at] ?? null;
          return value === null ? '–' : format.percent(value, 0);
        }),
      ]),
    },
  };
}
