import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

export const downloadReport: Route = {
  method: 'get',
  path: '/runs/:run/report.pdf',
  handle: async (request) => {
    const found = await findResult(request);
    const { world, locale } = request;
    const { run, published, result } = found;
    return {
      kind: 'file',
      name: downloadName(found, 'pdf', locale),
      type: 'application/pdf',
      bytes: await world.reports.pdf(published.tender, result, locale, run.endedAt ?? run.startedAt),
    };
  },
};
