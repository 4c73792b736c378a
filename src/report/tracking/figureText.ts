import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Interval } from '../../core/outcomes/interval.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { exactNumber, quantityText } from '../quantity.ts';

type Measured = Pick<OutcomeDefinition, 'measure'>;

/** Whether the figures of an outcome are score points; all others are shares. */
export function isScore({ measure }: Measured): boolean {
  return measure.kind === 'score';
}

/** Decimals with which computed figures of an outcome are written: per cent with one, scores with three. */
export function figureDecimals(outcome: Measured): number {
  return isScore(outcome) ? 3 : 1;
}

/** A computed figure: `3,7%`, below 1% `0,42%`; a score or its change `0,142`. */
export function figureText(outcome: Measured, value: number, locale: Locale): string {
  const format = formatFor(locale);
  if (isScore(outcome)) return format.number(value, 3);
  const small = value !== 0 && Math.abs(value) < 0.00995;
  return value === Number.POSITIVE_INFINITY ? '∞' : format.percent(value, small ? 2 : 1);
}

/** A figure that binds, with the digits that it was declared with where they are few: `6,46%`, `17%`, `0,1`. */
export function declaredText(outcome: Measured, value: number, locale: Locale): string {
  return isScore(outcome)
    ? exactNumber(value, locale)
    : quantityText({ quantity: value, unit: '1', share: true }, locale);
}

/** `2,4% – 5,7%` */
export function intervalText(outcome: Measured, { lower, upper }: Interval, locale: Locale): string {
  return `${figureText(outcome, lower, locale)} – ${figureText(outcome, upper, locale)}`;
}

/** A ratio O/E with its limits: `1,05 (0,60 – 1,71)`. */
export function ratioText(ratio: number, { lower, upper }: Interval, locale: Locale): string {
  const { number } = formatFor(locale);
  const top = upper === Number.POSITIVE_INFINITY ? '∞' : number(upper, 2);
  return `${number(ratio, 2)} (${number(lower, 2)} – ${top})`;
}

/** A probability; what is almost sure is not written as sure: `>99,9%`. */
export function probabilityText(value: number, locale: Locale): string {
  const { percent } = formatFor(locale);
  if (value > 0.999) return `>${percent(0.999)}`;
  return value < 0.001 ? `<${percent(0.001)}` : percent(value);
}
