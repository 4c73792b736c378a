import { allStandings } from '../../actions/contractStanding.ts';
import { page, type Route } from '../route.ts';
import { homeView } from './homeView.ts';

export const showHome: Route = {
  method: 'get',
  path: '/',
  handle: async ({ world, locale, format }) =>
    page('home', homeView(await world.tenders.all(), await allStandings(world), world.now(), locale, format)),
};
