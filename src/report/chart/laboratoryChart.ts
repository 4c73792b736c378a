import { scaleLinear } from 'd3-scale';
import type { CandidateResult, LaboratoryResult } from '../../core/laboratory/laboratory.ts';
import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { bottomAxis, type Frame } from './axes.ts';
import { type Chart, fontSize, ink, label, line, type Primitive } from './chart.ts';
import { hatchPath } from './hatch.ts';
import { cut, textWidth } from './textWidth.ts';

const WIDTH = 720;
const BAR = 11;
const ROW = 40;
const TOP = 34;
const NAME = 44;
const tones = { first: '#0b5cab', second: '#c2410c' } as const;

interface Measure {
  readonly label: Text;
  of(candidate: CandidateResult): Estimate | null;
}

/** Two measures of each set of rules, one bar below the other. */
interface Measures {
  readonly title: Text;
  readonly axis: Text;
  readonly description: Text;
  readonly percent: boolean;
  readonly first: Measure;
  readonly second: Measure;
}

const winners: Measures = {
  title: { it: 'Chi vincerebbe con altre regole', en: 'Who would win by other rules' },
  axis: { it: 'Quota dei lotti immaginati', en: 'Share of the imagined lots' },
  description: {
    it: 'Per ogni insieme di regole, quanto spesso vince un’offerta diversa da quella delle regole della gara (barra piena) e quanto spesso non vince quella con il beneficio netto più alto (barra tratteggiata); il trattino nero è un errore standard per parte.',
    en: 'For each set of rules, how often another offer wins than by the rules of the tender (solid bar), and how often the winner is not the one with the highest net benefit (hatched bar); the black stroke is one standard error on either side.',
  },
  percent: true,
  first: {
    label: {
      it: 'vince un altro che con le regole della gara',
      en: 'another wins than by the tender’s rules',
    },
    of: ({ otherWinner }) => otherWinner,
  },
  second: {
    label: { it: 'non vince il beneficio netto più alto', en: 'not the highest net benefit wins' },
    of: ({ bestMissed }) => bestMissed,
  },
};

const regrets: Measures = {
  title: { it: 'Quanto beneficio netto si perde', en: 'How much net benefit is lost' },
  axis: { it: '€ per paziente', en: '€ per patient' },
  description: {
    it: 'Per ogni insieme di regole, il beneficio monetario netto perso rispetto all’offerta migliore: in media (barra piena) e nel 5% peggiore dei lotti almeno (barra tratteggiata); il trattino nero è un errore standard per parte.',
    en: 'For each set of rules, the net monetary benefit lost against the best offer: on average (solid bar) and in the worst 5% of the lots at least (hatched bar); the black stroke is one standard error on either side.',
  },
  percent: false,
  first: { label: { it: 'in media', en: 'on average' }, of: ({ regret }) => regret },
  second: {
    label: { it: 'nel 5% peggiore almeno', en: 'in the worst 5% at least' },
    of: ({ regret95 }) => regret95,
  },
};

/** How often the winner changes by rule. */
export function winnersChart(result: LaboratoryResult, locale: Locale): Chart {
  return chartOf(winners, result, locale);
}

/** Net benefit lost by rule. */
export function regretChart(result: LaboratoryResult, locale: Locale): Chart {
  return chartOf(regrets, result, locale);
}

function chartOf(measures: Measures, { candidates }: LaboratoryResult, locale: Locale): Chart {
  const format = formatFor(locale);
  const t = localized({ rules: { it: 'Regole', en: 'Rules' } }, locale);
  const pair = [measures.first, measures.second] as const;
  const rows = candidates.map((candidate) => ({
    name: candidate.label[locale],
    own: candidate.group === null,
    values: pair.map(({ of }) => of(candidate)),
  }));
  const ends = rows.flatMap(({ values }) =>
    values.map((one) => (one === null ? 0 : one.value + one.standardError)),
  );
  const most = Math.max(...ends) || 1;
  // Small amounts keep their cents, as in tables.
  const decimals = most < 100 ? 2 : 0;
  const write = (value: number): string =>
    measures.percent ? format.percent(value, 1) : format.number(value, decimals);
  const names = rows.map(({ name }) => cut(name, NAME));
  const nameWidth = Math.max(...names.map((name) => textWidth(name, fontSize.normal, true)));
  const figureRoom = textWidth(`${write(most)} `, fontSize.small) + 14;
  const frame: Frame = {
    left: nameWidth + 18,
    top: TOP,
    right: WIDTH - 24,
    bottom: TOP + rows.length * ROW + 6,
  };
  const x = scaleLinear([0, most], [frame.left, frame.right - figureRoom]);
  const row = ({ own, values }: (typeof rows)[number], at: number): Primitive[] => {
    const middle = frame.top + 3 + ROW * (at + 0.5);
    return [
      label(frame.left - 8, middle + 4, names[at] as string, { anchor: 'end', bold: own }),
      ...values.flatMap((one, which) =>
        one === null ? [] : bar(x, one, middle + (which === 0 ? -BAR - 1 : 1), which === 0, write),
      ),
    ];
  };
  return {
    width: WIDTH,
    height: frame.bottom + 48,
    title: measures.title[locale],
    description: measures.description[locale],
    primitives: [
      ...legend(measures, frame.left, locale),
      ...bottomAxis(
        x,
        frame,
        x.ticks(5).map((value) => ({
          value,
          text: measures.percent ? format.percent(value, most < 0.05 ? 1 : 0) : format.number(value),
        })),
        measures.axis[locale],
      ),
      ...rows.flatMap(row),
    ],
    table: {
      header: [t.rules, ...pair.map((one) => one.label[locale])],
      rows: rows.map(({ name, values }) => [
        name,
        ...values.map((one) =>
          one === null ? '–' : `${write(one.value)} ±\u00a0${write(one.standardError)}`,
        ),
      ]),
    },
  };
}

function bar(
  x: (value: number) => number,
  { value, standardError }: Estimate,
  top: number,
  first: boolean,
  write: (value: number) => string,
): Primitive[] {
  const [start, end] = [x(0), x(value)];
  const [low, high] = [x(Math.max(0, value - standardError)), x(value + standardError)];
  const middle = top + BAR / 2;
  return [
    ...box(start, top, end - start, first),
    ...(standardError > 0
      ? [
          line(low, middle, high, middle, { stroke: ink.paper, strokeWidth: 3 }),
          line(low, middle, high, middle, { stroke: ink.text, strokeWidth: 1.2 }),
        ]
      : []),
    label(high + 6, top + BAR - 2, write(value), { size: fontSize.small, fill: ink.soft }),
  ];
}

/** Solid for the first measure, hatched for the second: told apart without colour. */
function box(left: number, top: number, width: number, first: boolean): Primitive[] {
  const tone = first ? tones.first : tones.second;
  const rect = { kind: 'rect', x: left, y: top, width, height: BAR } as const;
  if (first) return [{ ...rect, fill: tone }];
  const corners = [
    [left, top],
    [left + width, top],
    [left + width, top + BAR],
    [left, top + BAR],
  ] as const;
  return [
    { ...rect, fill: ink.paper, stroke: tone, strokeWidth: 1 },
    { kind: 'path', d: hatchPath(corners, { angles: [45], gap: 5 }), stroke: tone, strokeWidth: 1.2 },
  ];
}

function legend({ first, second }: Measures, left: number, locale: Locale): Primitive[] {
  const texts = [first.label[locale], second.label[locale]];
  const width = texts.reduce((sum, text) => sum + textWidth(text, fontSize.small) + 44, 0);
  // Right of the names where there is room, from the edge where there is not.
  let at = left + width > WIDTH ? 10 : left;
  return texts.flatMap((text, which) => {
    const marks = [
      ...box(at, 9, 22, which === 0),
      label(at + 28, 18, text, { size: fontSize.small, fill: ink.soft }),
    ];
    at += textWidth(text, fontSize.small) + 44;
    return marks;
  });
}
