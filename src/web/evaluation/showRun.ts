import { lotEnvelopes } from '../../actions/lotEnvelopes.ts';
import { page, type Route } from '../route.ts';
import { caveats } from './caveats.ts';
import { findRun } from './findRun.ts';
import { resultView } from './resultView.ts';
import { runView } from './runView.ts';

/** One address for a run from its start to its result; nothing is computed here. */
export const showRun: Route = {
  method: 'get',
  path: '/runs/:run',
  handle: async (request) => {
    const { world, locale, format } = request;
    const found = await findRun(request);
    const { run, published, lot } = found;
    const result = await world.runs.result(run.id);
    if (result === undefined) return page('evaluation/run', runView(found, locale, format));
    const inForce = {
      tender: await world.tenders.byId(published.tender.id),
      ...(await lotEnvelopes(world, run.fingerprint, lot.id)),
      phases: await world.phases.of(run.fingerprint, lot.id),
    };
    const whole = { ...found, result };
    return page(
      'evaluation/result',
      resultView(whole, caveats(whole, inForce, locale, format), locale, format),
    );
  },
};
