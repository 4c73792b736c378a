import { z } from 'zod';
import { page, type Route } from '../route.ts';
import { committeeSizes, formFromCommittee } from './committeeForm.ts';
import { committeeView } from './committeeView.ts';
import { findCommittee } from './findCommittee.ts';

const querySchema = z.object({
  saved: z.literal('1').optional().catch(undefined),
  commissioners: z.coerce.number().pipe(z.literal(committeeSizes)).optional().catch(undefined),
});

export const showCommittee: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/committee',
  handle: async (request) => {
    const { locale, format } = request;
    const { saved, commissioners } = querySchema.parse(request.query);
    const context = await findCommittee(request);
    const form = formFromCommittee(
      context.lot,
      context.offers.map(({ offer }) => offer),
      context.recorded?.committee,
      commissioners,
    );
    return page(
      'committee/committee',
      committeeView(context, form, [], saved === '1', request.world.now(), locale, format),
    );
  },
};
