import { acknowledgeAlert } from '../../actions/acknowledgeAlert.ts';
import { contractStanding } from '../../actions/contractStanding.ts';
import { page, type Route } from '../route.ts';
import { textField } from '../textField.ts';
import { asOfFrom } from './asOf.ts';
import { boardView } from './boardView.ts';

export const showBoard: Route = {
  method: 'get',
  path: '/contracts/:contract',
  handle: async ({ world, params, query, locale, format }) =>
    page(
      'tracking/board',
      boardView(
        await contractStanding(world, params.contract ?? '', asOfFrom(query)),
        undefined,
        locale,
        format,
      ),
    ),
};

export const acknowledge: Route = {
  method: 'post',
  path: '/contracts/:contract/acknowledgements',
  handle: async ({ world, actor, params, form, locale, format }) => {
    const contract = params.contract ?? '';
    const alert = textField(form.alert);
    const note = textField(form.note);
    const problems = await acknowledgeAlert(world, actor, contract, alert, note);
    if (problems.length === 0) {
      return { kind: 'redirect', to: `/contracts/${encodeURIComponent(contract)}#alerts` };
    }
    const standing = await contractStanding(world, contract);
    return page('tracking/board', boardView(standing, { alert, note, problems }, locale, format), 422);
  },
};
