import type { StoredContract } from '../../actions/contractStores.ts';
import type { Text } from '../../core/problem.ts';
import type { Locale } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** Address of a contract. */
export function contractPath({ contract }: StoredContract): string {
  return `/contracts/${contract.id}`;
}

/** Address of a finding; its name is not made for addresses. */
export function findingPath(contract: StoredContract, finding: string): string {
  return `${contractPath(contract)}/findings/${encodeURIComponent(finding)}`;
}

/** The head of a page about what is delivered for a contract. */
export function deliveryHead(
  published: StoredContract,
  title: string,
  locale: Locale,
  above: PageHead['breadcrumb'] = [],
): PageHead {
  const { contract } = published;
  return {
    title,
    breadcrumb: [
      { label: contracts[locale], href: '/contracts' },
      { label: contract.title[locale], href: contractPath(published) },
      ...above,
    ],
    notice: contract.notice?.[locale] ?? null,
    steps: [],
    refresh: null,
  };
}

const contracts: Text = { it: 'Contratti', en: 'Contracts' };
