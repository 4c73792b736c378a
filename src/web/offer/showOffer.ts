import { z } from 'zod';
import { findLot } from '../../actions/findLot.ts';
import { DomainError } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { offerView } from './offerView.ts';

const querySchema = z.object({ received: z.enum(['now', 'again']).nullable().catch(null) });

export const showOffer: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/offers/:offer',
  handle: async ({ world, params, query, locale, format }) => {
    const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'evidence');
    const upload = uploads.find(({ offer }) => offer === params.offer);
    if (upload === undefined) {
      throw new DomainError('not-found', {
        it: `Il lotto ${lot.id} non ha un’offerta «${params.offer}».`,
        en: `Lot ${lot.id} has no offer “${params.offer}”.`,
      });
    }
    const { received } = querySchema.parse({ received: query.received ?? null });
    return page('offer/offer', offerView(published, lot, upload, received, locale, format));
  },
};
