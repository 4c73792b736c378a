import { allStandings } from '../../actions/contractStanding.ts';
import { page, type Route } from '../route.ts';
import { contractsView } from './contractsView.ts';

export const showContracts: Route = {
  method: 'get',
  path: '/contracts',
  handle: async ({ world, locale }) =>
    page('tracking/contracts', contractsView(await allStandings(world), locale)),
};
