import { findLot } from '../../actions/findLot.ts';
import { page, type Route } from '../route.ts';
import { offersView } from './offersView.ts';

export const listOffers: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/offers',
  handle: async ({ world, params, locale, format }) => {
    const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'evidence');
    return page('offer/offers', offersView(published, lot, uploads, null, world.now(), locale, format));
  },
};
