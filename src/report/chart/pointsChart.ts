import { scaleLinear } from 'd3-scale';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { priceTone, stackTones, textOn } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 34;

const pointsTexts = {
  title: { it: 'Punti per criterio', en: 'Points by criterion' },
  points: { it: 'Punti', en: 'Points' },
  offer: { it: 'Offerta', en: 'Offer' },
  total: { it: 'Totale', en: 'Total' },
  excluded: { it: 'esclusa', en: 'excluded' },
  description: {
    it: 'Punti tecnici di ogni criterio e punti economici di ogni offerta, uno dopo l’altro; a destra il totale.',
    en: 'Technical points of each criterion and economic points of each offer, one after the other; the total on the right.',
  },
} satisfies Record<string, Text>;

interface Segment {
  readonly name: string;
  readonly tone: string;
  readonly points: number;
}

/** Stacked bars: technical points by criterion, then economic points; excluded offers are named without a bar. */
export function pointsChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers' | 'scoring'>,
  locale: Locale,
): Chart {
  const t = localized(pointsTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const { ranking, technical, economic } = evaluation.scoring;
  const { decimals } = lot.award.rounding;
  const keys = [
    ...lot.criteria.map(({ code, label: title }, at) => ({
      code,
      name: `${code} ${title[locale]}`,
      tone: stackTones[at % stackTones.length] as string,
    })),
    { code: lot.price.code, name: `${lot.price.code} ${lot.price.label[locale]}`, tone: priceTone },
  ];
  const rows = offerOrder(evaluation).map((offer) => {
    const place = ranking.find((row) => row.offer === offer);
    const score = technical.find((row) => row.offer === offer);
    // The second rescaling stretches all criteria alike, so their parts of the total keep their proportions.
    const sum = (score?.criteria ?? []).reduce((total, { points }) => total + points, 0);
    const stretch = sum > 0 ? (score?.total ?? 0) / sum : 1;
    const price = economic.find((row) => row.offer === offer)?.points ?? 0;
    const segments = keys.map(({ code, name: title, tone }): Segment => {
      const points = score?.criteria.find(({ criterion }) => criterion === code)?.points ?? 0;
      return { name: title, tone, points: code === lot.price.code ? price : points * stretch };
    });
    return { offer, place, segments };
  });
  const titles = rows.map(
    ({ offer, place }) => `${place === undefined ? '' : `${place.rank}. `}${cut(name(offer), NAME_LENGTH)}`,
  );
  const totals = rows.map(({ place }) =>
    place === undefined ? t.excluded : format.number(place.total, decimals),
  );
  const left = Math.max(60, ...titles.map((text) => textWidth(text, fontSize.normal, true))) + 20;
  const right = WIDTH - Math.max(...totals.map((text) => textWidth(text, fontSize.normal, true))) - 18;
  const legend = legendRows(keys.map((key) => ({ ...key, name: cut(key.name, 44) })));
  const top = 20 + legend.height;
  const frame: Frame = { left, top, right, bottom: top + 6 + ROW * rows.length };
  const x = scaleLinear([0, 100], [frame.left, frame.right]);

  const primitives: Primitive[] = [
    ...legend.primitives,
    ...bottomAxis(x, frame, ticksOf(x, 5, locale), t.points),
    ...rows.flatMap(({ segments, place }, row): Primitive[] => {
      const y = frame.top + 3 + ROW * row;
      const total = place?.total ?? 0;
      return [
        label(frame.left - 10, y + ROW / 2 + 4, titles[row] as string, {
          anchor: 'end',
          bold: place?.rank === 1,
        }),
        ...(place === undefined
          ? []
          : bar(segments, x, y, (points) => format.number(points, Math.min(decimals, 2)))),
        label(x(total) + 7, y + ROW / 2 + 4, totals[row] as string, { bold: place?.rank === 1 }),
      ];
    }),
  ];
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: t.title,
    description: t.description,
    primitives,
    table: {
      header: [t.offer, ...keys.map((key) => key.name), t.total],
      rows: rows.map(({ offer, segments }, row) => [
        name(offer),
        ...segments.map(({ points }) => format.number(points, decimals)),
        totals[row] as string,
      ]),
    },
  };
}

function bar(
  segments: readonly Segment[],
  x: (points: number) => number,
  y: number,
  text: (points: number) => string,
): Primitive[] {
  let from = 0;
  return segments.flatMap(({ points, tone }): Primitive[] => {
    const [start, end] = [x(from), x(from + points)];
    from += points;
    if (end - start < 0.5) return [];
    const rect: Primitive = {
      kind: 'rect',
      x: start,
      y: y + 5,
      width: end - start,
      height: ROW - 10,
      fill: tone,
      stroke: ink.paper,
      strokeWidth: 1,
    };
    const inside = text(points);
    if (textWidth(inside, fontSize.small) + 8 > end - start) return [rect];
    const middle = label((start + end) / 2, y + ROW / 2 + 4, inside, {
      anchor: 'middle',
      size: fontSize.small,
      fill: textOn(tone),
    });
    return [rect, middle];
  });
}

/** Keys one after the other, on as many lines as they need. */
function legendRows(keys: readonly { readonly name: string; readonly tone: string }[]): {
  readonly primitives: Primitive[];
  readonly height: number;
} {
  let [x, y] = [10, 12];
  const primitives = keys.flatMap(({ name, tone }): Primitive[] => {
    const width = 20 + textWidth(name, fontSize.small) + 20;
    if (x > 10 && x + width > WIDTH) [x, y] = [10, y + 18];
    const start = x;
    x += width;
    return [
      { kind: 'rect', x: start, y: y - 6, width: 14, height: 12, fill: tone },
      label(start + 20, y + 4, name, { size: fontSize.small }),
    ];
  });
  return { primitives, height: y };
}
