import { z } from 'zod';
import { answerTask, giveTask, type LineName, resolveObjection } from '../../actions/statementActs.ts';
import { findStatement } from '../../actions/statementsOf.ts';
import { versionOf } from '../../actions/versionOf.ts';
import { DomainError, type Problem } from '../../core/problem.ts';
import { type PageReply, type PageRequest, page, type Reply, type Route } from '../route.ts';
import { notChosen } from './formProblems.ts';
import { lineView } from './lineView.ts';
import { type SentForm, sentFields } from './sentForm.ts';
import { linePath } from './settlementHead.ts';

const address = '/statements/:statement/lines/:clause/:period';

export const showLine: Route = {
  method: 'get',
  path: address,
  handle: (request) => linePage(request),
};

/** The board asks a hospital, which does not see the supplier. */
export const takeTask: Route = {
  method: 'post',
  path: `${address}/task`,
  handle: async (request) => {
    const fields = sentFields(request, ['site', 'text', 'name']);
    const { site = '', text = '', name = '' } = fields;
    const problems = await giveTask(request.world, lineOf(request), name, { site, text });
    return answer(request, { form: 'task', fields, problems });
  },
};

const findingSchema = z.enum(['confirmed', 'corrected', 'not-found']);

export const takeAnswer: Route = {
  method: 'post',
  path: `${address}/answer`,
  handle: async (request) => {
    const fields = sentFields(request, ['site', 'finding', 'text', 'name']);
    const { site = '', text = '', name = '' } = fields;
    const finding = findingSchema.safeParse(fields.finding);
    const problems: readonly Problem[] = finding.success
      ? await answerTask(request.world, lineOf(request), name, { site, finding: finding.data, text })
      : [notChosen('finding')];
    return answer(request, { form: 'answer', fields, problems });
  },
};

const verdictSchema = z.enum(['stands', 'falls']);

export const takeResolution: Route = {
  method: 'post',
  path: `${address}/resolution`,
  handle: async (request) => {
    const fields = sentFields(request, ['verdict', 'text', 'name']);
    const { text = '', name = '' } = fields;
    const verdict = verdictSchema.safeParse(fields.verdict);
    const problems: readonly Problem[] = verdict.success
      ? await resolveObjection(request.world, lineOf(request), name, { verdict: verdict.data, text })
      : [notChosen('verdict')];
    return answer(request, { form: 'resolution', fields, problems });
  },
};

function lineOf({ params }: PageRequest): LineName {
  return { statement: params.statement ?? '', line: `${params.clause}/${params.period}` };
}

/** Back to the line; or its page again with what was typed and why it was refused. */
async function answer(request: PageRequest, sent: SentForm): Promise<Reply> {
  if (sent.problems.length > 0) return linePage(request, sent);
  const { statement = '', clause = '', period = '' } = request.params;
  return {
    kind: 'redirect',
    to: `${linePath(statement, { clause, period: Number(period) })}?saved=1#dispute`,
  };
}

async function linePage(request: PageRequest, sent?: SentForm): Promise<PageReply> {
  const { world, query, locale, format } = request;
  const { statement: hash, line: id } = lineOf(request);
  const { progress, made, statements } = await findStatement(world, hash);
  const line = progress.lines.find((one) => one.line.id === id);
  if (line === undefined)
    throw new DomainError('not-found', {
      it: 'Il prospetto non ha questa riga.',
      en: 'The statement has no such line.',
    });
  const view = lineView(
    await versionOf(world, progress.statement.fingerprint),
    progress,
    line,
    made.detail,
    statements.filter(({ statement }) => statement.supplier === progress.statement.supplier),
    sent,
    sent === undefined && query.saved !== undefined,
    locale,
    format,
  );
  return page('settlement/line', view, sent === undefined ? 200 : 422);
}
