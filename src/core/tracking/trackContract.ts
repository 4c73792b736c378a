import type { Contract, PublishedContract } from '../contract/contract.ts';
import type { Snapshot } from '../deliveries/batch.ts';
import type { Aggregates } from './aggregates.ts';
import { dataAlerts, type TargetCrossings, targetAlerts } from './alerts.ts';
import { decision, type Soundness, sanctionable } from './decision.ts';
import { type HeldTarget, heldTarget } from './heldTarget.ts';
import { isLinked, linkage } from './linkage.ts';
import { quality } from './quality.ts';
import { eventReading, waitReading } from './rateReading.ts';
import type { Reading } from './reading.ts';
import { isReconciled, reconciled } from './reconciliation.ts';
import { registryReading } from './registryReading.ts';
import { scoreReading } from './scoreReading.ts';
import { survivalReading } from './survivalReading.ts';
import type { Monitoring, TargetTracking, Tracking, ValueTracking } from './tracking.ts';

/** What a tracking is computed from. */
export interface TrackedData {
  readonly contract: PublishedContract;
  readonly snapshot: Snapshot;
  /** Data date, ISO: for which the aggregates were made. */
  readonly asOf: string;
  readonly aggregates: Aggregates;
  /** By target, from `monitoringFold`; a target without one has no CUSUM. */
  readonly monitoring: ReadonlyMap<string, Monitoring>;
  readonly value: readonly ValueTracking[];
}

/**
 * All that is known of a contract from one snapshot at one data date, as plain JSON: no figure is infinite, and one that cannot be computed is null. The
 * order of cells does not matter.
 * @throws RangeError for a contract with references into nothing, or cells that contradict themselves (more events than patients)
 */
export function trackContract(data: TrackedData): Tracking {
  const { contract: published, snapshot, asOf, aggregates } = data;
  const { contract, fingerprint } = published;
  const linked = linkage(aggregates.linkage);
  const found = contract.targets.map((target) => {
    const held = heldTarget(contract, target);
    const reading = readingOf(held, aggregates);
    return { held, reading, ...decision(held, reading, soundness(held, reading, aggregates, linked)) };
  });
  const stands = new Set(
    [...Map.groupBy(found, ({ held }) => held.target.supplier).values()].flatMap((ofSupplier) => {
      const may = sanctionable(
        ofSupplier.map(({ reading, state }) => ({ p: reading.p, state })),
        contract.decision,
      );
      return ofSupplier.filter((_, at) => may[at]);
    }),
  );
  const targets = found.map((one): TargetCrossings => {
    const { held, reading, state, because, stateOfInterval } = one;
    const { p: _, months: __, followUp, followUpLackingSince, missedSince, sitesOut, ...figures } = reading;
    const { target, outcome } = held;
    const tracking: TargetTracking = {
      target: target.id,
      supplier: target.supplier,
      outcome: target.outcome,
      promised: target.promised.value,
      value: target.value,
      better: outcome.better,
      state,
      because,
      stateOfInterval,
      sanctionable: stands.has(one),
      ...figures,
      monitoring: data.monitoring.get(target.id) ?? null,
    };
    return { tracking, missedSince, sitesOut, followUp, followUpLackingSince };
  });
  const cells = quality(contract, snapshot, asOf, aggregates);
  return {
    contract: contract.id,
    fingerprint,
    snapshot: snapshot.hash,
    asOf,
    targets: targets.map(({ tracking }) => tracking),
    quality: cells,
    linkage: linked,
    value: data.value,
    alerts: [
      ...targets.flatMap((target) => targetAlerts(target, contract, asOf)),
      ...dataAlerts(contract, cells, aggregates),
    ],
  };
}

function readingOf(held: HeldTarget, aggregates: Aggregates): Reading {
  const own = <Cell extends { readonly outcome: string; readonly supplier: string }>(
    cells: readonly Cell[],
  ) =>
    cells.filter(
      ({ outcome, supplier }) => outcome === held.target.outcome && supplier === held.target.supplier,
    );
  const { measure } = held.outcome;
  switch (measure.kind) {
    case 'event':
      return eventReading(own(aggregates.events), held);
    case 'survival':
      return survivalReading(own(aggregates.survival), own(aggregates.followUp), measure.horizonDays, held);
    case 'score':
      return scoreReading(own(aggregates.scores), held);
    case 'wait':
      return waitReading(own(aggregates.waits), held);
    case 'registry':
      return registryReading(own(aggregates.registry), held);
  }
}

/** Waits and registry results rest on no device: nothing is linked or consumed. Of the others, consumption counts up to the last month that counts. */
function soundness(
  { target, outcome, contract }: HeldTarget,
  { months }: Reading,
  aggregates: Aggregates,
  linked: Tracking['linkage'],
): Soundness {
  if (!restsOnDevices(outcome)) return { linked: true, reconciled: null };
  const last = months.at(-1);
  const devices = reconciled(aggregates.reconciliation).filter(
    ({ supplier, month }) => supplier === target.supplier && (last === undefined || month <= last),
  );
  return {
    linked: isLinked(linked, contract.dataQuality.leastLinkage),
    reconciled: isReconciled(devices, contract.dataQuality.consumptionTolerance),
  };
}

function restsOnDevices({ measure: { kind } }: Contract['outcomes'][number]): boolean {
  return kind !== 'wait' && kind !== 'registry';
}
