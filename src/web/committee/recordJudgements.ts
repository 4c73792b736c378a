import { recordCommittee } from '../../actions/recordCommittee.ts';
import { hasErrors } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { committeeData, formFromFields, gaps } from './committeeForm.ts';
import { committeeView } from './committeeView.ts';
import { findCommittee } from './findCommittee.ts';

export const recordJudgements: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/committee',
  handle: async (request) => {
    const { world, actor, locale, format, path } = request;
    const context = await findCommittee(request);
    const { published, lot, offers } = context;
    const form = formFromFields(
      lot,
      offers.map(({ offer }) => offer),
      request.form,
    );
    const { data, locate } = committeeData(lot, form);
    const missing = gaps(form);
    const problems = hasErrors(missing)
      ? missing
      : await recordCommittee(world, actor, { tender: published.tender.id, lot: lot.id }, data, locate);
    if (!hasErrors(problems)) return { kind: 'redirect', to: `${path}?saved=1` };
    return page(
      'committee/committee',
      committeeView(context, form, problems, false, world.now(), locale, format),
      422,
    );
  },
};
