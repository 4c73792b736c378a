import { parentPort } from 'node:worker_threads';
import type { SeriesPart, TrackingJob } from '../actions/contractStores.ts';
import { readPackage } from '../actions/verifyPackage.ts';
import type { Contract } from '../core/contract/contract.ts';
import type { Target } from '../core/contract/target.ts';
import { type MonitoringFold, monitoringFold } from '../core/tracking/monitoring.ts';
import { trackContract } from '../core/tracking/trackContract.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { fingerprint } from './fingerprint.ts';

/** Patients of a target, part by part; then the job that they belong to, which is answered. */
export type TrackingMessage =
  | {
      readonly kind: 'series';
      readonly id: string;
      readonly contract: Contract;
      readonly target: Target;
      readonly part: SeriesPart;
    }
  | { readonly kind: 'track'; readonly id: string; readonly job: TrackingJob };

/** Folds of jobs that are still being told their patients, by job and target. */
const folds = new Map<string, Map<string, MonitoringFold>>();

parentPort?.on('message', (message: TrackingMessage) => {
  parentPort?.postMessage(message.kind === 'series' ? fold(message) : track(message));
});

function fold({ id, contract, target, part }: Extract<TrackingMessage, { kind: 'series' }>): null {
  const ofJob = folds.get(id) ?? new Map<string, MonitoringFold>();
  folds.set(id, ofJob);
  const begun = ofJob.get(target.id) ?? monitoringFold(contract, target);
  if (begun !== undefined) ofJob.set(target.id, begun);
  begun?.add(part);
  return null;
}

function track({ id, job }: Extract<TrackingMessage, { kind: 'track' }>): Tracking {
  const monitoring = new Map(
    [...(folds.get(id) ?? [])].map(([target, told]) => [target, told.result()] as const),
  );
  folds.delete(id);
  const { contract, awardPackage } = job.contract;
  const bytes = new TextEncoder().encode(awardPackage);
  const award = readPackage({ fingerprint }, { name: 'esito-run.json', bytes }).value;
  if (award === undefined) throw new Error(`the package of ${contract.id} cannot be read`);
  return trackContract({ ...job, monitoring, award: award.content });
}
