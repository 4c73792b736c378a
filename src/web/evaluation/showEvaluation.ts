import { page, type Route } from '../route.ts';
import { publishedForm } from './evaluationForm.ts';
import { evaluationView } from './evaluationView.ts';
import { findEvaluation } from './findEvaluation.ts';

export const showEvaluation: Route = {
  method: 'get',
  path: '/tenders/:tender/lots/:lot/evaluation',
  handle: async (request) => {
    const { world, locale, format } = request;
    const context = await findEvaluation(request);
    const form = publishedForm(context.lot);
    return page('evaluation/evaluation', evaluationView(context, form, [], world.now(), locale, format));
  },
};
