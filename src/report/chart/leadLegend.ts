import type { Text } from '../../core/problem.ts';
import { type Locale, localized } from '../locale.ts';
import { fontSize, ink, label, line, type Primitive } from './chart.ts';
import { type Hatching, hatchPath } from './hatch.ts';
import { leadTone } from './palette.ts';
import { textWidth } from './textWidth.ts';

/** Over the part of a lead map in which the second offer is ahead. */
export const behindHatching: Hatching = { angles: [45], gap: 7 };

const legendTexts = {
  parity: {
    it: 'parità: oltre questa linea cambia chi è avanti',
    en: 'parity: across this line the lead changes',
  },
  means: { it: 'tutti alla media', en: 'all at their means' },
} satisfies Record<string, Text>;

/** Tones of the scale on each side of nothing. */
const STEPS = 8;
const STEP = 10;
const TOP = 8;
const HEIGHT = 14;

/** `avanti S5`. */
export function aheadText(offer: string, locale: Locale): string {
  return { it: `avanti ${offer}`, en: `${offer} ahead` }[locale];
}

/** A mark where every input is at its mean. */
export function meansMark(x: number, y: number): Primitive {
  return { kind: 'circle', cx: x, cy: y, r: 5, fill: ink.paper, stroke: ink.text, strokeWidth: 2 };
}

/** Legend of a lead map, 70 pixels high: the scale with the names of both sides, the parity line and the mark. */
export function leadLegend(
  width: number,
  offers: { readonly first: string; readonly second: string },
  ends: { readonly least: string; readonly most: string },
  locale: Locale,
): Primitive[] {
  const t = localized(legendTexts, locale);
  const [from, middle, to] = [width / 2 - STEPS * STEP, width / 2, width / 2 + STEPS * STEP];
  const [parityX, row] = [24, 56];
  const meansX = parityX + 40 + textWidth(t.parity, fontSize.small) + 24;
  const below = { anchor: 'middle', size: fontSize.small, fill: ink.soft } as const;
  return [
    ...Array.from({ length: 2 * STEPS }, (_, at): Primitive => {
      const lead = (at + 0.5) / STEPS - 1;
      return {
        kind: 'rect',
        x: from + STEP * at,
        y: TOP,
        width: STEP + 0.5,
        height: HEIGHT,
        fill: leadTone(lead),
      };
    }),
    {
      kind: 'path',
      d: hatchPath(
        [
          [from, TOP],
          [middle, TOP],
          [middle, TOP + HEIGHT],
          [from, TOP + HEIGHT],
        ],
        behindHatching,
      ),
      stroke: ink.text,
      strokeWidth: 0.6,
      strokeOpacity: 0.45,
    },
    line(middle, TOP - 2, middle, TOP + HEIGHT + 2, { stroke: ink.text, strokeWidth: 2 }),
    label(from - 10, TOP + 11, aheadText(offers.second, locale), { anchor: 'end', bold: true }),
    label(to + 10, TOP + 11, aheadText(offers.first, locale), { bold: true }),
    label(from, TOP + 28, ends.least, below),
    label(middle, TOP + 28, '0 €', below),
    label(to, TOP + 28, ends.most, below),
    line(parityX, row, parityX + 30, row, { stroke: ink.text, strokeWidth: 2 }),
    label(parityX + 38, row + 4, t.parity, { size: fontSize.small }),
    meansMark(meansX, row),
    label(meansX + 12, row + 4, t.means, { size: fontSize.small }),
  ];
}
