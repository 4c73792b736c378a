import { cancelEvaluation } from '../../actions/evaluate.ts';
import type { Route } from '../route.ts';
import { findRun } from './findRun.ts';

export const cancelRun: Route = {
  method: 'post',
  path: '/runs/:run/cancel',
  handle: async (request) => {
    const { run } = await findRun(request);
    await cancelEvaluation(request.world, run.id);
    return { kind: 'redirect', to: `/runs/${run.id}` };
  },
};
