import type { Route } from '../route.ts';

/** For monitors: answers only if the store of tenders does. */
export const showHealth: Route = {
  method: 'get',
  path: '/health',
  handle: async ({ world }) => {
    await world.tenders.all();
    return { kind: 'json', body: { ok: true, program: world.program } };
  },
};
