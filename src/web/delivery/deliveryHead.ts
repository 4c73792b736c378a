import type { StoredContract } from '../../actions/contractStores.ts';
import type { Locale } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { contractHead, contractPath } from '../tracking/contractHead.ts';

/** Address of a snapshot. */
export function snapshotPath({ contract }: StoredContract, hash: string): string {
  return `${contractPath(contract)}/snapshots/${hash}`;
}

/** Address of a finding; its name is not made for addresses. */
export function findingPath({ contract }: StoredContract, finding: string): string {
  return `${contractPath(contract)}/findings/${encodeURIComponent(finding)}`;
}

/** Head of a page below another page of the contract. */
export function deliveryHead(
  { contract }: StoredContract,
  title: string,
  locale: Locale,
  above: PageHead['breadcrumb'],
): PageHead {
  const head = contractHead(contract, locale, title);
  return { ...head, breadcrumb: [...head.breadcrumb, ...above] };
}
