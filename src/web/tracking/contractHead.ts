import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { Locale } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** `/contracts/valvole`: the address under which all pages of a contract stand. */
export function contractPath({ id }: Pick<Contract, 'id'>): string {
  return `/contracts/${id}`;
}

/** `paying`: of contracts with a payment section only. */
const links: readonly { readonly path: string; readonly label: Text; readonly paying?: true }[] = [
  { path: '', label: { it: 'Obiettivi', en: 'Targets' } },
  { path: '/data', label: { it: 'Dati', en: 'Data' } },
  { path: '/import', label: { it: 'Importare una consegna', en: 'Import a delivery' } },
  { path: '/findings', label: { it: 'Rilievi sulle righe', en: 'Findings on rows' } },
  { path: '/definition', label: { it: 'Definizioni e regole', en: 'Definitions and rules' } },
  { path: '/payment', label: { it: 'Pagamenti', en: 'Payment' }, paying: true },
  { path: '/fairness', label: { it: 'Equità delle clausole', en: 'Fairness of the clauses' }, paying: true },
  { path: '/statements', label: { it: 'Prospetti', en: 'Statements' }, paying: true },
  { path: '/readers', label: { it: 'Lettori', en: 'Readers' } },
  { path: '/phases', label: { it: 'Fasi', en: 'Phases' } },
];

/** The pages of a contract, for the partial `contract-links`. */
export interface ContractLinks {
  readonly label: string;
  readonly links: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
}

/** @param current path of the page below the contract's own, as in `links`; another one for pages that are not among them */
export function contractLinks(
  contract: Pick<Contract, 'id' | 'payment'>,
  current: string,
  locale: Locale,
): ContractLinks {
  return {
    label: { it: 'Pagine del contratto', en: 'Pages of the contract' }[locale],
    links: links
      .filter(({ paying }) => paying !== true || contract.payment !== undefined)
      .map(({ path, label }) => ({
        label: label[locale],
        href: `${contractPath(contract)}${path}`,
        current: path === current,
      })),
  };
}

/** Where the breadcrumb of every page about contracts begins. */
export function allContracts(locale: Locale): PageHead['breadcrumb'][number] {
  return { label: { it: 'Contratti', en: 'Contracts' }[locale], href: '/contracts' };
}

/** Title, breadcrumb and notice of a page of a contract. @param title of a page below the contract's own; left out on that one */
export function contractHead(contract: Contract, locale: Locale, title?: string): PageHead {
  const all = allContracts(locale);
  const name = contract.title[locale];
  return {
    title: title ?? name,
    breadcrumb: title === undefined ? [all] : [all, { label: name, href: contractPath(contract) }],
    notice: contract.notice?.[locale] ?? null,
    steps: [],
    refresh: null,
  };
}
