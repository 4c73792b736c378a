import { scaleLinear } from 'd3-scale';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ReleasedUnit } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { declaredText, figureText, isScore } from '../tracking/figureText.ts';
import { positionWords } from '../tracking/positionWords.ts';
import { bottomAxis, type Frame, leftAxis, ticksOf } from './axes.ts';
import { type Chart, ink, line, type Primitive } from './chart.ts';
import { legend } from './legend.ts';
import { marker, offerColours } from './palette.ts';

const WIDTH = 720;
const HEIGHT = 360;

const texts = {
  title: { it: 'Il confronto, gli altri senza nome', en: 'The comparison, the others unnamed' },
  own: { it: 'i propri', en: 'your own' },
  other: { it: 'altri', en: 'others' },
  all: { it: 'unità', en: 'units' },
  target: { it: 'obiettivo', en: 'target' },
  size: { it: 'Casi, a decine', en: 'Cases, in tens' },
  value: { it: 'Valore', en: 'Figure' },
  whose: { it: 'Di chi', en: 'Whose' },
  position: { it: 'Posizione', en: 'Position' },
} satisfies Record<string, Text>;

const styles = {
  own: { shape: 'triangle', colour: offerColours[1], dash: [] },
  other: { shape: 'circle', colour: offerColours[0], dash: [] },
} as const;

/** Own units among the others, none of them named, sizes in tens. Null without units. @param target null where it is not one for all */
export function releasedFunnelChart(
  outcome: OutcomeDefinition,
  units: readonly ReleasedUnit[],
  target: number | null,
  locale: Locale,
): Chart | null {
  if (units.length === 0) return null;
  const t = localized(texts, locale);
  const format = formatFor(locale);
  const unit = isScore(outcome) ? 1 : 100;
  const someOwn = units.some(({ own }) => own);
  const top = legend(
    [
      ...(someOwn
        ? [{ text: t.own, mark: (x: number, y: number) => [marker(styles.own, x + 13, y, 6)] }]
        : []),
      {
        text: someOwn ? t.other : t.all,
        mark: (x: number, y: number) => [marker(styles.other, x + 13, y, 5)],
      },
      ...(target === null
        ? []
        : [
            {
              text: `${t.target} ${declaredText(outcome, target, locale)}`,
              mark: (x: number, y: number) => [line(x, y, x + 26, y, { stroke: ink.text, strokeWidth: 2 })],
            },
          ]),
    ],
    58,
    WIDTH - 20,
  );
  const frame: Frame = { left: 58, top: top.bottom + 6, right: WIDTH - 24, bottom: HEIGHT - 48 };
  const values = [...units.map(({ value }) => value), ...(target === null ? [] : [target])].map(
    (one) => unit * one,
  );
  const x = scaleLinear(
    [0, Math.max(...units.map(({ size }) => size)) * 1.05 || 1],
    [frame.left, frame.right],
  );
  const y = scaleLinear([Math.min(0, ...values), Math.max(...values) * 1.1 || 1], [frame.bottom, frame.top]);
  const others = units.filter(({ own }) => !own).length;
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${t.title}: ${outcome.label[locale]}`,
    description: someOwn
      ? {
          it: `${units.length - others} valori propri fra ${others} altri, che non hanno nome.`,
          en: `${units.length - others} of your own among ${others} others, which have no name.`,
        }[locale]
      : { it: `${units.length} unità senza nome.`, en: `${units.length} unnamed units.` }[locale],
    primitives: [
      ...top.primitives,
      ...bottomAxis(x, frame, ticksOf(x, 6, locale), t.size),
      ...leftAxis(y, frame, ticksOf(y, 5, locale), `${t.value}${unit === 100 ? ' (%)' : ''}`),
      ...(target === null
        ? []
        : [
            line(frame.left, y(unit * target), frame.right, y(unit * target), {
              stroke: ink.text,
              strokeWidth: 2,
            }),
          ]),
      ...units
        .toSorted((a, b) => Number(a.own) - Number(b.own))
        .map(
          ({ own, size, value }): Primitive =>
            marker(own ? styles.own : styles.other, x(size), y(unit * value), own ? 6.5 : 5),
        ),
    ],
    table: {
      header: [t.whose, t.size, t.value, t.position],
      rows: units.map(({ own, size, value, position }) => [
        own ? t.own : someOwn ? t.other : t.all,
        format.number(size),
        figureText(outcome, value, locale),
        position === null ? '–' : positionWords[position][locale],
      ]),
    },
  };
}
