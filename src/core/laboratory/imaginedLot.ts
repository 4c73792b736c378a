import { normalQuantile } from '../numbers/normalQuantile.ts';
import { normalTail } from '../numbers/normalTail.ts';
import { type Stream, streamAt } from '../numbers/stream.ts';
import type { ProfileBenefits } from '../scoring/coefficients.ts';
import type { Judgement } from '../scoring/committee.ts';
import type { PairwiseTable, Preference } from '../scoring/pairwise.ts';
import type { ScoredOffer } from '../scoring/score.ts';
import type { ScoringRules } from '../scoring/scoringRules.ts';
import { priceItems } from '../tender/price.ts';
import type { ImaginedMarket } from './imaginedMarket.ts';
import type { TriedLot } from './trial.ts';

/** The one voice of a committee that is only imagined. */
const COMMISSIONER = 'imagined';

/**
 * Offers of one imagined lot, with what an imagined committee says of them. Benefit and prices are uniform within the
 * market's limits, to the cent, and correlated by a Gaussian copula; figures, answers and judgements are uniform over
 * what the documents admit.
 * @param at which of the lots; the same seed and number give the same lot whatever else is imagined
 */
export function imaginedLot(
  rules: ScoringRules,
  benefits: ProfileBenefits,
  market: ImaginedMarket,
  seed: number,
  at: number,
): TriedLot {
  const stream = streamAt(seed, 'laboratory', at);
  const { fewest, most } = market.offers;
  const number = fewest + Math.floor(stream.next() * (most - fewest + 1));
  const offers = Array.from({ length: number }, (_, one) =>
    imaginedOffer(`o${one + 1}`, rules, benefits, market, stream),
  );
  const judgements: Judgement[] = [];
  const tables: PairwiseTable[] = [];
  for (const { code, rule } of rules.criteria) {
    if (rule.kind === 'discretionary-mean') {
      for (const { id } of offers) {
        const coefficients = [oneOf(rule.ladder, stream).coefficient];
        judgements.push({ criterion: code, offer: id, coefficients, reason: '' });
      }
    }
    if (rule.kind === 'discretionary-pairwise') {
      const merits = offers.map(({ id }) => ({ id, merit: stream.next() }));
      tables.push({
        criterion: code,
        commissioner: COMMISSIONER,
        preferences: preferences(merits),
        reason: '',
      });
    }
  }
  return { offers, committee: { commissioners: [COMMISSIONER], judgements, tables } };
}

function imaginedOffer(
  id: string,
  rules: ScoringRules,
  { minimum, ideal }: ProfileBenefits,
  { benefit, floor, correlation }: ImaginedMarket,
  stream: Stream,
): ScoredOffer {
  const quality = score(stream.next());
  const way = benefit.from + (benefit.to - benefit.from) * uniform(quality);
  const rest = Math.sqrt(1 - correlation * correlation);
  const prices = priceItems(rules).map(({ code, basePrice }): [string, number] => {
    const dear = uniform(correlation * quality + rest * score(stream.next()));
    return [code, toCents(basePrice * (floor + (1 - floor) * dear))];
  });
  const declarations: Record<string, string> = {};
  const measures: Record<string, number> = {};
  for (const { code, rule } of rules.criteria) {
    if (rule.kind === 'tabular') declarations[code] = oneOf(rule.levels, stream).id;
    if (rule.kind === 'quantitative') measures[code] = rule.least + (rule.most - rule.least) * stream.next();
  }
  return {
    id,
    benefit: toCents(minimum + way * (ideal - minimum)),
    declarations,
    measures,
    prices: Object.fromEntries(prices),
  };
}

function score(probability: number): number {
  return normalQuantile(probability, 1 - probability);
}

function uniform(normalScore: number): number {
  return normalTail(-normalScore);
}

function toCents(euros: number): number {
  return Math.round(euros * 100) / 100;
}

function oneOf<T>(values: readonly T[], stream: Stream): T {
  return values[Math.floor(stream.next() * values.length)] as T;
}

/** Grades by how far apart two merits are: parity below a twelfth of the range, maximal from eleven twelfths on. */
function preferences(merits: readonly { readonly id: string; readonly merit: number }[]): Preference[] {
  return merits.flatMap((first, at) =>
    merits.slice(at + 1).map((second): Preference => {
      const apart = first.merit - second.merit;
      const grade = 1 + Math.min(5, Math.floor(Math.abs(apart) * 6));
      const preferred = grade === 1 ? null : apart > 0 ? first.id : second.id;
      return { first: first.id, second: second.id, preferred, grade };
    }),
  );
}
