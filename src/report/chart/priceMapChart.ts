import { scaleLinear } from 'd3-scale';
import { line as lineThrough } from 'd3-shape';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PriceMap } from '../../core/valuation/priceMap.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { hatchPath, offerHatchings } from './hatch.ts';
import { offerStyles, tint } from './palette.ts';
import { type Point, type Region, regionsOf, roomFor } from './priceRegions.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 380;
const LEGEND_ROW = 24;
/** Values of λ in the table. */
const MOST_ROWS = 20;

const priceMapTexts = {
  title: { it: 'Prezzo e disponibilità a pagare', en: 'Price and willingness to pay' },
  highest: { it: 'beneficio netto più alto', en: 'highest net benefit' },
  toLead: { it: 'prezzo per essere prima (€)', en: 'price to lead (€)' },
  error: { it: 'errore standard (€)', en: 'standard error (€)' },
  rival: { it: 'migliore delle altre', en: 'best of the others' },
} satisfies Record<string, Text>;

/**
 * Which offer has the highest expected NMB over λ (across) and the price of one offer (up): regions with the name,
 * colour and hatching of who leads there, the offered price and the tender's λ as lines.
 */
export function priceMapChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers'>,
  map: PriceMap,
  locale: Locale,
): Chart {
  const t = localized(priceMapTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const ids = evaluation.offers.map(({ id }) => id);
  const style = offerStyles(ids);
  const hatching = offerHatchings(ids);
  const { value: lambda, unit } = lot.willingnessToPay;
  const lambdaUnit = unitLabel(unit, locale);
  const shown = (offer: string): string => cut(name(offer), NAME_LENGTH);
  const offeredText = {
    it: `offerto ${format.euro(map.offeredPrice)}`,
    en: `offered ${format.euro(map.offeredPrice)}`,
  }[locale];
  const rivals = map.overLambda.map(({ rival }) => rival);
  const nameWidth = Math.max(
    ...[map.offer, ...rivals].map((offer) => textWidth(shown(offer), fontSize.normal)),
    textWidth(t.highest, fontSize.small),
    textWidth(offeredText, fontSize.small, true),
  );
  const frame: Frame = { left: 74, top: 34, right: WIDTH - nameWidth - 62, bottom: HEIGHT - 48 };
  const lambdas = map.overLambda.map(({ willingnessToPay }) => willingnessToPay);
  const x = scaleLinear([lambdas[0] as number, lambdas.at(-1) as number], [frame.left, frame.right]);
  const y = scaleLinear([...map.prices], [frame.bottom, frame.top]);
  const regions = regionsOf(map, x, y, frame);
  const leaders = [...new Set(regions.map(({ offer }) => offer))];
  const outline = ({ columns }: Region): Point[] => [
    ...columns.map(({ x: at, top }): Point => [at, top]),
    ...columns.toReversed().map(({ x: at, bottom }): Point => [at, bottom]),
  ];
  const pathOf = lineThrough<Point>();
  const offered = y(map.offeredPrice);
  const lambdaText = `λ = ${format.number(lambda)} ${lambdaUnit}`;
  // At the foot, but below the text beside the offered price.
  const legendHeight = 20 + LEGEND_ROW * leaders.length;
  const legendTop = Math.max(offered + 16, frame.bottom - legendHeight);

  const primitives: Primitive[] = [
    ...bottomAxis(x, frame, ticksOf(x, 5, locale), `λ (${lambdaUnit})`),
    ...leftAxis(y, frame, ticksOf(y, 6, locale), priceTitle(shown(map.offer))[locale]),
    ...regions.flatMap((region): Primitive[] => {
      const { colour } = style(region.offer);
      return [
        { kind: 'path', d: `${pathOf(outline(region)) ?? ''}Z`, fill: tint(colour, 0.2) },
        {
          kind: 'path',
          d: hatchPath(outline(region), hatching(region.offer)),
          stroke: colour,
          strokeWidth: 0.8,
          strokeOpacity: 0.7,
        },
        { kind: 'path', d: `${pathOf(outline(region)) ?? ''}Z`, stroke: ink.text, strokeWidth: 1.5 },
      ];
    }),
    line(frame.left, offered, frame.right, offered, { stroke: ink.text, strokeWidth: 1.5, dash: [8, 4] }),
    line(x(lambda), frame.top - 6, x(lambda), frame.bottom, {
      stroke: ink.text,
      strokeWidth: 1.5,
      dash: [3, 3],
    }),
    label(frame.right + 6, offered + 4, offeredText, { size: fontSize.small, bold: true }),
    ...lambdaLabel(x(lambda), frame, lambdaText),
    ...regions.flatMap((region): Primitive[] => {
      const text = shown(region.offer);
      const width = textWidth(text, fontSize.normal, true) + 10;
      const place = roomFor(region, width, offered, x(lambda));
      if (place === undefined) return [];
      const [middle, baseline] = [place[0], place[1] + 4];
      return [
        onPaper(middle, baseline, width),
        label(middle, baseline, text, { anchor: 'middle', bold: true }),
      ];
    }),
    label(frame.right + 20, legendTop + 10, t.highest, { size: fontSize.small, fill: ink.soft }),
    ...leaders.flatMap((offer, at): Primitive[] => {
      const [left, top] = [frame.right + 20, legendTop + 20 + LEGEND_ROW * at];
      const { colour } = style(offer);
      const box: Point[] = [
        [left, top],
        [left + 26, top],
        [left + 26, top + 16],
        [left, top + 16],
      ];
      return [
        { kind: 'rect', x: left, y: top, width: 26, height: 16, fill: tint(colour, 0.2), stroke: ink.text },
        {
          kind: 'path',
          d: hatchPath(box, hatching(offer)),
          stroke: colour,
          strokeWidth: 0.8,
          strokeOpacity: 0.7,
        },
        label(left + 34, top + 12, shown(offer)),
      ];
    }),
  ];
  return {
    width: WIDTH,
    height: Math.max(HEIGHT, legendTop + legendHeight + 4),
    title: `${t.title}: ${shown(map.offer)}`,
    description: description(shown(map.offer), format.euro(map.offeredPrice), format.euro(lot.basePrice))[
      locale
    ],
    primitives: primitives.filter((mark) => mark.kind !== 'path' || mark.d !== ''),
    table: {
      header: [`λ (${lambdaUnit})`, t.toLead, t.error, t.rival],
      rows: someOf(map.overLambda).map(({ willingnessToPay, price, rival }) => [
        format.number(willingnessToPay),
        format.number(price.value),
        format.number(price.standardError),
        name(rival),
      ]),
    },
  };
}

/** Some values of λ for the table, the last among them. */
function someOf<T>(points: readonly T[]): T[] {
  const step = Math.max(1, Math.round((points.length - 1) / MOST_ROWS));
  return points.filter((_, at) => (points.length - 1 - at) % step === 0);
}

/** White behind a name, so that hatching and lines do not cross it. */
function onPaper(middle: number, baseline: number, width: number): Primitive {
  return {
    kind: 'rect',
    x: middle - width / 2,
    y: baseline - 12,
    width,
    height: 16,
    fill: ink.paper,
    fillOpacity: 0.9,
  };
}

/** Centred over the line, but never beyond the frame. */
function lambdaLabel(x: number, { left, right, top }: Frame, text: string): Primitive[] {
  const half = textWidth(text, fontSize.small, true) / 2;
  const middle = Math.min(Math.max(x, left + half), right - half);
  return [label(middle, top - 11, text, { anchor: 'middle', size: fontSize.small, bold: true })];
}

function priceTitle(offer: string): Text {
  return { it: `Prezzo di ${offer} (€)`, en: `Price of ${offer} (€)` };
}

function description(offer: string, offered: string, base: string): Text {
  return {
    it: `Quale offerta ha il beneficio monetario netto atteso più alto al variare di λ e del prezzo di ${offer}, con i prezzi delle altre come sono. Sotto il bordo della sua area ${offer} è la prima, sopra lo è l’offerta indicata. Le linee sono il prezzo offerto, ${offered}, e il λ di gara; la base d’asta è ${base}. È un’informazione, mai l’aggiudicazione.`,
    en: `Which offer has the highest expected net monetary benefit as λ and the price of ${offer} vary, with the prices of the others as they are. Below the border of its area ${offer} leads, above it the offer named there does. The lines are the price offered, ${offered}, and the tender’s λ; the base price is ${base}. It is information, never the award.`,
  };
}
