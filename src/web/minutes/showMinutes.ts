import { z } from 'zod';
import { noFacts } from '../../core/minutes/sessionFacts.ts';
import { page, type Route } from '../route.ts';
import { findMinutes } from './findMinutes.ts';
import { formFromFacts } from './minutesForm.ts';
import { minutesView } from './minutesView.ts';

const querySchema = z.object({ saved: z.literal('1').optional().catch(undefined) });

export const showMinutes: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/minutes',
  handle: async (request) => {
    const { world, locale, format } = request;
    const { saved } = querySchema.parse(request.query);
    const context = await findMinutes(request);
    const form = formFromFacts(context.recorded?.facts ?? noFacts);
    return page(
      'minutes/minutes',
      minutesView(context, form, [], saved === '1', world.now(), locale, format),
    );
  },
};
