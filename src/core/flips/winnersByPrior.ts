import type { Prior } from '../distributions/beta.ts';
import { distributionFromEvidence, type OfferEvidence } from '../evidence/evidence.ts';
import { score } from '../scoring/score.ts';
import { type Winners, winnersOf } from '../scoring/winners.ts';
import type { Indicator } from '../tender/indicator.ts';
import { expectedBenefit } from '../valuation/benefit.ts';
import type { Strategy } from '../valuation/strategy.ts';
import type { AwardCase } from './awardCase.ts';

/** The award if every count of events had been read with one prior. */
export interface PriorAward {
  readonly prior: Prior;
  /** Whether all counts are read with it by the published rules. */
  readonly published: boolean;
  /** Null where an offer has no event or nothing else: without a prior that is no distribution. */
  readonly result: {
    readonly winners: Winners;
    readonly offers: readonly {
      readonly offer: string;
      /** Null for an excluded offer. */
      readonly points: number | null;
      /** EUR per patient, at mean values. */
      readonly netMonetaryBenefit: number;
    }[];
  } | null;
}

const priors: readonly Prior[] = ['none', 'jeffreys', 'uniform'];

/**
 * Points and winner under each prior, everything else as it is. The prior of the Beta (of the Dirichlet for categories) is a
 * published rule that can decide an award.
 * @param strategies,evidences of the offers of the case, in the same order
 * @returns empty if nothing is given as a count of events
 */
export function winnersByPrior(
  award: AwardCase,
  strategies: readonly Strategy[],
  evidences: readonly OfferEvidence[],
): PriorAward[] {
  const { lot, offers, committee, benefits } = award;
  const counted = lot.indicators.filter(hasPrior);
  if (counted.length === 0) return [];
  return priors.map((prior): PriorAward => {
    const published = counted.every(({ evidence }) => evidence.prior === prior);
    const read = strategies.map((strategy, at) => withPrior(strategy, evidences[at], counted, prior));
    if (read.includes(null)) return { prior, published, result: null };
    const asked = offers.map((offer, at) => ({
      ...offer,
      benefit: expectedBenefit(lot, read[at] as Strategy).benefit,
    }));
    const scoring = score(lot, asked, committee, benefits);
    return {
      prior,
      published,
      result: {
        winners: winnersOf(scoring),
        offers: asked.map(({ id, benefit }, at) => ({
          offer: id,
          points: scoring.ranking.find(({ offer }) => offer === id)?.total ?? null,
          netMonetaryBenefit: benefit - (strategies[at] as Strategy).price,
        })),
      },
    };
  });
}

type CountedIndicator = Indicator & { readonly evidence: { readonly prior: Prior } };

function hasPrior(indicator: Indicator): indicator is CountedIndicator {
  return indicator.evidence.form === 'events-of-n' || indicator.evidence.form === 'category';
}

/** A strategy with another prior on all its counts; null if one of them has no distribution then. */
function withPrior(
  strategy: Strategy,
  evidence: OfferEvidence | undefined,
  counted: readonly CountedIndicator[],
  prior: Prior,
): Strategy | null {
  const indicators = { ...strategy.indicators };
  for (const indicator of counted) {
    const given = evidence?.evidence.find((one) => one.indicator === indicator.id)?.given ?? {};
    if (given.events === undefined) continue;
    if (prior === 'none' && (given.events === 0 || given.events === given.n)) return null;
    const asked = { ...indicator, evidence: { ...indicator.evidence, prior } };
    indicators[indicator.id] = distributionFromEvidence(asked, given);
  }
  return { ...strategy, indicators };
}
