import type { Contract } from '../../src/core/contract/contract.ts';
import type { Snapshot } from '../../src/core/deliveries/batch.ts';
import type {
  Aggregates,
  EventCell,
  FollowUpCell,
  ScoreCell,
  SurvivalCell,
  WaitCell,
} from '../../src/core/tracking/aggregates.ts';
import { trackContract } from '../../src/core/tracking/trackContract.ts';
import type { TargetTracking, Tracking } from '../../src/core/tracking/tracking.ts';
import { published } from './contract.ts';

const place = { supplier: 'S1', site: 'H1', month: '2026-01' };

/** Events of patients of whom all are known, unless more is said. */
export function eventCell(events: number, known: number, more: Partial<EventCell> = {}): EventCell {
  const missing = more.missing ?? 0;
  return {
    ...place,
    outcome: 'ppm',
    young: 0,
    due: known + missing,
    known,
    events,
    missing,
    expected: 0,
    variance: 0,
    expectedMissing: 0,
    withoutRisk: 0,
    ...more,
  };
}

export function waitCell(inTime: number, delivered: number, more: Partial<WaitCell> = {}): WaitCell {
  return {
    ...place,
    outcome: 'waiting',
    priority: 'B',
    service: 'visit',
    booked: delivered + (more.overdue ?? 0),
    delivered,
    inTime,
    overdue: 0,
    notDelivered: 0,
    cancelled: 0,
    days: 0,
    ...more,
  };
}

/** Scores of patients who all gave both. */
export function scoreCell(gains: readonly number[], more: Partial<ScoreCell> = {}): ScoreCell {
  const sum = gains.reduce((total, gain) => total + gain, 0);
  return {
    ...place,
    outcome: 'quality',
    young: 0,
    due: gains.length + (more.missing ?? 0),
    known: gains.length,
    missing: 0,
    sumBefore: gains.length / 2,
    sumAfter: gains.length / 2 + sum,
    sumSquaredChange: gains.reduce((total, gain) => total + gain * gain, 0),
    sumExpected: 0,
    sumSquaredExcess: 0,
    responders: gains.filter((gain) => gain >= 0.05).length,
    ...more,
  };
}

export function survivalCell(day: number, more: Partial<SurvivalCell>): SurvivalCell {
  return {
    outcome: 'revision',
    supplier: 'S1',
    site: 'H1',
    day,
    revisions: 0,
    deaths: 0,
    censored: 0,
    lost: 0,
    ...more,
  };
}

/** Devices that were all followed for the whole horizon, unless more is said. */
export function followUpCell(due: number, more: Partial<FollowUpCell> = {}): FollowUpCell {
  return {
    ...place,
    outcome: 'revision',
    young: 0,
    due,
    full: due,
    known: due - (more.missing ?? 0),
    revisions: 0,
    missing: 0,
    ...more,
  };
}

function aggregates(of: Partial<Aggregates>): Aggregates {
  return {
    events: [],
    survival: [],
    followUp: [],
    scores: [],
    waits: [],
    registry: [],
    linkage: [],
    reconciliation: [],
    ...of,
  };
}

export const emptySnapshot: Snapshot = {
  hash: 'f'.repeat(64),
  contract: 'valvole',
  fingerprint: '0'.repeat(64),
  batches: [],
  previous: null,
};

export function tracked(contract: Contract, of: Partial<Aggregates>, more: object = {}): Tracking {
  return trackContract({
    contract: published(contract),
    snapshot: emptySnapshot,
    asOf: '2026-12-31',
    aggregates: aggregates(of),
    monitoring: new Map(),
    value: [],
    ...more,
  });
}

export function targetOf(tracking: Tracking, id: string): TargetTracking {
  const found = tracking.targets.find(({ target }) => target === id);
  if (found === undefined) throw new Error(`no target ${id}`);
  return found;
}
