import type { Offer } from '../../core/evaluation/assembleOffers.ts';
import type { Problem } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import { plainNumber, unitLabel } from '../../report/quantity.ts';
import { type ExploreForm, priceField, queryOf, typed } from './exploreForm.ts';
import { exploreTexts } from './exploreTexts.ts';

/** One number that may be changed, with values to try. */
export interface ExploreField {
  readonly name: string;
  /** For labels and links: a name without a point. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong with it; empty if nothing is. */
  readonly message: string;
  readonly presets: readonly Preset[];
}

/** A link to the same page with one field changed. */
interface Preset {
  readonly href: string;
  readonly label: string;
  /** What the link does, for those who hear it alone. */
  readonly spoken: string;
  /** The field has this value now. */
  readonly current: boolean;
}

/** Changes of a price that are offered as links, in per cent; 0 is the offered price itself. */
const priceChanges = [-10, -5, 0, 5] as const;

/** Id of a field's input: ids with a point are hard to point at. */
export function fieldId(name: string): string {
  return name.replace('.', '-');
}

/** The field of λ, with the ends of the published range, the tender's own value and the middles between them. */
export function lambdaField(
  lot: Lot,
  form: ExploreForm,
  problems: readonly Problem[],
  locale: Locale,
): ExploreField {
  const { value, unit, range } = lot.willingnessToPay;
  const { number } = formatFor(locale);
  const label = exploreTexts.lambda[locale];
  const half = (from: number, to: number): number =>
    range.from + range.step * Math.round(((from + to) / 2 - range.from) / range.step);
  const values = [range.from, half(range.from, value), value, half(value, range.to), range.to];
  const tender = { it: 'gara', en: 'tender' }[locale];
  return {
    name: 'lambda',
    id: 'lambda',
    label: `${label} (${unitLabel(unit, locale)})`,
    hint: {
      it: `Della gara: ${plainNumber(value, locale)}. Da ${number(range.from)} a ${number(range.to)}.`,
      en: `The tender’s: ${plainNumber(value, locale)}. From ${number(range.from)} to ${number(range.to)}.`,
    }[locale],
    value: form.lambda,
    message: messageOf('lambda', problems, locale),
    presets: [...new Set(values)].map((one) => {
      const text = plainNumber(one, locale);
      return {
        href: `?${queryOf({ ...form, lambda: typed(one, locale) })}`,
        label: one === value ? `${text} (${tender})` : text,
        spoken: `${label}: `,
        current: form.lambda === typed(one, locale),
      };
    }),
  };
}

/** The field of one offer's price; no preset leads above the base price. */
export function priceFieldOf(
  lot: Lot,
  { id, supplier, price: { price } }: Offer,
  form: ExploreForm,
  problems: readonly Problem[],
  locale: Locale,
): ExploreField {
  const { euro, number } = formatFor(locale);
  const name = priceField(id);
  const changed = priceChanges
    .map((percent) => ({
      percent,
      value: percent === 0 ? price : Math.round(price * (100 + percent)) / 100,
    }))
    .filter(({ value }) => value > 0 && value <= lot.basePrice);
  return {
    name,
    id: fieldId(name),
    label: supplier,
    hint: {
      it: `Offerto: ${euro(price, 2)}`,
      en: `Offered: ${euro(price, 2)}`,
    }[locale],
    value: form.prices[id] ?? '',
    message: messageOf(name, problems, locale),
    presets: changed.map(({ percent, value }) => {
      const text = typed(value, locale);
      return {
        href: `?${queryOf({ ...form, prices: { ...form.prices, [id]: text } })}`,
        label: percent === 0 ? exploreTexts.offered[locale] : `${percent > 0 ? '+' : ''}${number(percent)}%`,
        spoken: `${supplier}, ${euro(value, 2)}: `,
        current: form.prices[id] === text,
      };
    }),
  };
}

function messageOf(name: string, problems: readonly Problem[], locale: Locale): string {
  return problems.find(({ where }) => where.field === name)?.message[locale] ?? '';
}
