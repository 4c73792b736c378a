import { scaleLinear } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import type { Text } from '../../core/problem.ts';
import type { Funnel, SiteFigure } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { declaredText, isScore } from '../tracking/figureText.ts';
import { positionText, positionWords } from '../tracking/positionWords.ts';
import { countedNoun, siteLabel, type TrackedTarget } from '../tracking/trackedTarget.ts';
import { axisStart, bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, ink, type Label, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, offerColours } from './palette.ts';
import { placedNames } from './placedNames.ts';
import { textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 380;

const texts = {
  title: { it: 'Sedi attorno all’obiettivo', en: 'Sites around the target' },
  ratio: { it: 'Osservati su attesi (O/A)', en: 'Observed over expected (O/E)' },
  expected: { it: 'Eventi attesi', en: 'Expected events' },
  target: { it: 'obiettivo', en: 'target' },
  value: { it: 'Valore osservato', en: 'Observed figure' },
  site: { it: 'Sede', en: 'Site' },
  position: { it: 'Posizione', en: 'Position' },
} satisfies Record<string, Text>;

/** Shape and colour by position: shape alone tells them apart. */
const styles = {
  within: { shape: 'circle', colour: offerColours[0], dash: [] },
  warning: { shape: 'diamond', colour: offerColours[4], dash: [] },
  action: { shape: 'triangle', colour: offerColours[1], dash: [] },
} as const;

interface Point {
  readonly site: SiteFigure;
  readonly size: number;
  readonly value: number;
}

/** Sites by size and figure, with warning and action limits around the target. Null without sites of a size. */
export function funnelChart(tracked: TrackedTarget, funnel: Funnel, locale: Locale): Chart | null {
  const { contract, outcome, figures } = tracked;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const ratio = funnel.scale === 'ratio';
  const unit = ratio || isScore(outcome) ? 1 : 100;
  const points = figures.sites.flatMap((site): Point[] => {
    const size = ratio ? (site.expected ?? 0) : site.patients;
    const value = ratio ? (site.events ?? 0) / size : site.events === null ? site.value : site.events / size;
    return size > 0 && value !== null ? [{ site, size, value: unit * value }] : [];
  });
  if (points.length === 0 || funnel.limits.length === 0) return null;

  const { warning, action } = contract.monitoring.funnelLevels;
  const level = (value: number): string =>
    format.percent(value, value * 100 === Math.round(value * 100) ? 0 : 1);
  const words = { it: 'limiti al', en: 'limits at' }[locale];
  const dash = { warning: [6, 4], action: [] } as const;
  const top = legend(
    [
      {
        text: `${t.target} ${ratio ? format.number(funnel.target, 2) : declaredText(outcome, figures.value, locale)}`,
        mark: (x, y) => [line(x, y, x + 26, y, { stroke: ink.text, strokeWidth: 3 })],
      },
      ...(['warning', 'action'] as const).map((kind) => ({
        text: `${words} ${level(kind === 'warning' ? warning : action)}`,
        mark: (x: number, y: number) => [
          line(x, y, x + 26, y, { stroke: ink.soft, strokeWidth: 1.5, dash: dash[kind] }),
        ],
      })),
      ...(['within', 'warning', 'action'] as const).map((position) => ({
        text: positionWords[position][locale],
        mark: (x: number, y: number) => [marker(styles[position], x + 13, y, 5)],
      })),
    ],
    58,
    WIDTH - 20,
  );
  const frame: Frame = { left: 58, top: top.bottom + 6, right: WIDTH - 24, bottom: HEIGHT - 48 };
  const x = scaleLinear(
    [0, Math.max(...points.map(({ size }) => size), ...funnel.limits.map(({ size }) => size))],
    [frame.left, frame.right],
  );
  const smallest = Math.min(...points.map(({ size }) => size));
  const highest = Math.max(
    unit * funnel.target * 2,
    ...points.map(({ value }) => value * 1.08),
    ...funnel.limits.filter(({ size }) => size >= smallest).map((one) => unit * one.action.upper),
  );
  const most = unit === 100 ? Math.min(100, highest) : highest;
  const lowest = Math.min(
    unit * funnel.target,
    ...points.map(({ value }) => value),
    ...funnel.limits.filter(({ size }) => size >= smallest).map((one) => unit * one.action.lower),
  );
  const least = axisStart(lowest, most);
  const y = scaleLinear([least, most], [frame.bottom, frame.top]);

  const curve = (kind: 'warning' | 'action', side: 'lower' | 'upper'): Primitive => {
    const through = lineThrough<(typeof funnel.limits)[number]>()
      .defined((one) => unit * one[kind][side] <= most && unit * one[kind][side] >= least)
      .x(({ size }) => x(size))
      .y((one) => y(unit * one[kind][side]));
    return {
      kind: 'path',
      d: through([...funnel.limits]) ?? '',
      stroke: ink.soft,
      strokeWidth: 1.5,
      dash: dash[kind],
    };
  };
  const target = y(unit * funnel.target);
  const places = points.map(({ size, value }) => [x(size), y(value)] as const);
  const names = points.map(({ site }) => site.site);
  const yTitle = ratio ? t.ratio : `${t.value}${unit === 100 ? ' (%)' : ''}`;
  const xTitle = ratio
    ? t.expected
    : { it: `Numero di ${countedNoun(outcome).it}`, en: `Number of ${countedNoun(outcome).en}` }[locale];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${outcome.label[locale]}`,
    description: description(
      points.map(({ site }) => site),
      figures,
      locale,
    ),
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticksOf(x, 6, locale), xTitle),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), yTitle),
      ...(['lower', 'upper'] as const).flatMap((side) => [curve('warning', side), curve('action', side)]),
      line(frame.left, target, frame.right, target, { stroke: ink.text, strokeWidth: 3 }),
      ...points.map(({ site }, at): Primitive => {
        const [px, py] = places[at] as readonly [number, number];
        return marker(styles[site.position ?? 'within'], px, py, 5.5);
      }),
      ...placedNames(places, names, frame).flatMap((name) => [behind(name), name]),
    ],
    table: {
      header: [t.site, xTitle, yTitle, t.position],
      rows: points.map(({ site, size, value }) => [
        siteLabel(contract, site.site),
        format.number(size, ratio ? 1 : 0),
        format.number(value, unit === 100 ? 1 : 2),
        positionText(site, figures)?.[locale] ?? '–',
      ]),
    },
  };
}

/** A lighter ground, so that a name can be read where a limit runs through it. */
function behind({ x, y, text, size }: Label): Primitive {
  return {
    kind: 'rect',
    x: x - 1,
    y: y - 10,
    width: textWidth(text, size) + 2,
    height: 13,
    fill: '#ffffff',
    fillOpacity: 0.85,
  };
}

function description(
  sites: readonly SiteFigure[],
  figures: TrackedTarget['figures'],
  locale: Locale,
): string {
  const groups = Map.groupBy(sites, (site) => positionText(site, figures)?.[locale]);
  const counted = [...groups].flatMap(([word, some]) =>
    word === undefined ? [] : [`${some.length} ${word}`],
  );
  return {
    it: `${sites.length} sedi: ${counted.join(', ')}. Le sedi entro i limiti non si distinguono dall’obiettivo.`,
    en: `${sites.length} sites: ${counted.join(', ')}. Sites within the limits cannot be told from the target.`,
  }[locale];
}
