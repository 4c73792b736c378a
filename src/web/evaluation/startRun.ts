import { startEvaluation } from '../../actions/evaluate.ts';
import { DomainError, type Problem } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { formFromFields, parseEvaluationForm } from './evaluationForm.ts';
import { evaluationView } from './evaluationView.ts';
import { findEvaluation } from './findEvaluation.ts';

export const startRun: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/evaluation',
  handle: async (request) => {
    const { world, actor, locale, format } = request;
    const context = await findEvaluation(request);
    const form = formFromFields(request.form);
    const refused = (problems: readonly Problem[]) =>
      page(
        'evaluation/evaluation',
        evaluationView(context, form, problems, world.now(), locale, format),
        422,
      );
    const asked = parseEvaluationForm(form);
    if (asked.value === undefined) return refused(asked.problems);
    const target = { tender: context.published.tender.id, lot: context.lot.id };
    try {
      const run = await startEvaluation(world, actor, { ...target, ...asked.value });
      return { kind: 'redirect', to: `/runs/${run.id}` };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-ready') return refused(error.problems);
      throw error;
    }
  },
};
