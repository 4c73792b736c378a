import { type Exact, exact, rounded, sum } from '../numbers/decimal.ts';
import type { Text } from '../problem.ts';
import type { Criterion } from '../tender/criterion.ts';
import type { Lot } from '../tender/lot.ts';
import { benefitCoefficient, benefitScale } from './benefitPoints.ts';
import { type Committee, discretionaryCoefficient } from './committee.ts';
import { discount, discountsOf, priceCoefficient } from './priceFormula.ts';
import { type RankingRow, ranking } from './ranking.ts';

/** What scoring needs of one offer. The price is looked at only after the technical phase. */
export interface ScoredOffer {
  readonly id: string;
  /** B of the offer, EUR per patient, at the mean of every parameter. */
  readonly benefit: number;
  /** Declared level of each tabular criterion, by criterion code. */
  readonly declarations: Readonly<Record<string, string>>;
  /** EUR per patient, VAT excluded, not above the base price. */
  readonly price: number;
}

/** The calculation of one criterion for one offer, step by step. */
interface CriterionPoints {
  readonly criterion: string;
  /** V of all offers that were received, before any rescaling: the threshold looks at these. */
  readonly rawCoefficient: number;
  readonly rawPoints: number;
  /** V recomputed on the admitted offers and rescaled if the rules say so. */
  readonly coefficient: number;
  readonly points: number;
}

interface TechnicalScore {
  readonly offer: string;
  readonly criteria: readonly CriterionPoints[];
  readonly rawTotal: number;
  /** Technical points after rescaling and rounding; 0 for an excluded offer. */
  readonly total: number;
  /** Why the offer is out; null when it is admitted. */
  readonly excluded: Text | null;
}

interface EconomicScore {
  readonly offer: string;
  readonly price: number;
  readonly discount: number;
  readonly coefficient: number;
  readonly points: number;
}

export interface Scoring {
  /** Euros of benefit above the minimum acceptable one that earn the benefit criterion's maximum. */
  readonly benefitScaleEuros: number;
  readonly technical: readonly TechnicalScore[];
  /** Admitted offers only. */
  readonly economic: readonly EconomicScore[];
  readonly meanDiscount: number | null;
  readonly greatestDiscount: number | null;
  readonly ranking: readonly RankingRow[];
}

/**
 * Points and ranking under the published rules. A pure function, in the order in which a commission works:
 * raw coefficients → threshold and minimum benefit → admitted set → maxima on the admitted set → first
 * rescaling → technical total → second rescaling → rounding → [technical phase closed] → prices → ranking.
 * Threshold on raw scores: Cons. Stato V 9075/2023, unless the rules say otherwise.
 * @param benefits B of the minimum acceptable and of the ideal profile, EUR per patient
 */
export function score(
  lot: Lot,
  offers: readonly ScoredOffer[],
  committee: Committee,
  benefits: { readonly minimum: number; readonly ideal: number },
): Scoring {
  const { award } = lot;
  const round = (points: Exact): Exact => rounded(points, award.rounding.decimals, award.rounding.mode);
  const roundCriterion = (points: Exact): Exact =>
    award.rounding.stage === 'criterion' ? round(points) : points;
  const technicalMaximum = sum(lot.criteria.map(({ weight }) => exact(weight)));

  const raw = coefficients(lot, offers, committee, benefits);
  const rawTotal = (offer: ScoredOffer): Exact =>
    sum(lot.criteria.map((criterion) => raw.coefficient(criterion, offer).times(criterion.weight)));

  const exclusions = new Map<string, Text>();
  for (const offer of offers) {
    const reason = exclusionBeforeRescaling(lot, offer, rawTotal(offer), benefits.minimum);
    if (reason !== null) exclusions.set(offer.id, reason);
  }
  let admitted = offers.filter(({ id }) => !exclusions.has(id));

  const technicalPoints = (
    set: readonly ScoredOffer[],
  ): Map<
    string,
    { readonly byCriterion: Map<string, { coefficient: Exact; points: Exact }>; readonly total: Exact }
  > => {
    const relative = coefficients(lot, set, committee, benefits);
    const rows = set.map((offer) => {
      const byCriterion = new Map(
        lot.criteria.map((criterion) => {
          const coefficient = relative.rescaled(criterion, offer);
          return [
            criterion.code,
            { coefficient, points: roundCriterion(coefficient.times(criterion.weight)) },
          ];
        }),
      );
      return { offer, byCriterion, total: sum([...byCriterion.values()].map(({ points }) => points)) };
    });
    const best = rows.reduce((most, { total }) => (total.gt(most) ? total : most), exact(0));
    const stretched = award.rescaling.second === 'technical-total' && best.gt(0);
    return new Map(
      rows.map(({ offer, byCriterion, total }) => [
        offer.id,
        { byCriterion, total: round(stretched ? total.times(technicalMaximum).div(best) : total) },
      ]),
    );
  };

  let technical = technicalPoints(admitted);
  const { threshold } = award;
  if (threshold.kind === 'technical-total' && threshold.stage === 'after-rescaling') {
    for (const offer of admitted) {
      const total = technical.get(offer.id)?.total ?? exact(0);
      if (total.lt(threshold.points)) exclusions.set(offer.id, belowThreshold(total, threshold.points));
    }
    admitted = admitted.filter(({ id }) => !exclusions.has(id));
    technical = technicalPoints(admitted);
  }

  // The technical phase is closed here: nothing above has looked at a price.
  const discounts = new Map(admitted.map(({ id, price }) => [id, discount(lot.basePrice, price)]));
  const all = discounts.size > 0 ? discountsOf([...discounts.values()]) : null;
  const economic = admitted.map((offer) => {
    const discounted = discounts.get(offer.id) as Exact;
    const coefficient = priceCoefficient(lot.price, discounted, all as NonNullable<typeof all>);
    return { offer, discounted, coefficient, points: round(coefficient.times(lot.price.weight)) };
  });

  return {
    benefitScaleEuros: coefficients(lot, admitted, committee, benefits).scaleEuros,
    technical: offers.map((offer) => {
      const points = technical.get(offer.id);
      return {
        offer: offer.id,
        criteria: lot.criteria.map((criterion) => {
          const rawCoefficient = raw.coefficient(criterion, offer);
          const final = points?.byCriterion.get(criterion.code);
          return {
            criterion: criterion.code,
            rawCoefficient: rawCoefficient.toNumber(),
            rawPoints: rawCoefficient.times(criterion.weight).toNumber(),
            coefficient: final?.coefficient.toNumber() ?? 0,
            points: final?.points.toNumber() ?? 0,
          };
        }),
        rawTotal: rawTotal(offer).toNumber(),
        total: points?.total.toNumber() ?? 0,
        excluded: exclusions.get(offer.id) ?? null,
      };
    }),
    economic: economic.map(({ offer, discounted, coefficient, points }) => ({
      offer: offer.id,
      price: offer.price,
      discount: discounted.toNumber(),
      coefficient: coefficient.toNumber(),
      points: points.toNumber(),
    })),
    meanDiscount: all?.mean.toNumber() ?? null,
    greatestDiscount: all?.greatest.toNumber() ?? null,
    ranking: ranking(
      economic.map(({ offer, points }) => {
        const technicalTotal = technical.get(offer.id)?.total ?? exact(0);
        const total = technicalTotal.plus(points);
        return { offer: offer.id, technical: technicalTotal, economic: points, total, price: offer.price };
      }),
      award.ties,
    ),
  };
}

/** Raw and rescaled coefficients of a set of offers: relative maxima are taken over that set. */
function coefficients(
  lot: Lot,
  offers: readonly ScoredOffer[],
  committee: Committee,
  benefits: { readonly minimum: number; readonly ideal: number },
): {
  readonly scaleEuros: number;
  coefficient(criterion: Criterion, offer: ScoredOffer): Exact;
  rescaled(criterion: Criterion, offer: ScoredOffer): Exact;
} {
  const benefitCriterion = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  if (benefitCriterion?.rule.kind !== 'benefit') throw new Error(`lot ${lot.id} has no benefit criterion`);
  const gain = ({ benefit }: ScoredOffer): Exact => exact(benefit).minus(benefits.minimum);
  const scale = benefitScale(
    benefitCriterion.rule.anchor,
    offers.map(gain),
    { benefit: benefits.ideal, minimum: benefits.minimum },
    { benefit: benefitCriterion.weight, price: lot.price.weight, basePrice: lot.basePrice },
  );
  const coefficient = (criterion: Criterion, offer: ScoredOffer): Exact => {
    const { rule, code } = criterion;
    switch (rule.kind) {
      case 'benefit':
        return benefitCoefficient(gain(offer), scale);
      case 'discretionary-mean': {
        const judgement = committee.judgements.find(
          (one) => one.criterion === code && one.offer === offer.id,
        );
        if (judgement === undefined) throw new Error(`offer ${offer.id} is not judged on ${code}`);
        return discretionaryCoefficient(judgement);
      }
      case 'tabular': {
        const level = rule.levels.find(({ id }) => id === offer.declarations[code]);
        if (level === undefined) throw new Error(`offer ${offer.id} declares nothing on ${code}`);
        return exact(level.coefficient);
      }
    }
  };
  const rescaled = (criterion: Criterion, offer: ScoredOffer): Exact => {
    const own = coefficient(criterion, offer);
    const { first } = lot.award.rescaling;
    const applies = first === 'all' || (first === 'discretionary' && criterion.letter === 'D');
    if (!applies) return own;
    const best = offers.map((other) => coefficient(criterion, other)).reduce((a, b) => (a.gt(b) ? a : b));
    return best.isZero() ? own : own.div(best);
  };
  return { scaleEuros: scale.euros.toNumber(), coefficient, rescaled };
}

function exclusionBeforeRescaling(
  lot: Lot,
  offer: ScoredOffer,
  rawTotal: Exact,
  minimum: number,
): Text | null {
  const excludes = lot.criteria.some(
    ({ rule }) => rule.kind === 'benefit' && rule.belowMinimum === 'exclude',
  );
  if (excludes && offer.benefit < minimum) {
    return {
      it: 'Beneficio inferiore al minimo accettabile: offerta esclusa come da disciplinare.',
      en: 'Benefit below the minimum acceptable one: offer excluded as the tender rules say.',
    };
  }
  const { threshold } = lot.award;
  if (
    threshold.kind === 'technical-total' &&
    threshold.stage === 'before-rescaling' &&
    rawTotal.lt(threshold.points)
  ) {
    return belowThreshold(rawTotal, threshold.points);
  }
  return null;
}

function belowThreshold(total: Exact, threshold: number): Text {
  const points = total.toDecimalPlaces(4).toString();
  return {
    it: `Punteggio tecnico ${points.replace('.', ',')} sotto la soglia di sbarramento di ${threshold}.`,
    en: `Technical points ${points} below the threshold of ${threshold}.`,
  };
}
