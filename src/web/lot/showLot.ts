import { findLot } from '../../actions/findLot.ts';
import { page, type Route } from '../route.ts';
import { lotView } from './lotView.ts';

export const showLot: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot',
  handle: async ({ world, params, locale, format }) => {
    const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
    return page('lot/lot', lotView(published, lot, locale, format));
  },
};
