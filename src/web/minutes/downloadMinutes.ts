import { minutesOfRun } from '../../actions/minutes.ts';
import { downloadName } from '../evaluation/downloadName.ts';
import { findResult } from '../evaluation/findRun.ts';
import type { Route } from '../route.ts';

export const downloadMinutes: Route = {
  method: 'get',
  path: '/runs/:run/minutes.pdf',
  handle: async (request) => {
    const found = await findResult(request);
    const { run, published, result } = found;
    const { world } = request;
    return {
      kind: 'file',
      name: `verbale-${downloadName(found, 'pdf', 'it')}`,
      type: 'application/pdf',
      bytes: await world.reports.minutes(
        published.tender,
        result,
        await minutesOfRun(world, published.tender, run, result),
      ),
    };
  },
};
