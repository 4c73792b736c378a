import { scaleLinear } from 'd3-scale';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ClauseFairness, FairnessCell } from '../../core/fairness/fairness.ts';
import { volumes } from '../../core/fairness/scenarios.ts';
import type { Text } from '../../core/problem.ts';
import { figureLabel, trueFigureText } from '../fairness/fairnessTexts.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, ink, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, type OfferStyle, offerColours, tint } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 340;

const texts = {
  cost: { it: 'Quanto riceve o paga il fornitore', en: 'What the supplier receives or pays' },
  thousands: { it: 'Migliaia di € al fornitore', en: 'Thousands of € to the supplier' },
  euros: { it: '€ al fornitore', en: '€ to the supplier' },
  mean: { it: 'media', en: 'mean' },
  median: { it: 'mediana', en: 'median' },
  band: { it: 'dal 5 al 95%', en: '5 to 95%' },
  target: { it: 'obiettivo', en: 'target' },
  chance: { it: 'Con che probabilità paga o riceve', en: 'How probably it pays or receives' },
  percent: { it: 'Contratti su 100', en: 'Contracts of 100' },
  malus: { it: 'penalità', en: 'malus' },
  bonus: { it: 'premio', en: 'bonus' },
  looks: { it: 'Penalità chiesta entro ogni periodo', en: 'Malus asked by each period' },
  period: { it: 'Periodo', en: 'Period' },
  kept: { it: 'promessa mantenuta: per errore', en: 'promise kept: by mistake' },
  broken: { it: 'promessa rotta: scoperta', en: 'promise broken: found' },
} satisfies Record<string, Text>;

interface Series {
  readonly name: string;
  readonly style: OfferStyle;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const styles: readonly OfferStyle[] = [
  { colour: offerColours[1], dash: [], shape: 'triangle-down' },
  { colour: offerColours[0], dash: [9, 4], shape: 'circle' },
  { colour: offerColours[2], dash: [2, 4], shape: 'diamond' },
];

const styleOf = (at: number): OfferStyle => styles[at % styles.length] as OfferStyle;

/** Mean, median and the middle 90% of the amount by the true figure, at the expected patients. Null where no count is behind it. */
export function costChart(
  clause: ClauseFairness,
  outcome: OutcomeDefinition | undefined,
  locale: Locale,
): Chart | null {
  const cells = figureCells(clause, 1);
  if (cells.length === 0) return null;
  const t = localized(texts, locale);
  const large = cells.some(
    ({ cell }) => Math.max(Math.abs(cell.amount.low), Math.abs(cell.amount.high)) >= 1_000_000,
  );
  const unit = large ? 100_000 : 100;
  const of = (name: string, style: OfferStyle, amount: (cell: FairnessCell) => number): Series => ({
    name,
    style,
    points: cells.map(({ figure, cell }) => [figure, amount(cell) / unit]),
  });
  const { number } = formatFor(locale);
  return chartOf({
    title: t.cost,
    description: t.band,
    yTitle: large ? t.thousands : t.euros,
    xTitle: figureLabel(clause.counts)[locale],
    series: [
      of(t.mean, styleOf(0), ({ amount }) => amount.mean),
      of(t.median, styleOf(1), ({ amount }) => amount.median),
    ],
    band: {
      name: t.band,
      points: cells.map(({ figure, cell }) => [figure, cell.amount.low / unit, cell.amount.high / unit]),
    },
    target: targetOf(clause, t.target, outcome, locale),
    percent: clause.counts !== 'poisson' && clause.counts !== 'normal',
    xText: (figure) => trueFigureText(clause.counts, outcome, figure, locale),
    yText: (value) => number(value, large ? 1 : 0),
    locale,
  });
}

/** Probability of a malus at each volume and of a bonus at the expected one, by the true figure: the operating characteristic. */
export function chanceChart(
  clause: ClauseFairness,
  outcome: OutcomeDefinition | undefined,
  locale: Locale,
): Chart | null {
  if (clause.treatment !== 'counts') return null;
  const t = localized(texts, locale);
  const { number, percent } = formatFor(locale);
  return chartOf({
    title: t.chance,
    description: `${t.malus}, ${t.bonus}`,
    yTitle: t.percent,
    xTitle: figureLabel(clause.counts)[locale],
    series: [
      ...volumes.map(
        (volume, at): Series => ({
          name: `${t.malus}, ${{ it: 'pazienti', en: 'patients' }[locale]} ${percent(volume, 0)}`,
          style: styleOf(at),
          points: figureCells(clause, volume).map(({ figure, cell }) => [figure, 100 * cell.amount.malus]),
        }),
      ),
      {
        name: `${t.bonus}, ${percent(1, 0)}`,
        style: { colour: offerColours[3], dash: [12, 4, 2, 4], shape: 'square' },
        points: figureCells(clause, 1).map(({ figure, cell }) => [figure, 100 * cell.amount.bonus]),
      },
    ],
    band: null,
    target: targetOf(clause, t.target, outcome, locale),
    percent: clause.counts !== 'poisson' && clause.counts !== 'normal',
    xText: (figure) => trueFigureText(clause.counts, outcome, figure, locale),
    yText: (value) => number(value, 1),
    locale,
  });
}

/** Probability that a malus was asked by the end of each period, with the promise kept and broken. */
export function looksChart({ kept, broken }: ClauseFairness, locale: Locale): Chart | null {
  if (kept === null || broken === null) return null;
  const t = localized(texts, locale);
  const { number } = formatFor(locale);
  return chartOf({
    title: t.looks,
    description: `${t.kept}; ${t.broken}`,
    yTitle: t.percent,
    xTitle: t.period,
    series: [kept, broken].map((sequence, at) => ({
      name: at === 0 ? t.kept : t.broken,
      style: styleOf(at),
      points: sequence.looks.map(({ period, asked }) => [period, 100 * asked]),
    })),
    band: null,
    target: null,
    percent: false,
    xText: (period) => number(period),
    yText: (value) => number(value, 1),
    locale,
  });
}

function figureCells(
  { cells }: ClauseFairness,
  volume: number,
): { readonly figure: number; readonly cell: FairnessCell }[] {
  return cells.flatMap((cell) =>
    cell.volume === volume && cell.scenario.kind === 'figure' && (cell.scenario.claimed ?? 1) === 1
      ? [{ figure: cell.scenario.figure, cell }]
      : [],
  );
}

function targetOf(
  clause: ClauseFairness,
  word: string,
  outcome: OutcomeDefinition | undefined,
  locale: Locale,
): { readonly at: number; readonly words: string } | null {
  const at = figureCells(clause, 1).find(
    ({ cell }) => cell.scenario.kind === 'figure' && cell.scenario.odds === 1,
  )?.figure;
  return at === undefined
    ? null
    : { at, words: `${word} ${trueFigureText(clause.counts, outcome, at, locale)}` };
}

interface Drawing {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly series: readonly Series[];
  readonly band: {
    readonly name: string;
    readonly points: readonly (readonly [x: number, low: number, high: number])[];
  } | null;
  readonly target: { readonly at: number; readonly words: string } | null;
  /** Whether x is a share that readers see in per cent. */
  readonly percent: boolean;
  xText(x: number): string;
  yText(y: number): string;
  readonly locale: Locale;
}

function chartOf(drawing: Drawing): Chart {
  const { series, band, target, percent, locale } = drawing;
  const top = legend(
    [
      ...series.map(({ name, style }) => ({
        text: name,
        mark: (x: number, y: number): Primitive[] => [
          line(x, y, x + 26, y, { stroke: style.colour, strokeWidth: 2, dash: style.dash }),
          marker(style, x + 13, y, 4),
        ],
      })),
      ...(band === null
        ? []
        : [
            {
              text: band.name,
              mark: (x: number, y: number): Primitive[] => [
                { kind: 'rect', x, y: y - 5, width: 26, height: 10, fill: bandTone, stroke: ink.soft },
              ],
            },
          ]),
      ...(target === null
        ? []
        : [
            {
              text: target.words,
              mark: (x: number, y: number): Primitive[] => [
                line(x + 13, y - 7, x + 13, y + 7, { stroke: ink.text, strokeWidth: 2 }),
              ],
            },
          ]),
    ],
    66,
    WIDTH - 20,
  );
  const frame: Frame = { left: 66, top: top.bottom + 8, right: WIDTH - 24, bottom: HEIGHT - 48 };
  const shown = percent ? 100 : 1;
  const xs = series.flatMap(({ points }) => points.map(([x]) => shown * x));
  const ys = [0, ...series.flatMap(({ points }) => points.map(([, y]) => y))].concat(
    band?.points.flatMap(([, low, high]) => [low, high]) ?? [],
  );
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const x = scaleLinear([first, last === first ? first + 1 : last], [frame.left, frame.right]);
  const y = scaleLinear([least, most === least ? least + 1 : most], [frame.bottom, frame.top]).nice();
  const at = (px: number, py: number): string => `${x(shown * px).toFixed(1)},${y(py).toFixed(1)}`;
  const rising = (points: Series['points']) => points.toSorted(([one], [other]) => one - other);
  const bandPoints = band?.points.toSorted(([one], [other]) => one - other) ?? [];
  const outline = [
    ...bandPoints.map(([px, low]) => at(px, low)),
    ...bandPoints.toReversed().map(([px, , high]) => at(px, high)),
  ].join('L');
  return {
    width: WIDTH,
    height: HEIGHT,
    title: drawing.title,
    description: drawing.description,
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticksOf(x, 6, locale), `${drawing.xTitle}${percent ? ' (%)' : ''}`),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), drawing.yTitle),
      ...(band === null
        ? []
        : [{ kind: 'path', d: `M${outline}Z`, fill: bandTone, fillOpacity: 0.8, stroke: ink.soft } as const]),
      line(frame.left, y(0), frame.right, y(0), { stroke: ink.axis }),
      ...(target === null
        ? []
        : [
            line(x(shown * target.at), frame.top, x(shown * target.at), frame.bottom, {
              stroke: ink.text,
              strokeWidth: 2,
            }),
          ]),
      ...series.flatMap(({ style, points }): Primitive[] => [
        {
          kind: 'path',
          d: `M${rising(points)
            .map(([px, py]) => at(px, py))
            .join('L')}`,
          stroke: style.colour,
          strokeWidth: 2,
          dash: style.dash,
        },
        ...points.map(([px, py]) => marker(style, x(shown * px), y(py), 4)),
      ]),
    ],
    table: {
      header: [drawing.xTitle, ...series.map(({ name }) => name), ...(band === null ? [] : ['5%', '95%'])],
      rows: (series[0]?.points ?? []).map(([px], row) => [
        drawing.xText(px),
        ...series.map(({ points }) => drawing.yText(points[row]?.[1] ?? 0)),
        ...(band === null ? [] : (band.points[row]?.slice(1) ?? []).map((value) => drawing.yText(value))),
      ]),
    },
  };
}

const bandTone = tint(offerColours[0], 0.18);
