import type { Contract } from '../contract/contract.ts';
import { fixedAt } from '../distributions/fixed.ts';
import type { Offer } from '../evaluation/assembleOffers.ts';
import { scoredLot, strategyOf } from '../evaluation/evaluateLot.ts';
import type { ReadPackage } from '../evaluation/parseRunPackage.ts';
import { offerId } from '../evidence/evidence.ts';
import type { Interval } from '../outcomes/interval.ts';
import type { Lot } from '../tender/lot.ts';
import { expectedValues } from '../valuation/benefit.ts';
import type { ValueTracking } from './tracking.ts';

/** What was observed of one outcome at one supplier. */
export interface RealisedOutcome {
  readonly supplier: string;
  /** Id of the outcome in the contract. */
  readonly outcome: string;
  /** In the unit of the outcome: a fraction for events and waits. */
  readonly value: number;
  /** By which the target is decided. */
  readonly interval: Interval;
  readonly patients: number;
}

type ScoredLot = ReturnType<typeof scoredLot>;

/**
 * Net monetary benefit and benefit points of each supplier of the contract, as promised and at what was observed: by the model, λ and rules of
 * the award, with every parameter at its mean. Outcomes that name an indicator of the tender replace its promised value as known figures;
 * everything else stays as promised, and all other offers as they were. The interval of the net benefit delivered comes from those of the observed
 * values, each moved to its limits with the others where they are, and the distances squared and added: Zou & Donner 2008 (Statistics in Medicine
 * 27:1693-1702), exact to the first order for outcomes that are independent of each other.
 * @param award the package from which the contract's promises come
 * @returns suppliers of whom something was observed: net benefits in EUR per patient, price included; points of the benefit criterion, null
 *   where the lot has none
 * @throws Error for a lot or a supplier that the package does not have: the contract was checked against it
 */
export function valueTracking(
  contract: Contract,
  award: Pick<ReadPackage, 'lots'>,
  realised: readonly RealisedOutcome[],
): ValueTracking[] {
  const awarded = award.lots.find(({ lot }) => lot.id === contract.award.lot);
  if (awarded === undefined) throw new Error(`the package has no lot ${contract.award.lot}`);
  const { lot, inputs } = awarded;
  const promised = scoredLot(lot, inputs);
  return contract.suppliers.flatMap(({ id: supplier }) => {
    const own = inputs.offers.find((offer) => offer.supplier === supplier || offer.id === offerId(supplier));
    if (own === undefined) throw new Error(`the package has no offer of ${supplier}`);
    const observed = realised.filter((one) => one.supplier === supplier);
    const values = indicatorValues(contract, lot, observed);
    // Nothing observed is not the same as delivered as promised.
    if (values.size === 0) return [];
    const scoredAt = (changed: ReadonlyMap<string, number>): ScoredLot => {
      const offers = inputs.offers.map((offer) => (offer === own ? offerAt(lot, offer, changed) : offer));
      return scoredLot(lot, { ...inputs, offers });
    };
    const delivered = scoredAt(values);
    const deliveredNetBenefit = netBenefitOf(delivered, own.id);
    const promises = promisedValues(lot, own);
    const tracked: ValueTracking = {
      supplier,
      promisedNetBenefit: netBenefitOf(promised, own.id),
      deliveredNetBenefit,
      deliveredInterval: recoveredInterval(
        deliveredNetBenefit,
        observed.flatMap((one) => {
          const indicator = indicatorOf(contract, one);
          if (indicator === undefined || !values.has(indicator)) return [];
          const at = (limit: number): number =>
            netBenefitOf(scoredAt(new Map([...values, [indicator, limit]])), own.id);
          return [[at(one.interval.lower), at(one.interval.upper)]];
        }),
      ),
      patients: Math.max(
        0,
        ...observed.filter((one) => indicatorOf(contract, one) !== undefined).map(({ patients }) => patients),
      ),
      awardedPoints: benefitPointsOf(lot, promised, own.id),
      realisedPoints: benefitPointsOf(lot, delivered, own.id),
      realised: [...values].map(([indicator, value]) => ({
        indicator,
        promised: promises.get(indicator) as number,
        delivered: value,
      })),
      unchanged: lot.indicators.map(({ id }) => id).filter((id) => !values.has(id)),
    };
    return [tracked];
  });
}

/** @param atLimits the figure with one of its inputs at its lower and at its upper limit, one pair for each input */
function recoveredInterval(figure: number, atLimits: readonly (readonly number[])[]): Interval {
  const distance = (towards: (pair: readonly number[]) => number): number =>
    Math.sqrt(atLimits.reduce((sum, pair) => sum + towards(pair) * towards(pair), 0));
  return {
    lower: figure - distance((pair) => Math.max(0, figure - Math.min(...pair))),
    upper: figure + distance((pair) => Math.max(0, Math.max(...pair) - figure)),
  };
}

/** Observed values by the indicator of the lot that they are values of, in the lot's order. */
function indicatorValues(
  contract: Contract,
  lot: Lot,
  observed: readonly RealisedOutcome[],
): ReadonlyMap<string, number> {
  const values = new Map(observed.map((one) => [indicatorOf(contract, one), one.value]));
  return new Map(
    lot.indicators.flatMap(({ id }) => {
      const value = values.get(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

function indicatorOf(contract: Contract, { outcome }: RealisedOutcome): string | undefined {
  return contract.outcomes.find(({ id }) => id === outcome)?.indicator;
}

/** Each indicator as the formulas take it at the means: of a ratio to a baseline the risk. */
function promisedValues(lot: Lot, offer: Offer): ReadonlyMap<string, number> {
  const values = expectedValues(lot, strategyOf(offer));
  return new Map(lot.indicators.map(({ id }, at) => [id, values[lot.parameters.length + at] as number]));
}

/** The offer with known figures in the place of its evidence; prices and declarations stay. */
function offerAt(lot: Lot, offer: Offer, realised: ReadonlyMap<string, number>): Offer {
  const values = withOtherShares(lot, promisedValues(lot, offer), realised);
  return {
    ...offer,
    evidence: {
      ...offer.evidence,
      evidence: offer.evidence.evidence.map((one) => {
        const value = values.get(one.indicator);
        return value === undefined ? one : { ...one, distribution: fixedAt(value) };
      }),
    },
  };
}

/** Where shares of one group were observed, the others share what is left in their promised proportions, so that all add up to 1. */
function withOtherShares(
  lot: Lot,
  promised: ReadonlyMap<string, number>,
  realised: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const groups = Map.groupBy(
    lot.indicators.filter(({ evidence }) => evidence.form === 'category'),
    ({ evidence }) => (evidence.form === 'category' ? evidence.group : ''),
  );
  const values = new Map(realised);
  for (const members of groups.values()) {
    const ids = members.map(({ id }) => id);
    const others = ids.filter((id) => !realised.has(id));
    if (others.length === ids.length) continue;
    const sum = (of: readonly string[], from: ReadonlyMap<string, number>) =>
      of.reduce((before, id) => before + (from.get(id) ?? 0), 0);
    const left = Math.max(0, 1 - sum(ids, realised));
    const before = sum(others, promised);
    for (const id of others)
      values.set(id, before > 0 ? (left * (promised.get(id) as number)) / before : left / others.length);
  }
  return values;
}

function netBenefitOf({ benefits }: ScoredLot, offer: string): number {
  return benefits.offers.find((one) => one.offer === offer)?.netMonetaryBenefit ?? Number.NaN;
}

function benefitPointsOf(lot: Lot, { scoring }: ScoredLot, offer: string): number | null {
  const criterion = lot.criteria.find(({ rule }) => rule.kind === 'benefit');
  const score = scoring.technical.find((one) => one.offer === offer);
  return score?.criteria.find((one) => one.criterion === criterion?.code)?.points ?? null;
}
