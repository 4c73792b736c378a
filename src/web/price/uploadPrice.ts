import { takeUpload } from '../offer/takeUpload.ts';
import { page, type Route } from '../route.ts';
import { pricesView } from './pricesView.ts';

export const uploadPrice: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/prices',
  files: ['workbook'],
  handle: async (request) => {
    const { world, locale, format, path } = request;
    const taken = await takeUpload(request, 'price');
    if (taken.accepted !== undefined) {
      return { kind: 'redirect', to: `${path}?offer=${taken.accepted.offer}&received=${taken.received}` };
    }
    const { published, lot, refusal } = taken;
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'price');
    const phases = await world.phases.of(published.fingerprint, lot.id);
    return page(
      'price/prices',
      pricesView(published, lot, uploads, refusal, null, phases, world.now(), locale, format),
      422,
    );
  },
};
