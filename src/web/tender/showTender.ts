import { page, type Route } from '../route.ts';
import { findTender } from './findTender.ts';
import { tenderView } from './tenderView.ts';

export const showTender: Route = {
  method: 'get',
  path: '/tenders/:tender',
  handle: async ({ world, params, locale, format }) =>
    page(
      'tender/tender',
      tenderView(await findTender(world, params.tender ?? ''), world.now(), locale, format),
    ),
};
