import { contractStanding } from '../../actions/contractStanding.ts';
import { page, type Route } from '../route.ts';
import { asOfFrom } from './asOf.ts';
import { deliveredView } from './deliveredView.ts';

export const showData: Route = {
  method: 'get',
  path: '/contracts/:contract/data',
  handle: async ({ world, params, query, locale, format }) => {
    const standing = await contractStanding(world, params.contract ?? '', asOfFrom(query));
    const snapshots = await world.snapshots.ofContract(standing.published.contract.id);
    return page('tracking/data', deliveredView(standing, snapshots, locale, format));
  },
};
