import { type Exact, exact, rounded, sum } from '../numbers/decimal.ts';
import type { Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { coefficientsOf, greatest, type ProfileBenefits, type TechnicalOffer } from './coefficients.ts';
import type { Committee } from './committee.ts';

/** The calculation of one criterion for one offer, step by step. */
interface CriterionPoints {
  readonly criterion: string;
  /** V over all offers received, before any rescaling: the threshold looks at these. */
  readonly rawCoefficient: number;
  readonly rawPoints: number;
  /** V over the admitted offers, rescaled if the rules say so; 0 for an excluded offer. */
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

export interface TechnicalScoring {
  readonly scores: readonly TechnicalScore[];
  /** Exact technical points of the admitted offers, by offer id. */
  readonly admitted: ReadonlyMap<string, Exact>;
  /** Euros of benefit above the minimum acceptable one that earn the benefit criterion's maximum. */
  readonly benefitScaleEuros: number;
}

/** Points of one admitted offer before they become plain numbers. */
interface OfferPoints {
  readonly byCriterion: ReadonlyMap<string, { readonly coefficient: Exact; readonly points: Exact }>;
  readonly total: Exact;
}

/**
 * The technical phase: raw coefficients → minimum benefit and threshold → admitted set → maxima on the admitted
 * set → first rescaling → total → second rescaling → rounding. It takes offers without their prices, so that no
 * price can reach it (TAR Lazio II 11594/2019). Threshold on raw points unless the rules say otherwise
 * (Cons. Stato V 9075/2023).
 */
export function scoreTechnical(
  lot: Lot,
  offers: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): TechnicalScoring {
  const { threshold } = lot.award;
  const raw = coefficientsOf(lot, offers, committee, benefits);
  const rawTotals = new Map(
    offers.map((offer) => [
      offer.id,
      sum(lot.criteria.map((criterion) => raw.of(criterion, offer).times(criterion.weight))),
    ]),
  );
  const exclusions = new Map<string, Text>();
  const admittedNow = (): TechnicalOffer[] => offers.filter(({ id }) => !exclusions.has(id));

  if (lot.criteria.some(({ rule }) => rule.kind === 'benefit' && rule.belowMinimum === 'exclude')) {
    for (const { id, benefit } of offers) if (benefit < benefits.minimum) exclusions.set(id, belowMinimum);
  }
  const applyThreshold = (totals: ReadonlyMap<string, Exact>): void => {
    if (threshold.kind === 'none') return;
    for (const { id } of admittedNow()) {
      const total = totals.get(id) ?? exact(0);
      if (total.lt(threshold.points)) exclusions.set(id, belowThreshold(total, threshold.points));
    }
  };
  if (threshold.kind === 'technical-total' && threshold.stage === 'before-rescaling')
    applyThreshold(rawTotals);
  let points = pointsOf(lot, admittedNow(), committee, benefits);
  if (threshold.kind === 'technical-total' && threshold.stage === 'after-rescaling') {
    applyThreshold(new Map([...points].map(([id, { total }]) => [id, total])));
    points = pointsOf(lot, admittedNow(), committee, benefits);
  }

  return {
    scores: offers.map((offer) => {
      const final = points.get(offer.id);
      return {
        offer: offer.id,
        criteria: lot.criteria.map((criterion) => {
          const rawCoefficient = raw.of(criterion, offer);
          const admitted = final?.byCriterion.get(criterion.code);
          return {
            criterion: criterion.code,
            rawCoefficient: rawCoefficient.toNumber(),
            rawPoints: rawCoefficient.times(criterion.weight).toNumber(),
            coefficient: admitted?.coefficient.toNumber() ?? 0,
            points: admitted?.points.toNumber() ?? 0,
          };
        }),
        rawTotal: (rawTotals.get(offer.id) as Exact).toNumber(),
        total: final?.total.toNumber() ?? 0,
        excluded: exclusions.get(offer.id) ?? null,
      };
    }),
    admitted: new Map([...points].map(([id, { total }]) => [id, total])),
    benefitScaleEuros: coefficientsOf(lot, admittedNow(), committee, benefits).benefitScaleEuros.toNumber(),
  };
}

/** Points of a set of offers, relative to that set. */
function pointsOf(
  lot: Lot,
  offers: readonly TechnicalOffer[],
  committee: Committee,
  benefits: ProfileBenefits,
): Map<string, OfferPoints> {
  const { rounding, rescaling } = lot.award;
  const round = (points: Exact): Exact => rounded(points, rounding.decimals, rounding.mode);
  const coefficients = coefficientsOf(lot, offers, committee, benefits);
  const rows = offers.map((offer) => {
    const byCriterion = new Map(
      lot.criteria.map((criterion) => {
        const coefficient = coefficients.rescaled(criterion, offer);
        const points = coefficient.times(criterion.weight);
        return [
          criterion.code,
          { coefficient, points: rounding.stage === 'criterion' ? round(points) : points },
        ];
      }),
    );
    return { id: offer.id, byCriterion, total: sum([...byCriterion.values()].map(({ points }) => points)) };
  });
  const best = greatest(rows.map(({ total }) => total));
  const maximum = sum(lot.criteria.map(({ weight }) => exact(weight)));
  const stretch = rescaling.second === 'technical-total' && best.gt(0);
  return new Map(
    rows.map(({ id, byCriterion, total }) => [
      id,
      { byCriterion, total: round(stretch ? total.times(maximum).div(best) : total) },
    ]),
  );
}

const belowMinimum: Text = {
  it: 'Beneficio inferiore al minimo accettabile: offerta esclusa come da disciplinare.',
  en: 'Benefit below the minimum acceptable one: offer excluded as the tender rules say.',
};

function belowThreshold(total: Exact, threshold: number): Text {
  const points = total.toDecimalPlaces(4).toString();
  return {
    it: `Punteggio tecnico ${points.replace('.', ',')} sotto la soglia di sbarramento di ${threshold}.`,
    en: `Technical points ${points} below the threshold of ${threshold}.`,
  };
}
