import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

/** The calculation of the points as live formulas, for whoever wants to recalculate it. */
export const downloadCalculation: Route = {
  method: 'get',
  path: '/runs/:run/calculation.xlsx',
  handle: async (request) => {
    const found = await findResult(request);
    const { world, locale } = request;
    return {
      kind: 'file',
      name: downloadName(found, { it: 'calcolo.xlsx', en: 'calculation.xlsx' }[locale], locale),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await world.reports.calculation(found.published.tender, found.result, locale),
    };
  },
};
