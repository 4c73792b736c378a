import { exploreRun } from '../../actions/explore.ts';
import { lotResult } from '../../core/evaluation/result.ts';
import { page, type Route } from '../route.ts';
import { formFromQuery, offeredForm, parseExploreForm } from './exploreForm.ts';
import { exploreView } from './exploreView.ts';
import { findResult } from './findRun.ts';

/** What would change at another λ or other prices: `?lambda=20000&price.s1=9000`; what is left out is as offered. */
export const showExploration: Route = {
  method: 'get',
  path: '/runs/:run/explore',
  handle: async (request) => {
    const { world, locale, query } = request;
    const found = await findResult(request);
    const { offers } = lotResult(found.result, found.lot.id);
    const form = formFromQuery(query, offeredForm(found.lot, offers, locale));
    const asked = parseExploreForm(form, found.lot, offers);
    if (asked.value === undefined) {
      return page('evaluation/explore', exploreView(found, form, asked.problems, null, locale), 422);
    }
    const answered = await exploreRun(world, found, asked.value);
    return page('evaluation/explore', exploreView(found, form, [], answered, locale));
  },
};
