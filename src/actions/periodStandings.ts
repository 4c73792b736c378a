import type { Snapshot } from '../core/deliveries/batch.ts';
import { aggregatesUpTo, registryUpTo } from '../core/settlement/aggregatesUpTo.ts';
import type { PeriodStanding } from '../core/settlement/periodStanding.ts';
import { type SettlementPeriod, settlementPeriods } from '../core/settlement/settlementPeriod.ts';
import { standingOf } from '../core/settlement/standingOf.ts';
import { addAggregates, NO_AGGREGATES } from '../core/tracking/addAggregates.ts';
import type { Aggregates } from '../core/tracking/aggregates.ts';
import type { StoredContract } from './contractStores.ts';
import type { World } from './world.ts';

/**
 * How every target stood at the end of each period, on the life of the contract so far, from one snapshot at one data date. No CUSUM is made: money does not rest on it.
 * @param upTo number of the last period
 * @throws RangeError for a contract without a payment section
 */
export async function periodStandings(
  { deliveries, tracker }: Pick<World, 'deliveries' | 'tracker'>,
  contract: StoredContract,
  snapshot: Snapshot,
  asOf: string,
  upTo: number,
): Promise<readonly PeriodStanding[]> {
  const periods = settlementPeriods(contract.contract).filter(({ number }) => number <= upTo);
  const sums = contract.contract.calendar.from.endsWith('-01')
    ? byMonth(deliveries, contract, snapshot, asOf, periods)
    : byDay(deliveries, contract, snapshot, asOf, periods);
  const standings: PeriodStanding[] = [];
  for await (const { period, aggregates } of sums) {
    const job = { contract, snapshot, asOf, aggregates };
    standings.push(standingOf(period, await tracker.track(job, nobody)));
  }
  return standings;
}

interface PeriodSums {
  readonly period: SettlementPeriod;
  readonly aggregates: Aggregates;
}

/** Periods that end with a month: the rows are gone through once, and the sums parted by month. */
async function* byMonth(
  deliveries: World['deliveries'],
  contract: StoredContract,
  snapshot: Snapshot,
  asOf: string,
  periods: readonly SettlementPeriod[],
): AsyncGenerator<PeriodSums> {
  const all = await summed(deliveries, contract, snapshot, asOf);
  const survival = await deliveries.survivalByPeriod(contract, snapshot, asOf);
  for (const period of periods) yield { period, aggregates: aggregatesUpTo(all, survival, period) };
}

/** Where periods end within a month the rows are gone through once for each. */
async function* byDay(
  deliveries: World['deliveries'],
  contract: StoredContract,
  snapshot: Snapshot,
  asOf: string,
  periods: readonly SettlementPeriod[],
): AsyncGenerator<PeriodSums> {
  for (const period of periods) {
    const { calendar } = contract.contract;
    const cut = { ...contract, contract: { ...contract.contract, calendar: { ...calendar, to: period.to } } };
    yield {
      period,
      aggregates: registryUpTo(await summed(deliveries, cut, snapshot, asOf), period.to),
    };
  }
}

async function summed(
  deliveries: World['deliveries'],
  contract: StoredContract,
  snapshot: Snapshot,
  asOf: string,
): Promise<Aggregates> {
  let all = NO_AGGREGATES;
  for await (const part of deliveries.aggregates(contract, snapshot, asOf)) all = addAggregates(all, part);
  return all;
}

async function* nobody() {}
