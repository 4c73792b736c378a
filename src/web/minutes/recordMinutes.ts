import { recordSession } from '../../actions/recordSession.ts';
import { hasErrors } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { findMinutes } from './findMinutes.ts';
import { formFromFields, gaps, sessionData } from './minutesForm.ts';
import { minutesView } from './minutesView.ts';

export const recordMinutes: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/minutes',
  handle: async (request) => {
    const { world, actor, locale, format, path } = request;
    const context = await findMinutes(request);
    const { published, lot } = context;
    const form = formFromFields(request.form);
    const { data, locate } = sessionData(lot, form);
    const missing = gaps(form);
    const problems = hasErrors(missing)
      ? missing
      : await recordSession(world, actor, { tender: published.tender.id, lot: lot.id }, data, locate);
    if (!hasErrors(problems)) return { kind: 'redirect', to: `${path}?saved=1` };
    return page(
      'minutes/minutes',
      minutesView(context, form, problems, false, world.now(), locale, format),
      422,
    );
  },
};
