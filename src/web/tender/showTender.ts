import { lotResults } from '../../actions/lotResults.ts';
import { page, type Route } from '../route.ts';
import { findTender } from './findTender.ts';
import { tenderView } from './tenderView.ts';

export const showTender: Route = {
  method: 'get',
  path: '/tenders/:tender',
  handle: async ({ world, params, locale, format }) => {
    const published = await findTender(world, params.tender ?? '');
    const results = published.tender.lots.length > 1 ? await lotResults(world, published) : [];
    return page('tender/tender', tenderView(published, results, world.now(), locale, format));
  },
};
