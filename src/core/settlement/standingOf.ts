import { monthOf } from '../tracking/months.ts';
import type { Tracking } from '../tracking/tracking.ts';
import type { PeriodStanding } from './periodStanding.ts';
import type { SettlementPeriod } from './settlementPeriod.ts';

/** Of what was tracked with index dates up to the end of a period, what its settlement rests on. */
export function standingOf({ number, to }: SettlementPeriod, tracking: Tracking): PeriodStanding {
  const owed = tracking.quality.filter(({ delivery, month }) => delivery === 'owed' && month <= monthOf(to));
  return {
    period: number,
    targets: tracking.targets.map((one) => ({
      target: one.target,
      supplier: one.supplier,
      outcome: one.outcome,
      value: one.value,
      better: one.better,
      observed: one.observed,
      standardised: one.standardised,
      crude: one.crude,
      state: one.state,
      because: one.because,
      stateOfInterval: one.stateOfInterval,
      sanctionable: one.sanctionable,
      score: one.score,
      young: one.young,
      owedBy: one.missing?.owedBy ?? [],
    })),
    value: tracking.value.map((one) => ({
      supplier: one.supplier,
      promisedNetBenefit: one.promisedNetBenefit,
      deliveredNetBenefit: one.deliveredNetBenefit,
      deliveredInterval: one.deliveredInterval,
      patients: one.patients,
    })),
    owed: [...Map.groupBy(owed, ({ site }) => site)].map(([site, cells]) => ({
      site,
      months: cells.map(({ month }) => month),
    })),
  };
}
