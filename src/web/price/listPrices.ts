import { findLot } from '../../actions/findLot.ts';
import { page, type Route } from '../route.ts';
import { pricesView } from './pricesView.ts';

export const listPrices: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/prices',
  handle: async ({ world, params, query, locale, format }) => {
    const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'price');
    const phases = await world.phases.of(published.fingerprint, lot.id);
    const received =
      typeof query.offer === 'string' ? { offer: query.offer, repeated: query.received === 'again' } : null;
    return page(
      'price/prices',
      pricesView(published, lot, uploads, null, received, phases, world.now(), locale, format),
    );
  },
};
