/** Thread that reads one workbook and ends. Out of memory here is not out of memory in the server. */
import { parentPort, workerData } from 'node:worker_threads';
import { contentFromParts } from './workbookContent.ts';
import type { Parts } from './zipGate.ts';

const { parts, file } = workerData as { readonly parts: Parts; readonly file: string };
parentPort?.postMessage(await contentFromParts(parts, file));
