import { contractStanding } from '../../actions/contractStanding.ts';
import { page, type Route } from '../route.ts';
import { asOfFrom } from './asOf.ts';
import { targetView } from './targetView.ts';

export const showTarget: Route = {
  method: 'get',
  path: '/contracts/:contract/targets/:target',
  handle: async ({ world, params, query, locale }) => {
    const standing = await contractStanding(world, params.contract ?? '', asOfFrom(query));
    return page('tracking/target', targetView(standing, params.target ?? '', locale));
  },
};
