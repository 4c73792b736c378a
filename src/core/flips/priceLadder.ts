import { type PricedLot, priceItems, priceOf } from '../tender/price.ts';

type Prices = Readonly<Record<string, number>>;

/** The prices that an offer could have asked, from nothing (step 0) to the highest that is admitted. */
export interface PriceLadder {
  readonly steps: number;
  at(step: number): Prices;
  /** Steps, not whole, at which its discount meets another offer's, the mean or a threshold. */
  bends(lot: PricedLot, others: readonly { readonly prices: Prices }[]): number[];
}

const CENTS = 100;
/** Steps of the common factor of several prices: hundredths of a per cent. */
const FACTOR_STEPS = 10_000;
/** Prices have few decimals: less than this above a step is an error of binary arithmetic. */
const NEARLY = 1e-6;

/** One price goes by cents; several move together, by one factor on all of them, each to the cent. */
export function priceLadder(lot: PricedLot, prices: Prices): PriceLadder {
  const items = priceItems(lot);
  const own = (code: string): number => priceOf(prices, code);
  const [only, ...more] = items;
  if (only !== undefined && more.length === 0) {
    return {
      steps: Math.floor(only.basePrice * CENTS + NEARLY),
      at: (step) => ({ [only.code]: step / CENTS }),
      bends: (_, others) => bendingPrices(only, others).map((price) => price * CENTS),
    };
  }
  const priced = items.filter(({ code }) => own(code) > 0);
  const most = Math.min(...priced.map(({ code, basePrice }) => basePrice / own(code)));
  return {
    steps: priced.length === 0 ? 0 : Math.floor(most * FACTOR_STEPS + NEARLY),
    at: (step) =>
      Object.fromEntries(
        items.map(({ code, basePrice }) => {
          const price = Math.round((own(code) * step * CENTS) / FACTOR_STEPS) / CENTS;
          return [code, Math.min(basePrice, price)];
        }),
      ),
    bends: (_, others) =>
      priced.flatMap((item) =>
        bendingPrices(item, others).map((price) => (price / own(item.code)) * FACTOR_STEPS),
      ),
  };
}

type Item = ReturnType<typeof priceItems>[number];

/** Prices of one item at which its formula may change its course, the others' as they are. */
function bendingPrices({ code, formula }: Item, others: readonly { readonly prices: Prices }[]): number[] {
  const theirs = others.map(({ prices }) => priceOf(prices, code));
  const sum = theirs.reduce((all, price) => all + price, 0);
  return [
    ...theirs,
    // Its own price is the mean; with it, another's price is the mean.
    ...(theirs.length > 0 ? [sum / theirs.length] : []),
    ...theirs.map((price) => (theirs.length + 1) * price - sum),
    ...(formula.kind === 'to-threshold' ? [formula.thresholdPrice] : []),
  ];
}
