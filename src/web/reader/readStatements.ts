import type { StoredContract } from '../../actions/contractStores.ts';
import { notTheirs } from '../../actions/readerLinks.ts';
import { acceptAll, acceptLine, objectToLine } from '../../actions/statementActs.ts';
import { findStatement, statementsOf } from '../../actions/statementsOf.ts';
import { romeDay } from '../../core/numbers/romeTime.ts';
import { errorAt } from '../../core/problem.ts';
import { objectionReasons } from '../../core/settlement/statementAct.ts';
import type { StatementDetail } from '../../core/settlement/statementDetail.ts';
import type { StatementProgress } from '../../core/settlement/statementProgress.ts';
import { locales } from '../../report/locale.ts';
import { statementReport } from '../../report/settlement/statementReport.ts';
import { type PageRequest, page, type Reply, type Route } from '../route.ts';
import { chosenClaim } from '../settlement/claimChoice.ts';
import { type SentForm, sentFields } from '../settlement/sentForm.ts';
import { type OpenedLink, openedLink } from './openedLink.ts';
import { readerStatementView } from './readerStatementView.ts';

export const showReaderStatement: Route = {
  method: 'get',
  path: '/read/:secret/statements/:statement',
  handle: async (request) => statementPage(request, await ownStatement(request), undefined),
};

/** Accepts a line, or all that are not answered yet. */
export const takeReaderAcceptance: Route = {
  method: 'post',
  path: '/read/:secret/statements/:statement/acceptances',
  handle: async (request) => {
    const own = await ownStatement(request);
    const fields = sentFields(request, ['line', 'name']);
    const { line = '', name = '' } = fields;
    const { hash } = own.progress;
    const problems =
      line === ''
        ? await acceptAll(request.world, hash, name)
        : await acceptLine(request.world, { statement: hash, line }, name);
    return answered(request, own, { form: 'accept', fields, problems });
  },
};

/** Objects to a line with a reason. */
export const takeReaderObjection: Route = {
  method: 'post',
  path: '/read/:secret/statements/:statement/objections',
  handle: async (request) => {
    const own = await ownStatement(request);
    const fields = sentFields(request, ['line', 'reason', 'claim', 'text', 'name']);
    const { line = '', claim = '', text = '', name = '' } = fields;
    const reason = objectionReasons.find((one) => one === fields.reason);
    const chosen = chosenClaim(own.detail, line, claim);
    const where = { statement: own.progress.hash, line };
    const problems =
      reason === undefined
        ? [noReason]
        : 'problem' in chosen
          ? [chosen.problem]
          : await objectToLine(request.world, where, name, { ...chosen, reason, text });
    return answered(request, own, { form: 'object', fields, problems });
  },
};

const noReason = errorAt(
  { field: 'reason' },
  'no-reason',
  { it: 'Non è detto che cosa non va.', en: 'It is not said what is wrong.' },
  { it: 'Scegliere dati, metodo o calcolo.', en: 'Choose data, method or calculation.' },
);

interface OwnStatement {
  readonly opened: OpenedLink;
  readonly progress: StatementProgress;
  readonly detail: StatementDetail;
  readonly by: StoredContract;
}

function answered(request: PageRequest, own: OwnStatement, sent: SentForm): Reply {
  if (sent.problems.length > 0) return statementPage(request, own, sent);
  return { kind: 'redirect', to: `${own.opened.path}/statements/${own.progress.hash}?saved` };
}

function statementPage(
  { world, locale, format, query }: PageRequest,
  { opened, progress, detail, by }: OwnStatement,
  sent: SentForm | undefined,
): Reply {
  const saved = query.saved !== undefined && sent === undefined;
  return page(
    'reader/statement',
    readerStatementView(opened, by, progress, detail, romeDay(world.now()), sent, saved, locale, format),
    sent === undefined ? 200 : 422,
  );
}

export const downloadReaderStatement: Route = {
  method: 'get',
  path: '/read/:secret/statements/:statement/statement.pdf',
  handle: async (request) => {
    const { world, query, locale } = request;
    const { progress, by } = await ownStatement(request);
    const wanted = locales.find((one) => one === query.in) ?? locale;
    return {
      kind: 'file',
      name: `${fileName(progress)}.pdf`,
      type: 'application/pdf',
      bytes: await world.reports.document(
        statementReport(by.contract, progress, wanted),
        progress.issued?.at ?? world.now(),
      ),
    };
  },
};

/** The bytes from which the supplier computes the statement again. */
export const downloadReaderPackage: Route = {
  method: 'get',
  path: '/read/:secret/statements/:statement/package.json',
  handle: async (request) => {
    const { progress } = await ownStatement(request);
    const stored = await request.world.statements.byHash(progress.hash);
    return {
      kind: 'file',
      name: 'esito-statement.json',
      type: 'application/json',
      bytes: new TextEncoder().encode(stored?.package ?? ''),
    };
  },
};

/** Statements that were issued to the supplier of a link, in their order; none for other readers. */
export async function ownStatements(
  world: PageRequest['world'],
  { link: { reader, contract } }: OpenedLink,
): Promise<StatementProgress[]> {
  if (reader.kind !== 'supplier') return [];
  const { statements } = await statementsOf(world, contract);
  return statements.filter(
    ({ issued, statement }) => issued !== null && statement.supplier === reader.supplier,
  );
}

/** @throws DomainError `not-found`, noted, for a draft, another supplier's, or none */
async function ownStatement(request: PageRequest): Promise<OwnStatement> {
  const { world, params } = request;
  const opened = await openedLink(request);
  const progress = (await ownStatements(world, opened)).find(({ hash }) => hash === params.statement);
  if (progress === undefined) throw notTheirs(world, opened.link, 'statement');
  const by = await world.contracts.byFingerprint(progress.statement.fingerprint);
  const { made } = await findStatement(world, progress.hash);
  return { opened, progress, detail: made.detail, by: by ?? opened.published };
}

function fileName({ statement: { contract, supplier, period } }: StatementProgress): string {
  return `${contract}-${supplier}-p${period.number}`;
}
