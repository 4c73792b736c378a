import { betaFromEvents } from '../distributions/beta.ts';
import type { Distribution } from '../distributions/distribution.ts';
import type { OfferEvidence } from '../evidence/evidence.ts';
import { type Arithmetic, binary, decimal } from '../numbers/arithmetic.ts';
import type { Winners } from '../scoring/winners.ts';
import type { Indicator } from '../tender/indicator.ts';
import { expectedValues } from '../valuation/benefit.ts';
import { modelOf } from '../valuation/model.ts';
import type { Strategy } from '../valuation/strategy.ts';
import { type AwardCase, winnersIn } from './awardCase.ts';
import { spreadBetween, stretches } from './stretches.ts';
import { sameWinners } from './winnersOverLambda.ts';

/** How fragile an award is to one figure of the leader's own study. */
export interface EventsToFlip {
  readonly offer: string;
  readonly indicator: string;
  readonly events: number;
  readonly n: number;
  /** Events that hand the award over: more of them, or fewer where more are better; null if no possible number does. */
  readonly flipAt: number | null;
  /** Who would be first then. */
  readonly winners: Winners | null;
}

/** Numbers of events next to those observed that are all looked at, and as many among the rest. */
const PROBES = 64;

/**
 * For each figure that the leader gives as events of n: how many events more (fewer, where more are better) would change
 * who is first, through the published prior, model and rules, everything else as it is.
 * @param leader the only first offer
 */
export function eventsToFlip(
  award: AwardCase,
  leader: Strategy,
  { evidence }: OfferEvidence,
): EventsToFlip[] {
  const { lot } = award;
  const model = modelOf(lot);
  const winnersWith = (indicator: string, distribution: Distribution, arithmetic: Arithmetic): Winners => {
    const indicators = { ...leader.indicators, [indicator]: distribution };
    const { effect, careCost } = model.outcome(expectedValues(lot, { indicators }));
    const benefit = lot.willingnessToPay.value * effect - careCost;
    const offers = award.offers.map((one) => (one.id === leader.id ? { ...one, benefit } : one));
    return winnersIn({ ...award, offers }, arithmetic);
  };
  return lot.indicators.flatMap((indicator): EventsToFlip[] => {
    const { id, evidence: form } = indicator;
    const given = evidence.find((one) => one.indicator === id)?.given ?? {};
    const { events, n } = given;
    if (form.form !== 'events-of-n' || events === undefined || n === undefined) return [];
    const winners = (arithmetic: Arithmetic) => (count: number) =>
      winnersWith(id, betaFromEvents(count, n, form.prior), arithmetic);
    const found = stretches(probesOf(indicator, events, n), winners(binary), winners(decimal), sameWinners);
    const next = [...found].at(1);
    return [
      {
        offer: leader.id,
        indicator: id,
        events,
        n,
        flipAt: next?.from ?? null,
        winners: next?.value ?? null,
      },
    ];
  });
}

/** From the events observed to the worst possible number; without a prior neither none nor all have a distribution. */
function probesOf({ better, evidence }: Indicator, events: number, n: number): number[] {
  const edge = evidence.form === 'events-of-n' && evidence.prior === 'none' ? 1 : 0;
  const worst = better === 'lower' ? n - edge : edge;
  const close = events + Math.sign(worst - events) * Math.min(PROBES, Math.abs(worst - events));
  return [...new Set([...spreadBetween(events, close, PROBES), ...spreadBetween(close, worst, PROBES)])];
}
