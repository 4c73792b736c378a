import { statementsOf } from '../../actions/boardPortfolio.ts';
import type { StoredContract } from '../../actions/contractStores.ts';
import { notTheirs } from '../../actions/readerLinks.ts';
import { romeDay } from '../../core/numbers/romeTime.ts';
import type { StatementProgress } from '../../core/settlement/statementProgress.ts';
import { locales } from '../../report/locale.ts';
import { statementReport } from '../../report/settlement/statementReport.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { type OpenedLink, openedLink } from './openedLink.ts';
import { readerStatementView } from './readerStatementView.ts';

export const showReaderStatement: Route = {
  method: 'get',
  path: '/read/:secret/statements/:statement',
  handle: async (request) => {
    const { world, locale, format, query } = request;
    const { opened, progress, by } = await ownStatement(request);
    const saved = query.saved !== undefined;
    return page(
      'reader/statement',
      readerStatementView(opened, by, progress, romeDay(world.now()), undefined, saved, locale, format),
    );
  },
};

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
  { link: { reader }, published }: OpenedLink,
): Promise<StatementProgress[]> {
  if (reader.kind !== 'supplier') return [];
  const all = await statementsOf(world, published);
  return all.filter(({ issued, statement }) => issued !== null && statement.supplier === reader.supplier);
}

/** @throws DomainError `not-found`, noted, for a draft, another supplier's, or none */
async function ownStatement(request: PageRequest): Promise<{
  readonly opened: OpenedLink;
  readonly progress: StatementProgress;
  readonly by: StoredContract;
}> {
  const { world, params } = request;
  const opened = await openedLink(request);
  const progress = (await ownStatements(world, opened)).find(({ hash }) => hash === params.statement);
  if (progress === undefined) throw notTheirs(world, opened.link, 'statement');
  const by = await world.contracts.byFingerprint(progress.statement.fingerprint);
  return { opened, progress, by: by ?? opened.published };
}

function fileName({ statement: { contract, supplier, period } }: StatementProgress): string {
  return `${contract}-${supplier}-p${period.number}`;
}
