/** Thread that reads one workbook after another. Out of memory here is not out of memory in the server. */
import { parentPort } from 'node:worker_threads';
import { contentFromParts } from './workbookContent.ts';
import type { Parts } from './zipGate.ts';

parentPort?.on('message', async ({ parts, file }: { readonly parts: Parts; readonly file: string }) => {
  parentPort?.postMessage(await contentFromParts(parts, file));
});
