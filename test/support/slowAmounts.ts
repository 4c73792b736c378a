import type { Clause } from '../../src/core/payment/clause.ts';
import type { Quality } from '../../src/core/payment/quality.ts';
import type { StandingTarget } from '../../src/core/settlement/periodStanding.ts';
import { Fraction, ONE, ZERO } from './fraction.ts';

const of = Fraction.of;

/** What is known of a supplier from the beginning of the contract to the end of a period. */
export interface LifeFacts {
  readonly procedures: number;
  readonly billed: number;
  readonly unpriced: number;
  readonly firstUses: number;
  readonly episodes: number;
  readonly withoutCost: number;
  readonly cost: number;
  readonly cappedCost: number;
  readonly memberMonths: ReadonlyMap<string, Fraction>;
  readonly careCost: number;
  /** Ages of valid claims of the clause. */
  readonly validAges: readonly number[];
  readonly recalledPatients: number;
  readonly delayDays: number;
}

export interface LifeStanding {
  readonly target: (id: string) => StandingTarget;
  readonly value: {
    readonly promisedNetBenefit: number;
    readonly deliveredNetBenefit: number;
    readonly deliveredInterval: { readonly upper: number };
    readonly patients: number;
  } | null;
}

/**
 * What a clause gives on the life of the contract, in cents, with exact fractions and from the words of the rules alone; null where it cannot be told. Above 0 to the supplier.
 */
export function slowAmount(
  rule: Clause['rule'],
  price: number,
  facts: LifeFacts,
  standing: LifeStanding,
): number | null {
  const cents = (amount: number): Fraction => new Fraction(BigInt(amount), 100n);
  const minus = (amount: Fraction): Fraction => ZERO.minus(amount);
  switch (rule.kind) {
    case 'payment-by-results':
      return minus(of(price).times(of(facts.validAges.length))).cents();
    case 'success-fee':
      return of(rule.fee).times(of(facts.validAges.length)).cents();
    case 'warranty': {
      let all = 0;
      for (const age of facts.validAges) {
        const left = ONE.minus(of(age).over(of(rule.months)));
        const early = age <= rule.contribution.withinMonths ? of(rule.contribution.amount) : ZERO;
        all -= of(price).times(left).plus(early).cents();
      }
      all -= of(rule.recall.contribution).times(of(facts.recalledPatients)).cents();
      return all === 0 ? 0 : all;
    }
    case 'risk-sharing': {
      const { observed, better, score } = standing.target(rule.target);
      if (observed === null) return null;
      let bad: number;
      if (score !== null) {
        if (score.responders === null) return null;
        bad = observed.patients - score.responders.n;
      } else {
        if (observed.events === null) return null;
        bad = better === 'lower' ? observed.events : observed.patients - observed.events;
      }
      const target = of(standing.target(rule.target).value);
      const seen = of(observed.value);
      const onBadSide = better === 'lower' ? target.below(seen) : seen.below(target);
      if (rule.when === 'missed' && !onBadSide) return 0;
      return minus(of(rule.share).times(of(price)).times(of(bad))).cents();
    }
    case 'cost-sharing':
      return minus(of(facts.firstUses).times(of(rule.discount)).times(of(price))).cents();
    case 'spending-cap': {
      if (facts.unpriced > 0) return null;
      let back = ZERO;
      rule.tiers.forEach((tier, at) => {
        const next = rule.tiers[at + 1];
        const upTo = next === undefined ? cents(facts.billed) : cents(facts.billed).least(of(next.above));
        back = back.plus(of(tier.back).times(ZERO.most(upTo.minus(of(tier.above)))));
      });
      return minus(back).cents();
    }
    case 'corridor': {
      const { observed, better, value } = standing.target(rule.target);
      if (observed === null) return null;
      const distance =
        better === 'lower' ? of(value).minus(of(observed.value)) : of(observed.value).minus(of(value));
      const size = distance.below(ZERO) ? minus(distance) : distance;
      const points = ZERO.most(size.minus(of(rule.deadBand))).times(of(100));
      const amount = points.times(of(rule.slope)).times(of(observed.patients));
      return distance.below(ZERO)
        ? minus(amount.least(of(rule.malusCap))).cents()
        : amount.least(of(rule.bonusCap)).cents();
    }
    case 'shared-savings': {
      const quality = slowQuality(rule.quality, standing);
      if (quality === null || facts.withoutCost > 0) return null;
      const benchmark = of(rule.benchmark).times(of(facts.episodes));
      const savings = benchmark.minus(cents(facts.cost));
      const limit = of(rule.cap).times(benchmark);
      const least = of(rule.leastRate).times(benchmark);
      if (!savings.below(least) && !quality.rounded(12).below(of(rule.gate)) && ZERO.below(savings))
        return of(rule.share).times(quality).times(savings).least(limit).cents();
      if (savings.below(ZERO) && !minus(least).below(savings))
        return of(rule.share).times(savings).most(minus(limit)).cents();
      return 0;
    }
    case 'quality-linked': {
      const quality = slowQuality(rule.quality, standing);
      if (quality === null) return null;
      const base = of(facts.procedures).times(of(rule.tariff));
      return base
        .times(of(rule.withhold))
        .times(quality.times(of(rule.factor)).minus(ONE))
        .cents();
    }
    case 'bundle': {
      if (facts.withoutCost > 0) return null;
      const own = of(rule.historicalWeight);
      const one = own
        .times(of(rule.historical))
        .plus(ONE.minus(own).times(of(rule.regional)))
        .times(ONE.minus(of(rule.discount)));
      const priceOfAll = one.times(of(facts.episodes));
      const difference = priceOfAll.minus(cents(facts.cappedCost));
      return difference
        .least(priceOfAll.times(of(rule.stopGain)))
        .most(minus(priceOfAll.times(of(rule.stopLoss))))
        .cents();
    }
    case 'capitation': {
      let weighted = ZERO;
      for (const [stratum, months] of facts.memberMonths) {
        const found = rule.strata.find((one) => one.stratum === stratum);
        if (found === undefined) return null;
        weighted = weighted.plus(months.times(of(found.risk)));
      }
      const premium = weighted
        .times(of(rule.perMemberMonth))
        .times(ONE.plus(of(rule.quality)))
        .cents();
      const difference = cents(facts.careCost).minus(cents(premium));
      const size = difference.below(ZERO) ? minus(difference) : difference;
      let shared = ZERO;
      rule.corridors.forEach(({ above, payer }, at) => {
        const next = rule.corridors[at + 1];
        const upTo = next === undefined ? size : size.least(of(next.above).times(cents(premium)));
        shared = shared.plus(of(payer).times(ZERO.most(upTo.minus(of(above).times(cents(premium))))));
      });
      return premium + (difference.below(ZERO) ? minus(shared) : shared).cents();
    }
    case 'net-benefit-true-up': {
      if (standing.value === null) return null;
      const { promisedNetBenefit, deliveredNetBenefit, deliveredInterval, patients } = standing.value;
      if (!of(deliveredInterval.upper).below(of(promisedNetBenefit))) return 0;
      const short = ZERO.most(of(promisedNetBenefit).minus(of(deliveredNetBenefit)));
      const each = of(rule.share).times(short).least(of(rule.capPerPatient));
      return minus(each.times(of(patients))).cents();
    }
    case 'delay-penalty': {
      const share = of(facts.delayDays).times(of(rule.perMille)).over(of(1000)).least(of(rule.cap));
      return minus(share.times(of(rule.netAmount))).cents();
    }
  }
}

function slowQuality(quality: Quality, standing: LifeStanding): Fraction | null {
  let all = ZERO;
  for (const { target, threshold, benchmark, weight } of quality) {
    const { observed } = standing.target(target);
    if (observed === null) return null;
    const reached = of(observed.value)
      .minus(of(threshold))
      .over(of(benchmark).minus(of(threshold)));
    all = all.plus(of(weight).times(ZERO.most(ONE.least(reached))));
  }
  return all;
}
