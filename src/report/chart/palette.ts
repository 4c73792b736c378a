import type { Path } from './chart.ts';
import { ink } from './chart.ts';

/** How one offer looks in every chart. Colour is never alone: lines also differ in dashes, points in shape. */
export interface OfferStyle {
  readonly colour: string;
  /** Empty: a solid line. */
  readonly dash: readonly number[];
  readonly shape: Shape;
}

type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'triangle-down' | 'cross' | 'bar';

/** At least 3:1 on white, told apart with the common colour-vision deficiencies and in grey. */
export const offerColours = [
  '#0b5cab',
  '#c2410c',
  '#00796b',
  '#7b1f6e',
  '#8a6100',
  '#101820',
  '#2f86d6',
  '#c2185b',
] as const;

const dashes: readonly (readonly number[])[] = [
  [],
  [9, 4],
  [2, 4],
  [12, 4, 2, 4],
  [5, 3],
  [14, 5],
  [9, 3, 2, 3, 2, 3],
];

const shapes: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond', 'triangle-down', 'cross', 'bar'];

/**
 * Style by offer id. The lists have lengths 8 and 7, so that 56 offers differ. Order of the ids: as in the
 * evaluation, which sorts them, so that an offer keeps its look in all charts and languages.
 */
export function offerStyles(offers: readonly string[]): (offer: string) => OfferStyle {
  const styles = new Map(
    offers.map((offer, at): [string, OfferStyle] => [
      offer,
      {
        colour: offerColours[at % offerColours.length] as string,
        dash: dashes[at % dashes.length] as readonly number[],
        shape: shapes[at % shapes.length] as Shape,
      },
    ]),
  );
  return (offer) => styles.get(offer) ?? { colour: ink.text, dash: [], shape: 'circle' };
}

/** A point of the offer's shape and colour with a white rim, about 2·`r` wide. */
export function marker({ shape, colour }: OfferStyle, x: number, y: number, r: number): Path {
  const at = (dx: number, dy: number): string => `${round(x + dx * r)},${round(y + dy * r)}`;
  const polygon = (...corners: [number, number][]): string =>
    `M${corners.map(([dx, dy]) => at(dx, dy)).join('L')}Z`;
  const outlines: Record<Shape, string> = {
    circle: `M${at(-1, 0)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
    square: polygon([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]),
    triangle: polygon([0, -1.2], [1.1, 0.8], [-1.1, 0.8]),
    diamond: polygon([0, -1.3], [1.1, 0], [0, 1.3], [-1.1, 0]),
    'triangle-down': polygon([0, 1.2], [1.1, -0.8], [-1.1, -0.8]),
    cross: polygon(
      [-0.4, -1.2],
      [0.4, -1.2],
      [0.4, -0.4],
      [1.2, -0.4],
      [1.2, 0.4],
      [0.4, 0.4],
      [0.4, 1.2],
      [-0.4, 1.2],
      [-0.4, 0.4],
      [-1.2, 0.4],
      [-1.2, -0.4],
      [-0.4, -0.4],
    ),
    bar: polygon([-0.5, -1.3], [0.5, -1.3], [0.5, 1.3], [-0.5, 1.3]),
  };
  return { kind: 'path', d: outlines[shape], fill: colour, stroke: ink.paper, strokeWidth: 1 };
}

/** Tones of parts laid on each other (criteria, states), dark and light in turn so that neighbours differ in grey. */
export const stackTones = [
  '#0b4a8f',
  '#8fbfe8',
  '#2f75b5',
  '#c3dcf2',
  '#1d5f6b',
  '#9fd0d0',
  '#5a4a8f',
  '#cfc8ea',
] as const;
export const priceTone = '#d9822b';

/** Blue and orange differ for all common colour-vision deficiencies; in grey, hatching and signs tell them apart. */
const leadTones = { ahead: '#0b5cab', behind: '#c2410c' } as const;

/** Colour of a lead between −1 (far behind) and 1 (far ahead); 0 is almost white. */
export function leadTone(lead: number): string {
  return tint(lead < 0 ? leadTones.behind : leadTones.ahead, 0.06 + 0.74 * Math.abs(lead));
}

/** Dark or light text, whichever reads better on a background (WCAG relative luminance). */
export function textOn(background: string): string {
  return contrast(background, ink.paper) >= 4.5 ? ink.paper : ink.text;
}

/** A colour between white (0) and `colour` (1). */
export function tint(colour: string, strength: number): string {
  const channel = (at: number): string => {
    const full = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(255 + (full - 255) * strength)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Contrast ratio of two colours (WCAG 2.1). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const round = (value: number): number => Math.round(value * 100) / 100;
