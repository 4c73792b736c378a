import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { Monitoring } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { dateText } from '../tracking/dateText.ts';
import { declaredText } from '../tracking/figureText.ts';
import type { TrackedTarget } from '../tracking/trackedTarget.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, ink, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, offerColours } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 300;

const texts = {
  cusum: { it: 'CUSUM', en: 'CUSUM' },
  adjusted: { it: 'CUSUM aggiustata per il rischio', en: 'Risk-adjusted CUSUM' },
  vlad: { it: 'Attesi meno osservati (VLAD)', en: 'Expected minus observed (VLAD)' },
  patients: { it: 'Pazienti, in ordine di data', en: 'Patients, in order of date' },
  date: { it: 'Fino al', en: 'Until' },
  signal: { it: 'allarme', en: 'alarm' },
} satisfies Record<string, Text>;

type Point = Monitoring['points'][number];

/** A point in the shape of an alarm. */
const alarm = { shape: 'triangle-down', colour: offerColours[1], dash: [] } as const;

/** The CUSUM patient by patient, adjusted for risk where there is a model, with its limit and its alarms. Null without patients. */
export function cusumChart(tracked: TrackedTarget, monitoring: Monitoring, locale: Locale): Chart | null {
  const { limit, falseAlarmEvery } = monitoring;
  const every = formatFor(locale).number(falseAlarmEvery);
  const limitWords = {
    it: `limite: un falso allarme ogni ${every} pazienti`,
    en: `limit: one false alarm every ${every} patients`,
  }[locale];
  const said = `${cusumText(monitoring, locale)}${heldToTarget(tracked, locale)}`;
  return seriesChart(
    tracked,
    monitoring,
    'cusum',
    tracked.outcome.riskModel === undefined ? texts.cusum : texts.adjusted,
    limit === null ? null : { at: limit, words: limitWords },
    said,
    locale,
  );
}

/** Alarms, what the limit costs in false ones, and what is provisional. */
function cusumText({ signals, limit, falseAlarmEvery, locked, leftOut }: Monitoring, locale: Locale): string {
  const { number } = formatFor(locale);
  const dates = [...new Set(signals.map(({ date }) => date))]
    .map((date) => dateText(date, locale))
    .join(', ');
  const parts: Text[] = [
    signals.length === 0
      ? { it: 'Nessun allarme.', en: 'No alarm.' }
      : { it: `Allarmi: ${dates}.`, en: `Alarms: ${dates}.` },
    limit === null
      ? { it: 'Il limite non è calcolabile.', en: 'The limit cannot be computed.' }
      : {
          it: `Il limite (${number(limit, 2)}) dà un falso allarme ogni ${number(falseAlarmEvery)} pazienti.`,
          en: `The limit (${number(limit, 2)}) gives one false alarm every ${number(falseAlarmEvery)} patients.`,
        },
    ...(limit === null || locked
      ? []
      : [
          {
            it: 'I mesi di base non sono finiti: il limite può ancora cambiare.',
            en: 'The baseline months are not over: the limit may still change.',
          },
        ]),
    ...(leftOut === 0
      ? []
      : [
          {
            it: `Pazienti con rischio 0 o 1, lasciati fuori: ${number(leftOut)}.`,
            en: `Patients with a risk of 0 or 1, left out: ${number(leftOut)}.`,
          },
        ]),
  ];
  return parts.map((part) => part[locale]).join(' ');
}

/** Expected minus observed events, patient by patient. Null without patients. */
export function vladChart(tracked: TrackedTarget, monitoring: Monitoring, locale: Locale): Chart | null {
  const last = monitoring.points.at(-1)?.vlad ?? 0;
  const size = formatFor(locale).number(Math.abs(last), 1);
  const said = {
    it: `Finora ${size} eventi ${last < 0 ? 'in più' : 'in meno'} di quanti se ne attendevano.`,
    en: `So far ${size} events ${last < 0 ? 'more' : 'fewer'} than expected.`,
  }[locale];
  const described = `${said}${heldToTarget(tracked, locale)}`;
  return seriesChart(tracked, monitoring, 'vlad', texts.vlad, null, described, locale);
}

/** Where no model gives each patient a risk. */
function heldToTarget({ outcome, target }: TrackedTarget, locale: Locale): string {
  if (outcome.riskModel !== undefined) return '';
  const rate = declaredText(outcome, target.value, locale);
  return {
    it: ` Senza modello di rischio: da ogni paziente ci si attende l’obiettivo, ${rate}.`,
    en: ` Without a risk model: the target, ${rate}, is expected of every patient.`,
  }[locale];
}

function seriesChart(
  { outcome, supplier }: TrackedTarget,
  { points, signals }: Monitoring,
  kind: 'cusum' | 'vlad',
  name: Text,
  limit: { readonly at: number; readonly words: string } | null,
  description: string,
  locale: Locale,
): Chart | null {
  const last = points.at(-1);
  if (last === undefined) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const alarms = kind === 'cusum' ? signals : [];
  const top = legend(
    [
      ...(limit === null
        ? []
        : [
            {
              text: limit.words,
              mark: (x: number, y: number) => [
                line(x, y, x + 26, y, { stroke: offerColours[1], strokeWidth: 1.5, dash: [6, 4] }),
              ],
            },
          ]),
      ...(alarms.length === 0
        ? []
        : [{ text: t.signal, mark: (x: number, y: number) => [marker(alarm, x + 13, y, 5)] }]),
    ],
    58,
    WIDTH - 20,
  );
  const frame: Frame = { left: 58, top: top.bottom + 8, right: WIDTH - 24, bottom: HEIGHT - 48 };
  const values = [
    0,
    ...points.map((one) => one[kind]),
    ...alarms.map(({ cusum }) => cusum),
    ...(limit === null ? [] : [limit.at * 1.1]),
  ];
  const x = scaleLinear([0, last.patient], [frame.left, frame.right]);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear(
    [lowest, highest === lowest ? lowest + 1 : highest],
    [frame.bottom, frame.top],
  ).nice();
  const steps = points.map((one) => `H${x(one.patient).toFixed(1)}V${y(one[kind]).toFixed(1)}`).join('');
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${name[locale]}: ${outcome.label[locale]}, ${supplier.name}`,
    description,
    primitives: [
      ...top.primitives,
      ...bottomAxis(
        x,
        frame,
        ticksOf(x, 6, locale).filter(({ value }) => Number.isInteger(value)),
        t.patients,
      ),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), name[locale]),
      line(frame.left, y(0), frame.right, y(0), { stroke: ink.axis }),
      ...(limit === null
        ? []
        : [
            line(frame.left, y(limit.at), frame.right, y(limit.at), {
              stroke: offerColours[1],
              strokeWidth: 1.5,
              dash: [6, 4],
            }),
          ]),
      {
        kind: 'path',
        d: `M${x(0).toFixed(1)},${y(0).toFixed(1)}${steps}`,
        stroke: offerColours[0],
        strokeWidth: 1.75,
      },
      ...alarms.map((one): Primitive => marker(alarm, x(one.patient), y(one.cusum), 6)),
    ],
    table: {
      header: [t.date, t.patients, name[locale]],
      rows: monthEnds(points).map((one) => [
        dateText(one.date, locale),
        format.number(one.patient),
        format.number(one[kind], 2),
      ]),
    },
  };
}

/** The last point of each month. */
function monthEnds(points: readonly Point[]): Point[] {
  return points.filter((one, at) => one.date.slice(0, 7) !== points[at + 1]?.date.slice(0, 7));
}
