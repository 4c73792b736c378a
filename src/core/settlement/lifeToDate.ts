import { decimal, total } from '../numbers/arithmetic.ts';
import { bundle } from '../payment/bundle.ts';
import { capitation } from '../payment/capitation.ts';
import type { Clause } from '../payment/clause.ts';
import { corridor, distanceFrom } from '../payment/corridor.ts';
import { costSharing } from '../payment/costSharing.ts';
import { delayPenalty } from '../payment/delayPenalty.ts';
import { netBenefitTrueUp } from '../payment/netBenefitTrueUp.ts';
import { type Quality, qualityOf } from '../payment/quality.ts';
import { qualityLinked } from '../payment/qualityLinked.ts';
import { riskSharing } from '../payment/riskSharing.ts';
import { sharedSavings } from '../payment/sharedSavings.ts';
import { spendingCap } from '../payment/spendingCap.ts';
import type { WorkedAmount } from '../payment/workedAmount.ts';
import { badOutcomes } from './badOutcomes.ts';
import { claimAmount } from './claimAmount.ts';
import type { PeriodFacts } from './periodFacts.ts';
import type { SupplierStanding } from './supplierStanding.ts';

/**
 * What a clause gives from the beginning of the contract to the end of a period, also where a gate holds it: the rule's own arithmetic on the sums and
 * figures of that time.
 * @param price EUR for each main device @param facts of all periods up to that one
 * @returns null where it cannot be told: nothing observed, an episode without cost, a device row without price, a stratum without weight
 */
export function lifeToDate(
  { id, rule }: Clause,
  price: number,
  facts: readonly PeriodFacts[],
  standing: SupplierStanding,
): WorkedAmount | null {
  const sum = (of: (one: PeriodFacts) => number) => facts.reduce((total, one) => total + of(one), 0);
  switch (rule.kind) {
    case 'payment-by-results':
    case 'success-fee':
    case 'warranty': {
      const claims = facts.flatMap((one) => one.claims).filter(({ clause }) => clause === id);
      return claimAmount(
        rule,
        price,
        claims,
        sum((one) => one.recalledPatients),
      );
    }
    case 'risk-sharing': {
      const target = standing.targets.find((one) => one.target === rule.target);
      const bad = target === undefined ? null : badOutcomes(target);
      if (!target?.observed || bad === null) return null;
      const worked = riskSharing(rule, { price, badOutcomes: bad });
      // On the good side of the target nothing comes back, however many bad outcomes there were, and while it is undecided nothing is indicated either.
      const missed = distanceFrom(target.value, target.observed.value, target.better) < 0;
      return rule.when === 'missed' && !missed ? { ...worked, amount: 0 } : worked;
    }
    case 'corridor': {
      const target = standing.targets.find((one) => one.target === rule.target);
      if (!target?.observed) return null;
      const { value, patients } = target.observed;
      const distance = distanceFrom(target.value, value, target.better);
      return corridor(rule, { distance, patients });
    }
    case 'cost-sharing': {
      const uses = facts.flatMap((one) => one.firstUses).filter(({ clause }) => clause === id);
      return costSharing(rule, { price, firstUses: uses.reduce((total, one) => total + one.uses, 0) });
    }
    case 'spending-cap':
      return sum((one) => one.unpriced) > 0 ? null : spendingCap(rule, { billed: sum((one) => one.billed) });
    case 'quality-linked': {
      const quality = qualityFrom(rule.quality, standing);
      if (quality === null) return null;
      const worked = qualityLinked(rule, {
        volume: sum((one) => one.procedures),
        quality: quality.quality,
      });
      return { ...worked, steps: [...quality.steps, ...worked.steps] };
    }
    case 'shared-savings':
    case 'bundle': {
      const own = facts.flatMap((one) => one.episodes).filter(({ clause }) => clause === id);
      const all = (of: (one: (typeof own)[number]) => number) =>
        own.reduce((total, one) => total + of(one), 0);
      if (all((one) => one.withoutCost) > 0) return null;
      const episodes = all((one) => one.episodes);
      if (rule.kind === 'bundle') return bundle(rule, { episodes, cappedCost: all((one) => one.cappedCost) });
      const quality = qualityFrom(rule.quality, standing);
      if (quality === null) return null;
      const worked = sharedSavings(rule, {
        episodes,
        cost: all((one) => one.cost),
        quality: quality.quality,
      });
      return { ...worked, steps: [...quality.steps, ...worked.steps] };
    }
    case 'capitation': {
      const enrolled = Map.groupBy(
        facts.flatMap((one) => one.memberMonths),
        ({ stratum }) => stratum,
      );
      const months = new Map(
        [...enrolled].map(([stratum, cells]) => [
          stratum,
          total(
            decimal,
            cells.map((one) => decimal.of(one.memberMonths)),
          ).toNumber(),
        ]),
      );
      if ([...months.keys()].some((stratum) => rule.strata.every((one) => one.stratum !== stratum)))
        return null;
      const { amount, steps } = capitation(rule, { memberMonths: months, cost: sum((one) => one.careCost) });
      return { amount, steps };
    }
    case 'net-benefit-true-up': {
      if (standing.value === null) return null;
      const { promisedNetBenefit: promised, deliveredNetBenefit: delivered, patients } = standing.value;
      const { upper } = standing.value.deliveredInterval;
      if (upper < promised) return netBenefitTrueUp(rule, { promised, delivered, patients });
      // Where the interval reaches the promise nothing was shown to be lacking: the amount is none, not one that waits.
      return {
        amount: 0,
        steps: [
          { name: 'promisedNetBenefit', value: promised, unit: 'eur' },
          { name: 'deliveredNetBenefit', value: delivered, unit: 'eur' },
          { name: 'deliveredNetBenefitUpper', value: upper, unit: 'eur' },
        ],
      };
    }
    case 'delay-penalty':
      return delayPenalty(rule, { days: sum((one) => one.delayDays) });
  }
}

function qualityFrom(quality: Quality, { targets }: SupplierStanding): ReturnType<typeof qualityOf> | null {
  const values = new Map(
    targets.flatMap(({ target, observed }) => (observed === null ? [] : [[target, observed.value] as const])),
  );
  return quality.every(({ target }) => values.has(target)) ? qualityOf(quality, values) : null;
}
