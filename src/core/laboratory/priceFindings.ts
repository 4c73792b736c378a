import { binary } from '../numbers/arithmetic.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { scoreEconomic } from '../scoring/economicScore.ts';
import { comparesOffers } from '../scoring/priceFormula.ts';
import { type PriceItem, priceItems } from '../tender/price.ts';
import { figureText } from './figureText.ts';
import type { ReadLot } from './readLot.ts';

/** Prices that are tried, as shares of the base price. */
const STEPS = 200;
/** The other offers beside the one whose price is moved, as shares of the base price. */
const COMPANY: readonly (readonly number[])[] = [[], [0.9], [1, 0.6], [0.9, 0.7], [0.8, 0.8]];
/** The company in which price differences are looked for, none of them dearest or cheapest. */
const BETWEEN = [1, 0.6] as const;
/** A price difference above this share of the base price should be worth points. */
const SWALLOWED = 0.02;
const ROUNDING_ERROR = 1e-9;

/** What the published price rules do, found by trying them: one price moves, all else stands still. */
export function priceFindings(read: ReadLot): Problem[] {
  return [
    ...priceItems(read.lot).flatMap((item, at) => [
      ...dearerEarnsMore(read, item, at),
      ...differencesSwallowed(read, item, at),
      ...fullPointsAtZero(read, item, at),
      ...allEqualBelowFull(read, item, at),
    ]),
    ...unevenItems(read),
  ];
}

/** Economic points of an offer whose price of one item is a share of its base price, by share. */
function pointsAt({ lot }: ReadLot, moved: PriceItem, company: readonly number[]): (share: number) => number {
  const pricesAt = (share: number): Record<string, number> =>
    Object.fromEntries(
      priceItems(lot).map(({ code, basePrice }) => [
        code,
        code === moved.code ? share * basePrice : basePrice,
      ]),
    );
  const others = company.map((share, at) => ({ id: `other ${at}`, prices: pricesAt(share) }));
  return (share) => {
    const { points } = scoreEconomic(binary, lot, [{ id: 'moved', prices: pricesAt(share) }, ...others]);
    return points.get('moved')?.toNumber() ?? Number.NaN;
  };
}

function placeOf({ lot, locate }: ReadLot, at: number) {
  return locate(lot.price.kind === 'items' ? ['price', 'items', at, 'formula'] : ['price', 'formula']);
}

function dearerEarnsMore(read: ReadLot, item: PriceItem, at: number): Problem[] {
  const place = placeOf(read, at);
  const money = (share: number) => figureText(share * item.basePrice);
  for (const company of COMPANY) {
    const points = pointsAt(read, item, company);
    const tried = Array.from({ length: STEPS }, (_, step) => (step + 1) / STEPS).map((share) => ({
      share,
      points: points(share),
    }));
    for (const [before, { share, points: earned }] of tried.entries()) {
      if (!Number.isFinite(earned)) return [undefinedPoints(place)];
      const cheaper = tried[before - 1];
      if (cheaper === undefined || earned <= cheaper.points + ROUNDING_ERROR) continue;
      const [low, high] = [money(cheaper.share), money(share)];
      const [least, most] = [figureText(cheaper.points), figureText(earned)];
      const among = {
        it:
          company.length === 0
            ? 'da sola'
            : `accanto a ${company.map((one) => `${money(one).it} €`).join(' e ')}`,
        en:
          company.length === 0
            ? 'alone'
            : `beside ${company.map((one) => `${money(one).en} €`).join(' and ')}`,
      };
      return [
        errorAt(
          place,
          'dearer-earns-more',
          {
            it: `Un’offerta più cara otterrebbe più punti: ${among.it}, ${least.it} a ${low.it} € e ${most.it} a ${high.it} €.`,
            en: `A dearer offer would get more points: ${among.en}, ${least.en} at ${low.en} € and ${most.en} at ${high.en} €.`,
          },
          {
            it: 'Cambiare la formula o le regole per ribassi uguali o nulli, che qui si contraddicono.',
            en: 'Change the formula, or the rules for equal or no discounts, which contradict each other here.',
          },
        ),
      ];
    }
  }
  return [];
}

function undefinedPoints(place: Problem['where']): Problem {
  return errorAt(
    place,
    'price-points-undefined',
    {
      it: 'Per certi prezzi la formula è 0/0: i punti non sono definiti.',
      en: 'For some prices the formula is 0/0: points are not defined.',
    },
    {
      it: 'Scegliere un’altra formula, o dichiarare che cosa vale in quel caso.',
      en: 'Choose another formula, or declare what holds in that case.',
    },
  );
}

/** The longest stretch of prices on which points do not change, between the dearest and the cheapest offer. */
function differencesSwallowed(read: ReadLot, item: PriceItem, at: number): Problem[] {
  const { formula, basePrice } = item;
  const floor = Math.max(
    BETWEEN[1],
    formula.kind === 'to-threshold' ? formula.thresholdPrice / basePrice : 0,
  );
  const points = pointsAt(read, item, BETWEEN);
  let longest = 0;
  let from = 1;
  let earned = points(1);
  for (let step = 1; step < STEPS; step++) {
    const share = 1 - ((1 - floor) * step) / STEPS;
    const now = points(share);
    if (Math.abs(now - earned) > ROUNDING_ERROR) {
      from = share;
      earned = now;
    }
    longest = Math.max(longest, from - share);
  }
  if (longest <= SWALLOWED) return [];
  const euros = figureText(longest * basePrice, 0);
  const share = figureText(100 * longest, 1);
  return [
    warningAt(
      placeOf(read, at),
      'price-differences-swallowed',
      {
        it: `Tra l’offerta più cara e la meno cara ci sono differenze di prezzo fino a ${euros.it} € (${share.it}% della base d’asta) che non cambiano alcun punto.`,
        en: `Between the dearest and the cheapest offer there are price differences of up to ${euros.en} € (${share.en}% of the base price) that change no point.`,
      },
      {
        it: 'Arrotondare più tardi o con più decimali («award.rounding»), o mediare su tutte le offerte («award.sets.priceMean»).',
        en: 'Round later or with more decimals (`award.rounding`), or take the mean over all offers (`award.sets.priceMean`).',
      },
    ),
  ];
}

/** Formulas whose full points ask for a price of zero. */
function fullPointsAtZero(read: ReadLot, item: PriceItem, at: number): Problem[] {
  const { formula, weight } = item;
  const atZero =
    formula.kind === 'absolute' ||
    formula.kind === 'concave' ||
    (formula.kind === 'to-threshold' && formula.thresholdPrice === 0);
  if (!atZero) return [];
  const half = figureText(pointsAt(read, item, [])(0.5));
  const equalEuro = read.benefit.rule.anchor === 'equal-euro';
  return [
    warningAt(
      placeOf(read, at),
      'full-points-at-zero-price',
      {
        it: `Il massimo di ${weight} del prezzo spetta solo a prezzo zero; alla metà della base d’asta i punti sono ${half.it}.`,
        en: `The maximum of ${weight} of the price is earned only at a price of zero; at half the base price the points are ${half.en}.`,
      },
      equalEuro
        ? {
            it: 'La scala a euro pari («equal-euro») la richiede; per usare tutta la scala: pesi calibrati («calibrated») con formula a prezzo soglia («to-threshold»).',
            en: 'The equal-euro scale (`equal-euro`) needs it; to use the whole scale: calibrated weights (`calibrated`) with a threshold price (`to-threshold`).',
          }
        : {
            it: 'Usare la formula a prezzo soglia («to-threshold»), o tenerne conto nei pesi.',
            en: 'Use the formula with a threshold price (`to-threshold`), or take it into account in the weights.',
          },
    ),
  ];
}

/** Offers that are all alike and still do not get the full points that one of them would get beside a dearer one. */
function allEqualBelowFull(read: ReadLot, item: PriceItem, at: number): Problem[] {
  if (!comparesOffers(item.formula)) return [];
  const alike = 0.9;
  const points = pointsAt(read, item, [alike, alike])(alike);
  const full = pointsAt(read, item, [1, 1])(alike);
  if (points >= full - ROUNDING_ERROR) return [];
  const [some, all] = [figureText(points), figureText(full)];
  return [
    warningAt(
      placeOf(read, at),
      'all-equal-below-full',
      {
        it: `Se tutti offrissero lo stesso ribasso, ognuno avrebbe ${some.it} punti; lo stesso prezzo accanto a offerte senza ribasso ne avrebbe ${all.it}.`,
        en: `If all offered the same discount, each would get ${some.en} points; the same price beside offers without a discount would get ${all.en}.`,
      },
      {
        it: 'Dare i punti massimi a ribassi tutti uguali («whenAllDiscountsEqual: maximum»), o motivare la scelta.',
        en: 'Write `whenAllDiscountsEqual: maximum`, or give the reasons for the choice.',
      },
    ),
  ];
}

/** Several price items whose points cost very different euros: a dearer offer can then earn more points in all. */
function unevenItems({ lot, locate }: ReadLot): Problem[] {
  const { price, patients } = lot;
  if (price.kind === 'per-patient' || price.items.length < 2) return [];
  const costs = price.items
    .map(({ code, basePrice, quantity, weight }) => ({
      code,
      euros: (basePrice * quantity) / patients / weight,
    }))
    .toSorted((a, b) => a.euros - b.euros);
  const [least, most] = [costs[0], costs.at(-1)];
  if (least === undefined || most === undefined || most.euros <= 2 * least.euros) return [];
  const [low, high] = [figureText(least.euros), figureText(most.euros)];
  return [
    warningAt(
      locate(['price', 'items']),
      'price-items-uneven',
      {
        it: `Un punto costa ${low.it} € per paziente sulla voce ${least.code} e ${high.it} € sulla voce ${most.code} (base d’asta divisa per i punti): un’offerta più cara nel complesso può avere più punti.`,
        en: `A point costs ${low.en} € per patient on item ${least.code} and ${high.en} € on item ${most.code} (base price over points): an offer that is dearer in all can get more points.`,
      },
      {
        it: 'Dare alle voci pesi in proporzione alla loro spesa.',
        en: 'Give the items weights in proportion to what is spent on them.',
      },
    ),
  ];
}
