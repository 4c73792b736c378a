import { parentPort } from 'node:worker_threads';
import { type ReleaseJob, testedRelease } from '../core/disclosure/testedRelease.ts';

parentPort?.on('message', (job: ReleaseJob) => parentPort?.postMessage(testedRelease(job)));
