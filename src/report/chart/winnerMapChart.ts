import { scaleLinear } from 'd3-scale';
import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { WinnerMap } from '../../core/flips/winnerMap.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { marker, offerStyles, tint } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const HEIGHT = 400;
const LEGEND_ROW = 24;

const winnerMapTexts = {
  title: {
    it: 'Chi sarebbe prima: λ e peso del beneficio',
    en: 'Who would be first: λ and weight of the benefit',
  },
  weight: { it: 'Punti del beneficio', en: 'Points of the benefit' },
  first: { it: 'sarebbe prima', en: 'would be first' },
  nobody: { it: 'nessuna da sola', en: 'none alone' },
  published: { it: 'pesi e λ di gara', en: 'weights and λ as published' },
} satisfies Record<string, Text>;

/**
 * Who would be first over λ (across) and the weight of the benefit (up): every cell has the colour and the shape of its
 * offer; a ring marks the published weights and λ.
 */
export function winnerMapChart(
  lot: Lot,
  evaluation: Pick<LotEvaluation, 'offers'>,
  map: WinnerMap,
  locale: Locale,
): Chart {
  const t = localized(winnerMapTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const ids = evaluation.offers.map(({ id }) => id);
  const style = offerStyles(ids);
  const shown = (offer: string): string => cut(name(offer), NAME_LENGTH);
  const winners = ids.filter((id) => map.winners.some((row) => row.includes(id)));
  const someWithout = map.winners.some((row) => row.includes(null));
  const legend = [...winners.map(shown), ...(someWithout ? [t.nobody] : []), t.published];
  const legendWidth = Math.max(
    textWidth(t.first, fontSize.small),
    ...legend.map((text) => 24 + textWidth(text, fontSize.normal)),
  );
  const frame: Frame = { left: 60, top: 14, right: WIDTH - legendWidth - 32, bottom: HEIGHT - 48 };
  const x = cells(map.lambdas, frame.left, frame.right);
  const y = cells(map.benefitWeights, frame.bottom, frame.top);
  const weight = lot.criteria.find(({ rule }) => rule.kind === 'benefit')?.weight ?? 0;
  const unit = unitLabel(lot.willingnessToPay.unit, locale);
  const lambda = lot.willingnessToPay.value;
  const at = (row: number, column: number): string | null => map.winners[row]?.[column] ?? null;
  const centres = (offer: string): (readonly [number, number])[] =>
    map.benefitWeights.flatMap((up, row) =>
      map.lambdas.flatMap((across, column) =>
        at(row, column) === offer ? [[x.scale(across), y.scale(up)] as const] : [],
      ),
    );
  const left = frame.right + 20;
  const ring = (cx: number, cy: number): Primitive[] => [
    { kind: 'circle', cx, cy, r: 9, stroke: ink.paper, strokeWidth: 5 },
    { kind: 'circle', cx, cy, r: 9, stroke: ink.text, strokeWidth: 2.5 },
  ];
  const primitives: Primitive[] = [
    ...map.benefitWeights.flatMap((up, row) =>
      runs(map.winners[row] ?? []).flatMap(({ winner, from, to }): Primitive[] => {
        const [start, end] = [
          x.scale(map.lambdas[from] as number) - x.half,
          x.scale(map.lambdas[to] as number) + x.half,
        ];
        if (winner === null) return [];
        return [
          {
            kind: 'rect',
            x: start,
            y: y.scale(up) - y.half,
            width: end - start,
            height: 2 * y.half,
            fill: tint(style(winner).colour, 0.25),
          },
        ];
      }),
    ),
    ...bottomAxis(x.scale, { ...frame, top: frame.bottom }, ticksOf(x.scale, 5, locale), `λ (${unit})`),
    ...leftAxis(y.scale, { ...frame, right: frame.left }, ticksOf(y.scale, 6, locale), t.weight),
    ...winners.map((offer): Primitive => {
      const drawn = centres(offer).map(([cx, cy]) => marker(style(offer), cx, cy, 4));
      return { ...marker(style(offer), 0, 0, 4), d: drawn.map(({ d }) => d).join('') };
    }),
    ...ring(x.scale(lambda), y.scale(weight)),
    label(left, frame.top + 10, t.first, { size: fontSize.small, fill: ink.soft }),
    ...winners.flatMap((offer, row): Primitive[] => {
      const middle = frame.top + 30 + LEGEND_ROW * row;
      return [
        {
          kind: 'rect',
          x: left,
          y: middle - 9,
          width: 18,
          height: 18,
          fill: tint(style(offer).colour, 0.25),
        },
        marker(style(offer), left + 9, middle, 4),
        label(left + 24, middle + 4, shown(offer)),
      ];
    }),
    ...(someWithout
      ? [
          {
            kind: 'rect' as const,
            x: left,
            y: frame.top + 21 + LEGEND_ROW * winners.length,
            width: 18,
            height: 18,
            stroke: ink.axis,
          },
          label(left + 24, frame.top + 34 + LEGEND_ROW * winners.length, t.nobody),
        ]
      : []),
    ...ring(left + 9, frame.bottom - 10),
    label(left + 24, frame.bottom - 6, t.published),
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: t.title,
    description: description(winners.map(shown), format.number(map.points, 1))[locale],
    primitives,
    table: {
      header: [t.weight, ...map.lambdas.map((value) => format.number(value))],
      rows: map.benefitWeights
        .map((value, row) => [
          format.number(value, 1),
          ...map.lambdas.map((_, column) => {
            const winner = at(row, column);
            return winner === null ? t.nobody : name(winner);
          }),
        ])
        .toReversed(),
    },
  };
}

/** Evenly spaced values, each in the middle of its cell, from one end of an axis to the other. */
function cells(values: readonly number[], start: number, end: number) {
  const [first, last] = [values[0] as number, values.at(-1) as number];
  const step = values.length > 1 ? (last - first) / (values.length - 1) : 1;
  const scale = scaleLinear([first - step / 2, last + step / 2], [start, end]).clamp(true);
  return { scale, half: Math.abs(end - start) / values.length / 2 };
}

/** Neighbouring cells of one winner. */
function runs(row: readonly (string | null)[]) {
  const found: { winner: string | null; from: number; to: number }[] = [];
  row.forEach((winner, column) => {
    const last = found.at(-1);
    if (last?.winner === winner) last.to = column;
    else found.push({ winner, from: column, to: column });
  });
  return found;
}

function description(winners: readonly string[], points: string): Text {
  return {
    it: `Offerta che sarebbe prima con le regole pubblicate al variare di λ e dei punti del beneficio, con ${points} punti divisi tra beneficio e prezzo e il resto come pubblicato. Nella mappa compaiono: ${winners.join(', ') || 'nessuna'}. L’anello segna pesi e λ di gara. È un’informazione, mai l’aggiudicazione.`,
    en: `Offer that would be first by the published rules as λ and the points of the benefit vary, with ${points} points divided between benefit and price and the rest as published. The map shows: ${winners.join(', ') || 'none'}. The ring marks the published weights and λ. It is information, never the award.`,
  };
}
