import { recordPreferences } from '../../actions/recordPreferences.ts';
import { errorAt, type Problem } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { findPreferences } from './findPreferences.ts';
import { formFromFields, preferenceData, preferenceFields } from './preferenceForm.ts';
import { preferencesView } from './preferencesView.ts';

export const savePreferences: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/committee/preferences/:commissioner',
  handle: async (request) => {
    const { world, actor, locale, format, path } = request;
    const context = await findPreferences(request);
    const { published, lot, offers, criteria, commissioner } = context;
    const form = formFromFields(
      criteria,
      offers.map(({ offer }) => offer),
      request.form,
    );
    const lock = request.form.act === 'lock';
    const { data, places } = preferenceData(lot.id, commissioner, form);
    const problems: readonly Problem[] =
      lock && request.form[preferenceFields.confirm] !== '1'
        ? [notConfirmed]
        : await recordPreferences(
            world,
            actor,
            { tender: published.tender.id, lot: lot.id, commissioner, tables: data, lock },
            places,
          );
    if (problems.length === 0) return { kind: 'redirect', to: `${path}?saved=1` };
    return page(
      'committee/preferences',
      preferencesView(context, form, problems, false, locale, format),
      422,
    );
  },
};

const notConfirmed = errorAt(
  { field: preferenceFields.confirm },
  'not-confirmed',
  { it: 'Manca la conferma.', en: 'The confirmation is missing.' },
  {
    it: 'Segnare la casella, oppure salvare solo la bozza.',
    en: 'Tick the box, or save the draft only.',
  },
);
