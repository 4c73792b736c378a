import type { PublishedContract } from '../../src/core/contract/contract.ts';
import type { Reader } from '../../src/core/disclosure/reader.ts';
import { ALL_SAFEGUARDS, type Safeguards } from '../../src/core/disclosure/releasable.ts';
import type { ReleaseContent } from '../../src/core/disclosure/release.ts';
import { releaseContent } from '../../src/core/disclosure/releaseContent.ts';
import { type TrueView, trueView, viewsWith } from '../../src/core/disclosure/trueView.ts';
import type { Aggregates } from '../../src/core/tracking/aggregates.ts';
import type { Tracking } from '../../src/core/tracking/tracking.ts';

/** A contract's data at a data date. */
export interface Standing {
  readonly aggregates: Aggregates;
  readonly tracking: Tracking;
}

/** Every reader of a contract: suppliers, sites, region, public. */
export function readersOf({ contract }: PublishedContract): readonly Reader[] {
  return [
    ...contract.suppliers.map(({ id }): Reader => ({ kind: 'supplier', supplier: id })),
    ...contract.sites.map(({ code }): Reader => ({ kind: 'site', site: code })),
    { kind: 'region' },
    { kind: 'public' },
  ];
}

/** Releases to all readers at every standing in turn, each knowing those before it, with the true counts behind them. */
export function released(
  contract: PublishedContract,
  standings: readonly Standing[],
  readers: readonly Reader[],
  safeguards: Safeguards = ALL_SAFEGUARDS,
): { readonly contents: readonly ReleaseContent[]; readonly views: readonly TrueView[] } {
  const contents: ReleaseContent[] = [];
  let views: readonly TrueView[] = [];
  for (const { aggregates, tracking } of standings) {
    const { snapshot, asOf } = tracking;
    for (const reader of readers)
      contents.push(
        releaseContent({ contract, reader, aggregates, tracking, earlier: [...contents], views }, safeguards),
      );
    views = viewsWith(views, trueView(contract.contract, { snapshot, asOf }, aggregates));
  }
  return { contents, views };
}
