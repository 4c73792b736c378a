import { type Arithmetic, binary } from '../numbers/arithmetic.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import type { Committee } from '../scoring/committee.ts';
import { comparesOffers } from '../scoring/priceFormula.ts';
import { type ScoredOffer, type Scoring, score } from '../scoring/score.ts';
import type { ScoringRules } from '../scoring/scoringRules.ts';
import { winnersOf } from '../scoring/winners.ts';
import { priceItems, pricePerPatient } from '../tender/price.ts';

/** Offers of a lot, imagined or past, with the committee's judgements. */
export interface TriedLot {
  readonly offers: readonly ScoredOffer[];
  readonly committee: Committee;
}

/** What rules make of one lot. */
export interface Trial {
  /** Offers at rank 1: several where only drawing lots can separate them, none where nothing is awarded. */
  readonly winners: readonly string[];
  /** NMB given up by the award against the best offer received, EUR per patient; null where nothing is awarded. */
  readonly regret: number | null;
  /** Losing offers without which another of the remaining offers would win. */
  readonly reversedBy: readonly string[];
  /** Difference of the points of the best and the worst admitted offer, as a share of the maximum; null where there is no such scale, or fewer than two. */
  readonly benefitSpread: number | null;
  readonly priceSpread: number | null;
}

/** Scores a lot by some rules, and again without each losing offer. */
export function tryRules(
  rules: ScoringRules,
  benefits: ProfileBenefits,
  { offers, committee }: TriedLot,
  arithmetic: Arithmetic = binary,
): Trial {
  const scoring = score(rules, offers, committee, benefits, arithmetic);
  const winners = winnersOf(scoring);
  const losers = lookAtOthers(rules) ? offers.filter(({ id }) => !winners.includes(id)) : [];
  return {
    winners,
    regret: regretOf(rules, offers, winners),
    reversedBy: losers
      .filter(({ id }) => {
        const others = offers.filter((one) => one.id !== id);
        const left = winnersOf(score(rules, others, without(committee, id), benefits, arithmetic));
        return !sameOffers(left, winners);
      })
      .map(({ id }) => id)
      .toSorted(),
    ...spreadsOf(rules, scoring),
  };
}

/** Whether both name the same offers, in any order. */
export function sameOffers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

/** NMB = B − price. Among offers that lots are drawn for, each is as likely to win. */
function regretOf(
  rules: ScoringRules,
  offers: readonly ScoredOffer[],
  winners: readonly string[],
): number | null {
  if (winners.length === 0) return null;
  const worth = new Map(
    offers.map(({ id, benefit, prices }) => [id, benefit - pricePerPatient(rules, prices)]),
  );
  const mean = winners.reduce((sum, id) => sum + (worth.get(id) as number), 0) / winners.length;
  return Math.max(0, Math.max(...worth.values()) - mean);
}

function spreadsOf(
  { criteria, price }: ScoringRules,
  { technical, economic }: Scoring,
): Pick<Trial, 'benefitSpread' | 'priceSpread'> {
  const spread = (points: readonly number[], most: number): number | null =>
    points.length < 2 ? null : (Math.max(...points) - Math.min(...points)) / most;
  const benefit = criteria.find(({ rule }) => rule.kind === 'benefit');
  const admitted = technical.filter(({ excluded }) => excluded === null);
  return {
    benefitSpread:
      benefit === undefined
        ? null
        : spread(
            admitted.map(
              (one) => one.criteria.find(({ criterion }) => criterion === benefit.code)?.points ?? 0,
            ),
            benefit.weight,
          ),
    priceSpread: spread(
      economic.map(({ points }) => points),
      price.weight,
    ),
  };
}

/** Whether an offer's points can depend on the others at all; if not, none of them can change the order of the rest. */
function lookAtOthers(rules: ScoringRules): boolean {
  const { rescaling } = rules.award;
  return (
    rescaling.first !== 'none' ||
    rescaling.second !== 'none' ||
    priceItems(rules).some(({ formula }) => comparesOffers(formula)) ||
    rules.criteria.some(({ rule }) => {
      switch (rule.kind) {
        case 'benefit':
          return (
            rule.anchor === 'relative-best' ||
            (rule.anchor === 'equal-euro' && rule.oneAboveMinimum === 'absolute-ideal') ||
            rule.noneAboveMinimum === 'no-award'
          );
        case 'quantitative':
          return rule.scale.kind !== 'anchors';
        case 'discretionary-pairwise':
          return true;
        default:
          return false;
      }
    })
  );
}

/** What a committee would have recorded if an offer had not come. */
function without({ commissioners, judgements, tables }: Committee, offer: string): Committee {
  return {
    commissioners,
    judgements: judgements.filter((one) => one.offer !== offer),
    tables: tables.map((table) => ({
      ...table,
      preferences: table.preferences.filter(({ first, second }) => first !== offer && second !== offer),
    })),
  };
}
