import { type Arithmetic, binary, decimal } from '../numbers/arithmetic.ts';
import type { PricedOffer } from '../scoring/economicScore.ts';
import { scoreOpened } from '../scoring/score.ts';
import { scoreTechnical } from '../scoring/technicalScore.ts';
import { winnersOf } from '../scoring/winners.ts';
import { pricePerPatient } from '../tender/price.ts';
import type { AwardCase } from './awardCase.ts';
import { type PriceLadder, priceLadder } from './priceLadder.ts';
import { spreadBetween, stretches } from './stretches.ts';

/** The highest price at which an offer would be the only first one, the prices of the others as they are. */
export interface PriceToWin {
  readonly offer: string;
  /** EUR per patient, as offered. */
  readonly offered: number;
  /** EUR per patient; null at no price. Of the winner: up to which price it would still have won. */
  readonly price: number | null;
  /** The same by price item, EUR per unit. */
  readonly prices: Readonly<Record<string, number>> | null;
  /** Left out by the technical phase, which no price reaches. */
  readonly excluded: boolean;
}

/** Probes beside the places where a formula changes its course. */
const PROBES = 200;

/**
 * Price to flip of every offer under the published formula, exact to a step of its price ladder: to the cent with one price.
 * The technical phase stays closed; totals are smooth between the places where the offer's discount meets another one, the
 * mean or a threshold, so that these and an even grid are looked at from the base price down, in decimal
 * arithmetic wherever the answer changes.
 */
export function pricesToWin({ lot, offers, committee, benefits }: AwardCase): PriceToWin[] {
  const phases = new Map(
    [binary, decimal].map((arithmetic) => [
      arithmetic,
      scoreTechnical(arithmetic, lot, offers, committee, benefits),
    ]),
  );
  const closed = (arithmetic: Arithmetic) => phases.get(arithmetic) as ReturnType<typeof scoreTechnical>;
  const winsAt = (arithmetic: Arithmetic, offer: string, prices: PricedOffer['prices']): boolean => {
    const asked = offers.map((one) => (one.id === offer ? { ...one, prices } : one));
    const winners = winnersOf(scoreOpened(arithmetic, lot, closed(arithmetic), asked));
    return winners.length === 1 && winners[0] === offer;
  };
  return offers.map(({ id, prices }): PriceToWin => {
    const offered = pricePerPatient(lot, prices);
    if (!closed(decimal).admitted.has(id))
      return { offer: id, offered, price: null, prices: null, excluded: true };
    const others = offers.filter((one) => one.id !== id && closed(decimal).admitted.has(one.id));
    const ladder = priceLadder(lot, prices);
    const wins = (arithmetic: Arithmetic) => (step: number) => winsAt(arithmetic, id, ladder.at(step));
    const found = highest(probesOf(ladder, lot, others), wins(binary), wins(decimal));
    const at = found === null ? null : ladder.at(found);
    return {
      offer: id,
      offered,
      price: at && pricePerPatient(lot, at),
      prices: at,
      excluded: false,
    };
  });
}

/** The first of falling steps at which something holds. */
function highest(
  probes: readonly number[],
  quick: (step: number) => boolean,
  exact: (step: number) => boolean,
): number | null {
  for (const { from, value } of stretches(probes, quick, exact, Object.is)) if (value) return from;
  return null;
}

/** Steps of a ladder to look at, falling: an even grid, and each place where a formula may change its course. */
function probesOf(ladder: PriceLadder, lot: AwardCase['lot'], others: readonly PricedOffer[]): number[] {
  const near = ladder.bends(lot, others).flatMap((step) => {
    const whole = Math.round(step);
    return [whole - 1, whole, whole + 1];
  });
  const all = [...spreadBetween(0, ladder.steps, PROBES), ...near];
  return [...new Set(all)].filter((step) => step >= 0 && step <= ladder.steps).sort((a, b) => b - a);
}
