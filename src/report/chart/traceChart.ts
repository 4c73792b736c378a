import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { plainNumber } from '../quantity.ts';
import type { OfferTrace } from '../traces.ts';
import { bottomAxis, type Frame, leftAxis, spread, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { stackTones } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 300;
/** Vertical distance of the names on the right. */
const NAME_GAP = 16;
/** Moments in the table: enough to follow the curve, few enough to read. */
const MOST_ROWS = 25;

const traceTexts = {
  title: { it: 'Pazienti in ogni stato nel tempo', en: 'Patients in each state over time' },
  years: { it: 'Anni dall’inizio', en: 'Years since the start' },
  share: { it: 'Pazienti (%)', en: 'Patients (%)' },
} satisfies Record<string, Text>;

/** The cohort of one offer over time: the share of patients in each state as stacked areas, first state below. */
export function traceChart({ supplier, model, trace }: OfferTrace, locale: Locale): Chart {
  const t = localized(traceTexts, locale);
  const { years, shares } = trace;
  const names = model.states.map((state) => state.label[locale]);
  const shown = names.map((name) => cut(name, NAME_LENGTH));
  const nameWidth = Math.max(...shown.map((name) => textWidth(name, fontSize.normal)));
  const frame: Frame = { left: 58, top: 14, right: WIDTH - nameWidth - 34, bottom: HEIGHT - 48 };
  const last = years.at(-1) as number;
  const x = scaleLinear([0, last], [frame.left, frame.right]);
  const y = scaleLinear([0, 100], [frame.bottom, frame.top]);

  /** Per cent of patients in the states before one, at a moment. */
  const below = (moment: number, state: number): number =>
    100 * (shares[moment] as readonly number[]).slice(0, state).reduce((sum, share) => sum + share, 0);
  const ends = names.map((_, state) => {
    const end = years.length - 1;
    return y((below(end, state) + below(end, state + 1)) / 2);
  });
  const places = spread(ends, NAME_GAP, frame.top + 4, frame.bottom);
  const bands = names.map((_, state): Primitive => {
    const band = area<number>()
      .x((_year, moment) => x(years[moment] as number))
      .y0((_year, moment) => y(below(moment, state)))
      .y1((_year, moment) => y(below(moment, state + 1)));
    return {
      kind: 'path',
      d: band([...years]) ?? '',
      fill: stackTones[state % stackTones.length] as string,
      stroke: ink.paper,
      strokeWidth: 1,
    };
  });
  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 8, locale), t.years),
    ...leftAxis(y, frame, ticksOf(y, 5, locale), t.share),
    ...bands,
    ...shown.flatMap((name, state): Primitive[] => {
      const [end, place] = [ends[state] as number, places[state] as number];
      return [
        line(frame.right, end, frame.right + 10, place, { stroke: ink.soft }),
        {
          kind: 'rect',
          x: frame.right + 11,
          y: place - 5,
          width: 10,
          height: 10,
          fill: stackTones[state % stackTones.length] as string,
        },
        label(frame.right + 26, place + 4, name),
      ];
    }),
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${supplier}`,
    description: description(names, shares.at(-1) as readonly number[], last)[locale],
    primitives,
    table: { header: [t.years, ...names.map((name) => `${name} (%)`)], rows: tableRows(trace, locale) },
  };
}

function description(names: readonly string[], end: readonly number[], years: number): Text {
  const say = (locale: Locale): string =>
    names.map((name, state) => `${name} ${formatFor(locale).percent(end[state] as number)}`).join(', ');
  return {
    it: `Quota dei pazienti in ogni stato, ai valori medi. Dopo ${plainNumber(years, 'it')} anni: ${say('it')}.`,
    en: `Share of patients in each state, at mean values. After ${plainNumber(years, 'en')} years: ${say('en')}.`,
  };
}

/** The first and the last moment and some at equal distances between them. */
function tableRows({ years, shares }: OfferTrace['trace'], locale: Locale): string[][] {
  const format = formatFor(locale);
  const end = years.length - 1;
  const step = Math.ceil(end / (MOST_ROWS - 1));
  return years.flatMap((year, moment) =>
    moment % step === 0 || moment === end
      ? [
          [
            plainNumber(year, locale),
            ...(shares[moment] as readonly number[]).map((share) => format.number(100 * share, 1)),
          ],
        ]
      : [],
  );
}
