import type { Text } from '../../core/problem.ts';
import type { RankProbability } from '../../core/valuation/rankProbability.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { offerNames } from '../offerNames.ts';
import type { ValuedLot } from '../tables/reportedLot.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { textOn, tint } from './palette.ts';
import { cut, NAME_LENGTH, textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 34;
const TOP = 46;
const tone = '#0b4a8f';

const rankTexts = {
  title: { it: 'Probabilità di ogni posizione', en: 'Probability of each rank' },
  rank: { it: 'Posizione per beneficio monetario netto', en: 'Rank by net monetary benefit' },
  offer: { it: 'Offerta', en: 'Offer' },
} satisfies Record<string, Text>;

/** Rank probabilities as a heat table: one row per offer, by expected NMB, one column per rank. */
export function rankChart(evaluation: Pick<ValuedLot, 'offers' | 'valuation'>, locale: Locale): Chart {
  const t = localized(rankTexts, locale);
  const format = formatFor(locale);
  const name = offerNames(evaluation);
  const { draws } = evaluation.valuation;
  const rows = byNetBenefit(evaluation.valuation);
  const names = rows.map(({ strategy }) => cut(name(strategy), NAME_LENGTH));
  const left = Math.max(60, ...names.map((text) => textWidth(text, fontSize.normal))) + 20;
  const cell = (WIDTH - left - 8) / rows.length;
  const header = rows.map((_, at) => ordinal(at + 1)[locale]);
  // With many offers the cells are too narrow for decimals.
  const decimals = cell >= 52 ? 1 : 0;

  const primitives: Primitive[] = [
    label(left + (cell * rows.length) / 2, 15, t.rank, { anchor: 'middle' }),
    ...header.map((text, at) =>
      label(left + cell * (at + 0.5), TOP - 9, text, {
        anchor: 'middle',
        size: fontSize.small,
        fill: ink.soft,
      }),
    ),
    ...rows.flatMap(({ ranks }, row): Primitive[] => [
      label(left - 10, TOP + ROW * (row + 0.5) + 4, names[row] as string, { anchor: 'end' }),
      ...ranks.flatMap(({ value }, rank): Primitive[] => {
        const fill = tint(tone, Math.sqrt(value));
        return [
          {
            kind: 'rect',
            x: left + cell * rank + 1,
            y: TOP + ROW * row + 1,
            width: cell - 2,
            height: ROW - 2,
            fill,
            stroke: ink.grid,
          },
          label(left + cell * (rank + 0.5), TOP + ROW * (row + 0.5) + 4, format.percent(value, decimals), {
            anchor: 'middle',
            size: fontSize.small,
            fill: textOn(fill),
          }),
        ];
      }),
    ]),
  ];
  return {
    width: WIDTH,
    height: TOP + ROW * rows.length + 8,
    title: t.title,
    description: description(format.number(draws))[locale],
    primitives,
    table: {
      header: [t.offer, ...header],
      rows: rows.map(({ strategy, ranks }) => [
        name(strategy),
        ...ranks.map(({ value }) => format.percent(value)),
      ]),
    },
  };
}

/** Rank probabilities, the offer with the highest expected NMB first. */
export function byNetBenefit({
  expected,
  rankProbabilities,
}: Pick<ValuedLot['valuation'], 'expected' | 'rankProbabilities'>): RankProbability[] {
  const netBenefit = new Map(expected.map((one) => [one.strategy, one.netMonetaryBenefit.value]));
  return rankProbabilities.toSorted(
    (a, b) => (netBenefit.get(b.strategy) ?? 0) - (netBenefit.get(a.strategy) ?? 0),
  );
}

function description(draws: string): Text {
  return {
    it: `Quota delle ${draws} simulazioni in cui ogni offerta è prima, seconda, terza e così via per beneficio monetario netto; i pari merito dividono le posizioni in parti uguali.`,
    en: `Share of the ${draws} draws in which each offer comes first, second, third and so on by net monetary benefit; ties share their ranks equally.`,
  };
}

/** `1ª`, `1st`. */
export function ordinal(rank: number): Text {
  const teen = rank % 100 >= 11 && rank % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return { it: `${rank}ª`, en: `${rank}${suffix}` };
}
