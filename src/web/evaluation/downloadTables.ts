import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

export const downloadTables: Route = {
  method: 'get',
  path: '/runs/:run/result.xlsx',
  handle: async (request) => {
    const found = await findResult(request);
    const { world, locale } = request;
    return {
      kind: 'file',
      name: downloadName(found, 'xlsx', locale),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await world.reports.workbook(found.published.tender, found.result, locale),
    };
  },
};
