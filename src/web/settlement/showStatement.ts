import { z } from 'zod';
import { acceptAll, acceptLine, approveStatement, objectToLine } from '../../actions/statementActs.ts';
import { findStatement } from '../../actions/statementsOf.ts';
import { versionOf } from '../../actions/versionOf.ts';
import { romeDay } from '../../core/numbers/romeTime.ts';
import type { Problem } from '../../core/problem.ts';
import { objectionReasons } from '../../core/settlement/statementAct.ts';
import { locales } from '../../report/locale.ts';
import { statementReport } from '../../report/settlement/statementReport.ts';
import { type PageReply, type PageRequest, page, type Reply, type Route } from '../route.ts';
import { chosenClaim } from './claimChoice.ts';
import { notChosen } from './formProblems.ts';
import { type SentForm, sentFields } from './sentForm.ts';
import { statementPath } from './settlementHead.ts';
import { statementView } from './statementView.ts';

export const showStatement: Route = {
  method: 'get',
  path: '/statements/:statement',
  handle: (request) => statementPage(request),
};

export const takeApproval: Route = {
  method: 'post',
  path: '/statements/:statement/approval',
  handle: async (request) => {
    const fields = sentFields(request, ['name']);
    const { world, params } = request;
    const problems = await approveStatement(world, params.statement ?? '', fields.name ?? '');
    return answer(request, { form: 'approve', fields, problems });
  },
};

/** Accepts one line, or all that nobody has answered. */
export const takeAcceptance: Route = {
  method: 'post',
  path: '/statements/:statement/acceptances',
  handle: async (request) => {
    const fields = sentFields(request, ['line', 'name']);
    const { line = '', name = '' } = fields;
    const { world, params } = request;
    const statement = params.statement ?? '';
    const problems =
      line === ''
        ? await acceptAll(world, statement, name)
        : await acceptLine(world, { statement, line }, name);
    return answer(request, { form: 'accept', fields, problems });
  },
};

const reasonSchema = z.enum(objectionReasons);

export const takeObjection: Route = {
  method: 'post',
  path: '/statements/:statement/objections',
  handle: async (request) => {
    const fields = sentFields(request, ['line', 'reason', 'claim', 'text', 'name']);
    const { line = '', claim = '', text = '', name = '' } = fields;
    const { world, params } = request;
    const reason = reasonSchema.safeParse(fields.reason);
    const { progress, made } = await findStatement(world, params.statement ?? '');
    const chosen = chosenClaim(made.detail, line, claim);
    const where = { statement: progress.hash, line };
    const problems: readonly Problem[] = !reason.success
      ? [notChosen('reason')]
      : 'problem' in chosen
        ? [chosen.problem]
        : await objectToLine(world, where, name, { ...chosen, reason: reason.data, text });
    return answer(request, { form: 'object', fields, problems });
  },
};

/** The document, in the language asked for by `?in=en`, else the reader's. */
export const downloadStatement: Route = {
  method: 'get',
  path: '/statements/:statement/statement.pdf',
  handle: async ({ world, params, query, locale }) => {
    const { made } = await findStatement(world, params.statement ?? '');
    const { contract } = await versionOf(world, made.statement.fingerprint);
    const language = locales.find((one) => one === query.in) ?? locale;
    return {
      kind: 'file',
      name: `${fileName(made.statement)}-${language}.pdf`,
      type: 'application/pdf',
      bytes: await world.reports.document(statementReport(contract, made, language), made.madeAt),
    };
  },
};

/** What anybody can compute again. */
export const downloadStatementPackage: Route = {
  method: 'get',
  path: '/statements/:statement/package.json',
  handle: async ({ world, params }) => {
    const { made } = await findStatement(world, params.statement ?? '');
    return {
      kind: 'file',
      name: `${fileName(made.statement)}.json`,
      type: 'application/json',
      bytes: new TextEncoder().encode(made.package),
    };
  },
};

function fileName({
  contract,
  supplier,
  period,
}: {
  readonly contract: string;
  readonly supplier: string;
  readonly period: { readonly number: number };
}): string {
  return `${contract}-${supplier}-p${period.number}`;
}

/** Back to the statement; or its page again with what was typed and why it was refused. */
async function answer(request: PageRequest, sent: SentForm): Promise<Reply> {
  if (sent.problems.length > 0) return statementPage(request, sent);
  return { kind: 'redirect', to: `${statementPath(request.params.statement ?? '')}?saved=1` };
}

async function statementPage(request: PageRequest, sent?: SentForm): Promise<PageReply> {
  const { world, params, query, locale, format } = request;
  const { progress, made } = await findStatement(world, params.statement ?? '');
  const version = await versionOf(world, progress.statement.fingerprint);
  const saved = sent === undefined && query.saved !== undefined;
  const view = statementView(
    version,
    progress,
    made.detail,
    romeDay(world.now()),
    sent,
    saved,
    locale,
    format,
  );
  return page('settlement/statement', view, sent === undefined ? 200 : 422);
}
