import { z } from 'zod';
import { findContract } from '../../actions/findContract.ts';
import { lineOfCase, openCases } from '../../actions/openCases.ts';
import { giveOpinion } from '../../actions/statementActs.ts';
import { DomainError, type Problem } from '../../core/problem.ts';
import { type PageReply, type PageRequest, page, type Route } from '../route.ts';
import { adjudicationPath, adjudicationView, caseView } from './adjudicationView.ts';
import { notChosen } from './formProblems.ts';
import { type SentForm, sentFields } from './sentForm.ts';

export const showAdjudication: Route = {
  method: 'get',
  path: '/contracts/:contract/adjudication',
  handle: async ({ world, params, query, locale }) => {
    const contract = await findContract(world, params.contract ?? '');
    const cases = await openCases(world, contract.contract.id);
    return page(
      'settlement/adjudication',
      adjudicationView(contract, cases, query.saved !== undefined, locale),
    );
  },
};

/** One case, without supplier, amount or another's opinion. */
export const showCase: Route = {
  method: 'get',
  path: '/contracts/:contract/adjudication/:case',
  handle: (request) => casePage(request),
};

const opinionSchema = z.object({
  role: z.enum(['first', 'second', 'third']),
  verdict: z.enum(['stands', 'falls']),
});

export const takeOpinion: Route = {
  method: 'post',
  path: '/contracts/:contract/adjudication/:case',
  handle: async (request) => {
    const { world, params } = request;
    const fields = sentFields(request, ['role', 'verdict', 'text', 'name']);
    const opinion = opinionSchema.safeParse(fields);
    const where = await lineOfCase(world, params.contract ?? '', params.case ?? '');
    if (where === undefined) throw noCase();
    const problems: readonly Problem[] = opinion.success
      ? await giveOpinion(world, where, fields.name ?? '', { ...opinion.data, text: fields.text ?? '' })
      : [notChosen('role')];
    if (problems.length > 0) return casePage(request, { form: 'opinion', fields, problems });
    return { kind: 'redirect', to: `${adjudicationPath({ id: params.contract ?? '' })}?saved=1` };
  },
};

async function casePage(request: PageRequest, sent?: SentForm): Promise<PageReply> {
  const { world, params, locale } = request;
  const contract = await findContract(world, params.contract ?? '');
  const open = (await openCases(world, contract.contract.id)).find(({ id }) => id === params.case);
  if (open === undefined) throw noCase();
  return page('settlement/case', caseView(contract, open, sent, locale), sent === undefined ? 200 : 422);
}

function noCase(): DomainError {
  return new DomainError('not-found', {
    it: 'Questo caso non aspetta (più) un giudizio.',
    en: 'This case does not wait for a judgement (any more).',
  });
}
