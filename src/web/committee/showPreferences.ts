import { page, type Route } from '../route.ts';
import { findPreferences } from './findPreferences.ts';
import { formFromTables } from './preferenceForm.ts';
import { preferencesView } from './preferencesView.ts';

export const showPreferences: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/committee/preferences/:commissioner',
  handle: async (request) => {
    const context = await findPreferences(request);
    const offers = context.offers.map(({ offer }) => offer);
    const form = formFromTables(context.criteria, offers, context.entry?.tables ?? []);
    const saved = request.query.saved === '1';
    return page(
      'committee/preferences',
      preferencesView(context, form, [], saved, request.locale, request.format),
    );
  },
};
