import type { Offer } from '../../core/evaluation/assembleOffers.ts';
import type { ExplorationQuestion } from '../../core/evaluation/exploreLot.ts';
import { errorAt, type Problem, type Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../../report/format.ts';
import type { Locale } from '../../report/locale.ts';
import { unitLabel } from '../../report/quantity.ts';
import { euroText, inBoth } from '../../report/rules/phrases.ts';

/** The form as typed: λ, and one price for each offer by its id. */
export interface ExploreForm {
  readonly lambda: string;
  readonly prices: Readonly<Record<string, string>>;
}

/** Name of the field for the price of an offer: `price.s1`. */
export function priceField(offer: string): string {
  return `price.${offer}`;
}

/** λ of the tender and the prices as offered. */
export function offeredForm(lot: Lot, offers: readonly Offer[], locale: Locale): ExploreForm {
  return {
    lambda: typed(lot.willingnessToPay.value, locale),
    prices: Object.fromEntries(offers.map(({ id, price }) => [id, typed(price.price, locale)])),
  };
}

/** A number as a reader of the language would type it: `11800,5`. */
export function typed(value: number, locale: Locale): string {
  return locale === 'it' ? String(value).replace('.', ',') : String(value);
}

/** The form as it was sent; a field that the address leaves out has the offered value. Nothing is checked yet. */
export function formFromQuery(query: Readonly<Record<string, unknown>>, offered: ExploreForm): ExploreForm {
  const text = (name: string, otherwise: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : otherwise;
  };
  return {
    lambda: text('lambda', offered.lambda),
    prices: Object.fromEntries(
      Object.entries(offered.prices).map(([offer, price]) => [offer, text(priceField(offer), price)]),
    ),
  };
}

/** The query that brings a form back. */
export function queryOf({ lambda, prices }: ExploreForm): string {
  const query = new URLSearchParams({ lambda });
  for (const [offer, price] of Object.entries(prices)) query.set(priceField(offer), price);
  return String(query);
}

/** The numbers of the form, or what is wrong with each field; `where.field` is the field's name. */
export function parseExploreForm(
  form: ExploreForm,
  lot: Lot,
  offers: readonly Offer[],
):
  | { readonly value: ExplorationQuestion; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const { range, unit, value: ownLambda } = lot.willingnessToPay;
  const lambda = numberFrom(form.lambda, ownLambda);
  if (lambda === undefined || lambda < range.from || lambda > range.to) {
    const bounds = inBoth((locale) => {
      const { number } = formatFor(locale);
      const to = { it: 'a', en: 'to' }[locale];
      return `${number(range.from)} ${to} ${number(range.to)} ${unitLabel(unit, locale)}`;
    });
    problems.push(
      errorAt(
        { field: 'lambda' },
        'lambda-out-of-bounds',
        {
          it: `λ deve essere un numero da ${bounds.it}, l’intervallo pubblicato con la gara.`,
          en: `λ must be a number from ${bounds.en}, the range published with the tender.`,
        },
        howToWrite(ownLambda),
      ),
    );
  }
  const prices: Record<string, number> = {};
  for (const { id, supplier, price: own } of offers) {
    const price = numberFrom(form.prices[id] ?? '', own.price);
    if (price !== undefined && price > 0 && price <= lot.basePrice) {
      prices[id] = price;
      continue;
    }
    const base = euroText(lot.basePrice);
    problems.push(
      errorAt(
        { field: priceField(id) },
        'price-out-of-bounds',
        {
          it: `Il prezzo di ${supplier} deve essere maggiore di zero e non oltre ${base.it}, la base d’asta.`,
          en: `The price of ${supplier} must be above zero and not above ${base.en}, the base price.`,
        },
        howToWrite(own.price),
      ),
    );
  }
  return lambda === undefined || problems.length > 0
    ? { value: undefined, problems }
    : { value: { lambda, prices }, problems: [] };
}

/**
 * Digits, then cents after a comma or a point. Three digits after either could be thousands or thousandths, as the
 * reader's country has it: refused rather than guessed.
 * @param own the value offered, which may have more digits
 */
function numberFrom(text: string, own: number): number | undefined {
  const plain = text.replace(',', '.');
  return plain === String(own) || /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

function howToWrite(example: number): Text {
  return {
    it: `Scrivere le cifre senza punti né spazi, i centesimi dopo la virgola; per esempio ${typed(example, 'it')}.`,
    en: `Write the digits without separators or blanks, cents after the point; for example ${typed(example, 'en')}.`,
  };
}
