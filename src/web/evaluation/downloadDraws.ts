import { lotResult } from '../../core/evaluation/result.ts';
import type { Route } from '../route.ts';
import { downloadName } from './downloadName.ts';
import { findResult } from './findRun.ts';

/** Every draw of the run, for health economists: made again from the seed while it is downloaded. */
export const downloadDraws: Route = {
  method: 'get',
  path: '/runs/:run/draws.csv',
  handle: async (request) => {
    const found = await findResult(request);
    const { world, locale } = request;
    const { lot, result } = found;
    const evaluation = lotResult(result, lot.id);
    const { mode, draws, seed } = evaluation.valuation;
    return {
      kind: 'stream',
      name: downloadName(found, 'csv', locale),
      type: 'text/csv',
      content: world.drawsCsv({ lot, offers: evaluation.offers, plan: { mode, draws, seed } }),
    };
  },
};
