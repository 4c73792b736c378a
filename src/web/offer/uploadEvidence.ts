import { page, type Route } from '../route.ts';
import { offersView } from './offersView.ts';
import { takeUpload } from './takeUpload.ts';

export const uploadEvidence: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/offers',
  files: ['workbook'],
  handle: async (request) => {
    const { world, locale, format, path } = request;
    const taken = await takeUpload(request, 'evidence');
    if (taken.accepted !== undefined) {
      return { kind: 'redirect', to: `${path}/${taken.accepted.offer}?received=${taken.received}` };
    }
    const { published, lot, refusal } = taken;
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'evidence');
    return page(
      'offer/offers',
      offersView(published, lot, uploads, refusal, world.now(), locale, format),
      422,
    );
  },
};
