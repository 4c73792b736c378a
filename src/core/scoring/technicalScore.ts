import { type Arithmetic, greatest, type Quantity, total } from '../numbers/arithmetic.ts';
import type { Text } from '../problem.ts';
import {
  belowMinimumBenefit,
  belowThreshold,
  nobodyAboveMinimumBenefit,
  type ThresholdCheck,
  thresholdChecks,
} from './admission.ts';
import { coefficientsOf, type ProfileBenefits, type TechnicalOffer } from './coefficients.ts';
import type { Committee } from './committee.ts';
import type { ScoringRules } from './scoringRules.ts';

/** The calculation of one criterion for one offer, step by step. */
interface CriterionPoints {
  readonly criterion: string;
  /** V over all offers received, before any rescaling. */
  readonly rawCoefficient: number;
  readonly rawPoints: number;
  /** V over the declared set of offers, rescaled if the rules say so; 0 for an excluded offer. */
  readonly coefficient: number;
  readonly points: number;
}

interface TechnicalScore {
  readonly offer: string;
  readonly criteria: readonly CriterionPoints[];
  readonly rawTotal: number;
  /** The minima it was held to, at the declared stage. */
  readonly threshold: readonly ThresholdCheck[];
  /** Sum of the points by criterion, before any second rescaling; 0 for an excluded offer. */
  readonly totalBeforeSecond: number;
  /** Technical points after rescaling and rounding; 0 for an excluded offer. */
  readonly total: number;
  /** Why the offer is out; null when it is admitted. */
  readonly excluded: Text | null;
}

export interface TechnicalScoring {
  readonly scores: readonly TechnicalScore[];
  /** Technical points of the admitted offers, by offer id. */
  readonly admitted: ReadonlyMap<string, TechnicalPoints>;
  /** Euros of benefit above the minimum acceptable one that earn the benefit criterion's maximum, if there is one. */
  readonly benefitScaleEuros: number | null;
}

/** Points of one admitted offer before they become plain numbers. */
export interface TechnicalPoints {
  readonly byCriterion: ReadonlyMap<string, { readonly coefficient: Quantity; readonly points: Quantity }>;
  readonly beforeSecond: Quantity;
  readonly total: Quantity;
}

/**
 * The technical phase: raw coefficients → minimum benefit and threshold → admitted set → maxima on the declared
 * set → first rescaling → total → second rescaling → rounding. It takes offers without their prices, so that no
 * price can reach it (TAR Lazio II 11594/2019). Threshold on raw points unless the rules say otherwise
 * (Cons. Stato V 9075/2023).
 */
export function scoreTechnical(
  arithmetic: Arithmetic,
  rules: ScoringRules,
  offers: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): TechnicalScoring {
  const { threshold, sets } = rules.award;
  const raw = coefficientsOf(arithmetic, rules, offers, committee, benefits);
  const rawPoints = new Map(
    offers.map((offer) => [
      offer.id,
      new Map(
        rules.criteria.map((criterion) => [
          criterion.code,
          raw.of(criterion, offer).times(arithmetic.of(criterion.weight)),
        ]),
      ),
    ]),
  );
  const rawPointsOf = (id: string): Map<string, Quantity> => rawPoints.get(id) as Map<string, Quantity>;
  const rawTotalOf = (id: string): Quantity => total(arithmetic, [...rawPointsOf(id).values()]);

  const exclusions = exclusionsByBenefit(rules, offers, benefits);
  const admittedNow = (): TechnicalOffer[] => offers.filter(({ id }) => !exclusions.has(id));
  const points = (): Map<string, TechnicalPoints> => {
    const admitted = admittedNow();
    const set = sets.technicalMaxima === 'received' ? offers : admitted;
    return pointsOf(arithmetic, rules, admitted, set, committee, benefits);
  };
  const checks = new Map<string, ThresholdCheck[]>();
  if (threshold.kind !== 'none') {
    const stretched = threshold.stage === 'before-rescaling' ? undefined : points();
    for (const { id } of admittedNow()) {
      const own = stretched?.get(id);
      const byCriterion =
        own === undefined
          ? rawPointsOf(id)
          : new Map([...own.byCriterion].map(([code, one]) => [code, one.points]));
      const sum =
        own === undefined
          ? rawTotalOf(id)
          : threshold.stage === 'after-rescaling'
            ? own.total
            : own.beforeSecond;
      checks.set(id, thresholdChecks(arithmetic, threshold, byCriterion, sum));
    }
    for (const [id, done] of checks) {
      const missed = belowThreshold(done);
      if (missed !== null) exclusions.set(id, missed);
    }
  }
  const final = points();
  const set = sets.technicalMaxima === 'received' ? offers : admittedNow();
  const scale = coefficientsOf(arithmetic, rules, set, committee, benefits).benefitScaleEuros;
  return {
    scores: offers.map((offer): TechnicalScore => {
      const own = final.get(offer.id);
      return {
        offer: offer.id,
        criteria: rules.criteria.map((criterion) => {
          const admitted = own?.byCriterion.get(criterion.code);
          return {
            criterion: criterion.code,
            rawCoefficient: raw.of(criterion, offer).toNumber(),
            rawPoints: (rawPointsOf(offer.id).get(criterion.code) as Quantity).toNumber(),
            coefficient: admitted?.coefficient.toNumber() ?? 0,
            points: admitted?.points.toNumber() ?? 0,
          };
        }),
        rawTotal: rawTotalOf(offer.id).toNumber(),
        threshold: checks.get(offer.id) ?? [],
        totalBeforeSecond: own?.beforeSecond.toNumber() ?? 0,
        total: own?.total.toNumber() ?? 0,
        excluded: exclusions.get(offer.id) ?? null,
      };
    }),
    admitted: final,
    benefitScaleEuros: scale?.toNumber() ?? null,
  };
}

/** Offers that are out because of their benefit, as the rule of the benefit criterion says. */
function exclusionsByBenefit(
  { criteria }: ScoringRules,
  offers: readonly TechnicalOffer[],
  { minimum }: ProfileBenefits,
): Map<string, Text> {
  const rule = criteria.map((criterion) => criterion.rule).find(({ kind }) => kind === 'benefit');
  if (rule?.kind !== 'benefit') return new Map();
  if (rule.noneAboveMinimum === 'no-award' && !offers.some(({ benefit }) => benefit > minimum))
    return new Map(offers.map(({ id }) => [id, nobodyAboveMinimumBenefit]));
  if (rule.belowMinimum === 'zero') return new Map();
  return new Map(
    offers.filter(({ benefit }) => benefit < minimum).map(({ id }) => [id, belowMinimumBenefit]),
  );
}

/** Points of the admitted offers, with maxima over a set of offers. */
function pointsOf(
  arithmetic: Arithmetic,
  rules: ScoringRules,
  admitted: readonly TechnicalOffer[],
  set: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): Map<string, TechnicalPoints> {
  const { criteria, award } = rules;
  const { decimals, mode, stage } = award.rounding;
  const round = (value: Quantity): Quantity => value.rounded(decimals, mode);
  const coefficients = coefficientsOf(arithmetic, rules, set, committee, benefits);
  const rows = admitted.map((offer) => {
    const byCriterion = new Map(
      criteria.map((criterion) => {
        const exact = coefficients.rescaled(criterion, offer);
        const coefficient = stage === 'coefficient' ? round(exact) : exact;
        const points = coefficient.times(arithmetic.of(criterion.weight));
        return [criterion.code, { coefficient, points: stage === 'total' ? points : round(points) }];
      }),
    );
    return { id: offer.id, byCriterion };
  });
  // One group for the whole, or one for each letter: A.1 and A.2 belong to A.
  const groups = new Map<string, typeof criteria>();
  for (const criterion of criteria) {
    const name = award.rescaling.second === 'groups' ? (criterion.code.split('.')[0] as string) : '';
    groups.set(name, [...(groups.get(name) ?? []), criterion]);
  }
  const sumOver = (row: (typeof rows)[number], group: typeof criteria): Quantity =>
    total(
      arithmetic,
      group.map(({ code }) => (row.byCriterion.get(code) as { readonly points: Quantity }).points),
    );
  const stretches = [...groups.values()].map((group) => ({
    group,
    maximum: total(
      arithmetic,
      group.map(({ weight }) => arithmetic.of(weight)),
    ),
    best: greatest(rows.map((row) => sumOver(row, group))) ?? arithmetic.of(0),
  }));
  return new Map(
    rows.map((row) => {
      const stretched = stretches.map(({ group, maximum, best }) => {
        const own = sumOver(row, group);
        const applies = award.rescaling.second !== 'none' && best.cmp(arithmetic.of(0)) > 0;
        return applies ? own.times(maximum).div(best) : own;
      });
      return [
        row.id,
        {
          byCriterion: row.byCriterion,
          beforeSecond: sumOver(row, criteria),
          total: round(total(arithmetic, stretched)),
        },
      ];
    }),
  );
}
