import { findLot } from '../../actions/findLot.ts';
import { canBeImagined } from '../../core/laboratory/readLot.ts';
import { page, type Route } from '../route.ts';
import { formFromQuery, parseLabForm, usualForm } from './labForm.ts';
import { labView } from './labView.ts';

/** The rules of a lot tried on imagined offers: `?lots=2000&seed=1&floor=70&try=scales`. It reads no offer. */
export const showLab: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/lab',
  handle: async ({ world, params, query, locale }) => {
    const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
    const impossible = !canBeImagined(lot);
    const form = formFromQuery(query);
    if (form === undefined)
      return page(
        'lab/lab',
        labView(published, lot, usualForm, [], undefined, undefined, impossible, locale),
      );
    const { value: plan, problems } = parseLabForm(form);
    const result = plan === undefined || impossible ? undefined : await world.laboratory.run({ lot, plan });
    return page(
      'lab/lab',
      labView(published, lot, form, problems, plan, result, impossible, locale),
      problems.length > 0 ? 422 : 200,
    );
  },
};
