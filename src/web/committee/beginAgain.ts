import { repeatComparison } from '../../actions/repeatComparison.ts';
import { page, type Route } from '../route.ts';
import { formFromCommittee } from './committeeForm.ts';
import { committeeView } from './committeeView.ts';
import { findCommittee } from './findCommittee.ts';

export const beginAgain: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/committee/comparison',
  handle: async (request) => {
    const { world, actor, locale, format, path } = request;
    const context = await findCommittee(request);
    const { published, lot, offers, recorded } = context;
    const target = { tender: published.tender.id, lot: lot.id };
    const { reason } = request.form;
    const problems = await repeatComparison(
      world,
      actor,
      target,
      typeof reason === 'string' ? reason.trim() : '',
    );
    if (problems.length === 0)
      return { kind: 'redirect', to: `${path.replace(/\/comparison$/, '')}#comparison` };
    const form = formFromCommittee(
      lot,
      offers.map(({ offer }) => offer),
      recorded?.committee,
    );
    return page(
      'committee/committee',
      committeeView(context, form, problems, false, world.now(), locale, format),
      422,
    );
  },
};
