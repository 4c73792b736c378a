import { scaleLinear } from 'd3-scale';
import type { Text } from '../../core/problem.ts';
import type { TrackedState } from '../../core/tracking/tracking.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { stateWords } from '../tracking/stateTexts.ts';
import { bottomAxis, type Frame, ticksOf } from './axes.ts';
import { type Chart, fontSize, ink, label, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { textOn } from './palette.ts';
import { textWidth } from './textWidth.ts';

const WIDTH = 720;
const ROW = 40;
const NAME = 230;

const title: Text = {
  it: 'Obiettivi di ogni contratto, per stato',
  en: 'Targets of each contract, by state',
};
const axis: Text = { it: 'Obiettivi', en: 'Targets' };
const name: Text = { it: 'Contratto', en: 'Contract' };

const states = ['met', 'missed', 'inconclusive', 'not-computable'] as const;
/** Dark and light in turn, so that neighbours differ in grey too; each part carries its number. */
const tones: Readonly<Record<TrackedState, string>> = {
  met: '#0b6b3a',
  missed: '#f0a58a',
  inconclusive: '#34506e',
  'not-computable': '#d8dde2',
};

/** A bar for each contract, as long as it has targets, parted by their state. Null without targets. */
export function portfolioChart(
  contracts: readonly { readonly title: Text; readonly targets: Readonly<Record<TrackedState, number>> }[],
  locale: Locale,
): Chart | null {
  const sum = (targets: Readonly<Record<TrackedState, number>>): number =>
    states.reduce((all, state) => all + targets[state], 0);
  const most = Math.max(0, ...contracts.map(({ targets }) => sum(targets)));
  if (most === 0) return null;
  const format = formatFor(locale);
  const top = legend(
    states.map((state) => ({
      text: stateWords[state][locale],
      mark: (x, y) => [box(x, y - 6, 26, 12, state)],
    })),
    20,
    WIDTH - 20,
  );
  const height = top.bottom + 8 + contracts.length * ROW + 52;
  const frame: Frame = { left: NAME, top: top.bottom + 8, right: WIDTH - 24, bottom: height - 48 };
  const x = scaleLinear([0, most], [frame.left, frame.right]);
  const ticks = ticksOf(x, Math.min(most, 8), locale).filter(({ value }) => Number.isInteger(value));
  return {
    width: WIDTH,
    height,
    title: title[locale],
    description: contracts
      .map(
        (one) =>
          `${one.title[locale]}: ${states
            .filter((state) => one.targets[state] > 0)
            .map((state) => `${format.number(one.targets[state])} ${stateWords[state][locale].toLowerCase()}`)
            .join(', ')}.`,
      )
      .join(' '),
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticks, axis[locale]),
      ...contracts.flatMap(({ title: called, targets }, row): Primitive[] => {
        const y = frame.top + row * ROW + 6;
        let before = 0;
        const parts = states.flatMap((state): Primitive[] => {
          const count = targets[state];
          if (count === 0) return [];
          const from = x(before);
          before += count;
          const width = x(before) - from;
          return [
            box(from, y, width, ROW - 12, state),
            label(from + width / 2, y + 18, format.number(count), {
              anchor: 'middle',
              size: fontSize.small,
              fill: textOn(tones[state]),
              bold: true,
            }),
          ];
        });
        return [
          label(frame.left - 8, y + 18, fitted(called[locale]), { anchor: 'end', size: fontSize.small }),
          ...parts,
        ];
      }),
    ],
    table: {
      header: [name[locale], ...states.map((state) => stateWords[state][locale])],
      rows: contracts.map((one) => [
        one.title[locale],
        ...states.map((state) => format.number(one.targets[state])),
      ]),
    },
  };
}

function box(x: number, y: number, width: number, height: number, state: TrackedState): Primitive {
  return { kind: 'rect', x, y, width, height, fill: tones[state], stroke: ink.text, strokeWidth: 0.5 };
}

/** A name cut to the room that it has; the table beside the chart has it whole. */
function fitted(text: string): string {
  if (textWidth(text, fontSize.small) <= NAME - 16) return text;
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, fontSize.small) > NAME - 16) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
