import type { QueryState, StoredContract } from '../../actions/contractStores.ts';
import type { FindingInQuestion } from '../../actions/queries.ts';
import type { Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import type { TableView } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { findingsTable, periodText } from './accountView.ts';

/** By which findings are listed. */
export const queryStates: readonly QueryState[] = ['none', 'open', 'answered', 'closed'];

/** All findings of a contract, by the state of their queries. */
export interface FindingsView {
  readonly head: PageHead;
  readonly t: Localized<typeof findingsTexts>;
  readonly links: ContractLinks;
  /** Which findings are listed, with how many there are. */
  readonly filters: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** Of deliveries in force; null if there are none. */
  readonly inForce: TableView | null;
  /** Of deliveries that others took the place of, but that were asked about; null if there are none. */
  readonly earlier: TableView | null;
}

const findingsTexts = {
  title: { it: 'Rilievi sulle righe consegnate', en: 'Findings about delivered rows' },
  lead: {
    it: 'Righe che non sono state tenute, o tenute con un dubbio, raccolte per file, motivo e sede. Su ognuna si può aprire una richiesta a chi ha consegnato.',
    en: 'Rows that were not kept, or kept with a doubt, gathered by file, reason and site. About each a query can be opened to whoever delivered.',
  },
  show: { it: 'Quali rilievi mostrare', en: 'Which findings to show' },
  all: { it: 'Tutti', en: 'All' },
  nothing: { it: 'Nessun rilievo in questo stato.', en: 'No finding in this state.' },
  earlier: { it: 'Di consegne sostituite', en: 'Of deliveries that were replaced' },
  earlierText: {
    it: 'Le righe sono state consegnate di nuovo: resta agli atti ciò che si è scritto.',
    en: 'The rows were delivered again: what was written stays on record.',
  },
};

const filterTexts: Readonly<Record<QueryState, Text>> = {
  none: { it: 'Senza richiesta', en: 'Without a query' },
  open: { it: 'Con una richiesta aperta', en: 'With an open query' },
  answered: { it: 'Con una risposta', en: 'With an answer' },
  closed: { it: 'Con la richiesta chiusa', en: 'With a closed query' },
};

/** The state of a finding's query. */
export function stateOf({ thread }: FindingInQuestion): QueryState {
  return thread?.state ?? 'none';
}

/** @param wanted state to list; undefined for all */
export function findingsView(
  contract: StoredContract,
  findings: readonly FindingInQuestion[],
  wanted: QueryState | undefined,
  locale: Locale,
  format: Format,
): FindingsView {
  const t = localized(findingsTexts, locale);
  const href = `${contractPath(contract.contract)}/findings`;
  const listed = findings.filter((one) => wanted === undefined || stateOf(one) === wanted);
  const table = (id: string, of: readonly FindingInQuestion[]): TableView | null =>
    of.length === 0
      ? null
      : findingsTable(
          id,
          contract,
          of.map(({ finding, delivery: { source, from, to } }) => ({
            finding,
            file: `${finding.fileName}, ${source}, ${periodText({ from, to }, locale)}`,
          })),
          of.flatMap(({ thread }) => thread ?? []),
          locale,
          format,
        );
  return {
    head: contractHead(contract.contract, locale, t.title),
    t,
    links: contractLinks(contract.contract, '/findings', locale),
    filters: [
      { label: `${t.all} (${format.number(findings.length)})`, href, current: wanted === undefined },
      ...queryStates.map((state) => ({
        label: `${filterTexts[state][locale]} (${format.number(findings.filter((one) => stateOf(one) === state).length)})`,
        href: `${href}?state=${state}`,
        current: wanted === state,
      })),
    ],
    inForce: table(
      'findings',
      listed.filter(({ inForce }) => inForce),
    ),
    earlier: table(
      'earlier-findings',
      listed.filter(({ inForce }) => !inForce),
    ),
  };
}
