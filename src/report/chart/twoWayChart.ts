import { scaleLinear } from 'd3-scale';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { SensitivityAxis, TwoWaySensitivity } from '../../core/valuation/twoWaySensitivity.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { movedInputNames } from '../parameterLabel.ts';
import { bottomAxis, type Frame, leftAxis } from './axes.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { hatchPath } from './hatch.ts';
import { cornersOf, placesOf, type Run, runsOf, stepsTo } from './leadCells.ts';
import { aheadText, behindHatching, leadLegend, meansMark } from './leadLegend.ts';
import { leadTone, textOn } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';
import { zeroLine } from './zeroLine.ts';

const WIDTH = 720;
const TOP = 78;
const HEIGHT = 370;
/** Figures written into the map, along each side. */
const FIGURES = 5;
/** Letters of the vertical title. */
const TITLE_LENGTH = 48;

const title: Text = { it: 'Analisi di sensibilità a due vie', en: 'Two-way sensitivity analysis' };

/**
 * Lead in NMB of the first offer over the second while two inputs move together, as a map: blue where the first is
 * ahead, orange and hatched where the second is, with the line between them.
 */
export function twoWayChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers'>,
  twoWay: TwoWaySensitivity,
  locale: Locale,
): Chart {
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const [first, second] = [twoWay.first, twoWay.second].map((offer) => cut(name(offer), NAME_LENGTH)) as [
    string,
    string,
  ];
  const [across, up] = [movedInputNames(lot, twoWay.x, name), movedInputNames(lot, twoWay.y, name)];
  const ticks = ({ values }: SensitivityAxis, { valueText }: typeof across) =>
    scaleLinear([values[0] as number, values.at(-1) as number], [0, 1])
      .ticks(6)
      .map((value) => ({ value, text: valueText(value)[locale] }));
  const upTicks = ticks(twoWay.y, up);
  const frame: Frame = {
    left: 38 + Math.max(...upTicks.map(({ text }) => textWidth(text, fontSize.small))),
    top: TOP,
    right: WIDTH - 36,
    bottom: TOP + HEIGHT,
  };
  const places = placesOf(twoWay, frame);
  const { x, y, box } = places;
  const most = Math.max(1e-9, ...twoWay.lead.flat().map(Math.abs));
  const signed = (lead: number): string => `${lead > 0 ? '+' : ''}${format.number(lead)}`;
  const ahead = runsOf(twoWay, (lead) => lead >= 0);
  const behind = runsOf(twoWay, (lead) => lead < 0);
  const contour = zeroLine(twoWay.lead)
    .flatMap((ends) =>
      ends.map(([column, row], at) => `${at === 0 ? 'M' : 'L'}${x(column).toFixed(1)} ${y(row).toFixed(1)}`),
    )
    .join('');
  const means = [x(stepsTo(twoWay.x)), y(stepsTo(twoWay.y))] as const;
  const columns = figurePlaces(twoWay.x);
  const rows = figurePlaces(twoWay.y);

  const primitives: Primitive[] = [
    ...bottomAxis(places.xScale, frame, ticks(twoWay.x, across), across.name[locale]),
    ...leftAxis(places.yScale, frame, upTicks, cut(up.name[locale], TITLE_LENGTH)),
    ...twoWay.lead.flatMap((values, row) =>
      values.map((lead, column): Primitive => {
        const cell = box({ row, from: column, to: column });
        // Half a pixel of overlap, so that no white lines show between cells.
        return {
          kind: 'rect',
          ...cell,
          width: Math.min(cell.width + 0.5, frame.right - cell.x),
          height: Math.min(cell.height + 0.5, frame.bottom - cell.y),
          fill: leadTone(lead / most),
        };
      }),
    ),
    {
      kind: 'path',
      d: behind.map((run) => hatchPath(cornersOf(box(run)), behindHatching)).join(''),
      stroke: ink.text,
      strokeWidth: 0.6,
      strokeOpacity: 0.45,
    },
    { kind: 'path', d: contour, stroke: ink.paper, strokeWidth: 5, roundCaps: true },
    { kind: 'path', d: contour, stroke: ink.text, strokeWidth: 2, roundCaps: true },
    ...rows.flatMap((row) =>
      columns.flatMap((column): Primitive[] => {
        const lead = twoWay.lead[row]?.[column] as number;
        // Room for the mark of the means.
        if (Math.abs(x(column) - means[0]) < 36 && Math.abs(y(row) - means[1]) < 18) return [];
        return figure(x(column), y(row), signed(lead), leadTone(lead / most));
      }),
    ),
    ...sideLabel(aheadText(first, locale), ahead, rows, places),
    ...sideLabel(aheadText(second, locale), behind, rows, places),
    meansMark(...means),
    ...leadLegend(WIDTH, { first, second }, { least: signed(-most), most: signed(most) }, locale),
  ];
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: title[locale],
    description: description(first, second, across.name, up.name, contour !== '')[locale],
    primitives: primitives.filter((mark) => mark.kind !== 'path' || mark.d !== ''),
    table: {
      header: [
        up.name[locale],
        ...columns.map((column) => across.valueText(twoWay.x.values[column] as number)[locale]),
      ],
      rows: rows
        .toReversed()
        .map((row) => [
          up.valueText(twoWay.y.values[row] as number)[locale],
          ...columns.map((column) => format.number(twoWay.lead[row]?.[column] as number)),
        ]),
    },
  };
}

/** Where figures are written among so many values. */
function figurePlaces({ values }: SensitivityAxis): number[] {
  return Array.from({ length: FIGURES }, (_, at) => Math.round(((at + 0.5) * values.length) / FIGURES - 0.5));
}

/** A lead in its cell, on the cell's tone. */
function figure(x: number, y: number, text: string, fill: string): Primitive[] {
  const width = textWidth(text, fontSize.small) + 4;
  return [
    { kind: 'rect', x: x - width / 2, y: y - 7, width, height: 14, fill },
    label(x, y + 4, text, { anchor: 'middle', size: fontSize.small, fill: textOn(fill) }),
  ];
}

/** Who is ahead, in the longest run of cells between the rows of figures; nothing if there is no room. */
function sideLabel(
  text: string,
  runs: readonly Run[],
  figureRows: readonly number[],
  { box }: ReturnType<typeof placesOf>,
): Primitive[] {
  const [lowest, highest] = [figureRows[0] as number, figureRows.at(-1) as number];
  const [run] = runs
    .filter(({ row }) => row > lowest && row < highest)
    .filter(({ row }) => figureRows.every((figures) => Math.abs(figures - row) >= 2))
    .toSorted((a, b) => b.to - b.from - (a.to - a.from));
  if (run === undefined) return [];
  const { x, y, width: room, height } = box(run);
  const width = textWidth(text, fontSize.normal, true) + 10;
  if (room < width) return [];
  const [middle, centre] = [x + room / 2, y + height / 2];
  return [
    {
      kind: 'rect',
      x: middle - width / 2,
      y: centre - 9,
      width,
      height: 18,
      fill: ink.paper,
      stroke: ink.text,
      strokeWidth: 0.8,
    },
    label(middle, centre + 4, text, { anchor: 'middle', bold: true }),
  ];
}

function description(first: string, second: string, x: Text, y: Text, changes: boolean): Text {
  const end: Text = changes
    ? {
        it: 'La linea separa le combinazioni in cui è avanti l’una da quelle in cui è avanti l’altra.',
        en: 'The line divides the combinations in which one is ahead from those in which the other is.',
      }
    : {
        it: 'In nessuna combinazione cambia chi è avanti.',
        en: 'In no combination does the lead change hands.',
      };
  return {
    it: `Vantaggio in beneficio monetario netto di ${first} su ${second}, € per paziente, quando ${x.it} e ${y.it} si muovono insieme tra i limiti dei loro intervalli al 95% e gli altri dati restano alla media. Dove le celle sono tratteggiate e il segno è meno, è avanti ${second}. ${end.it}`,
    en: `Lead in net monetary benefit of ${first} over ${second}, € per patient, when ${x.en} and ${y.en} move together between the limits of their 95% intervals and the other inputs stay at their means. Where cells are hatched and the sign is minus, ${second} is ahead. ${end.en}`,
  };
}
