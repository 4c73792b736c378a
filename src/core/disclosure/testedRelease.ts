import type { PublishedContract } from '../contract/contract.ts';
import type { Aggregates } from '../tracking/aggregates.ts';
import type { Tracking } from '../tracking/tracking.ts';
import type { Reader } from './reader.ts';
import type { DisclosureTest, ReleaseContent, ReleasedData } from './release.ts';
import { releaseContent } from './releaseContent.ts';
import { testRelease } from './testRelease.ts';
import { trueView, viewsWith } from './trueView.ts';

/** What a release is made from and held against, as plain data. */
export interface ReleaseJob {
  readonly contract: PublishedContract;
  readonly reader: Reader;
  readonly aggregates: Aggregates;
  readonly tracking: Tracking;
  /** Contents of all releases of the contract that were given out, to whichever reader, in the order in which they were made. */
  readonly earlier: readonly ReleaseContent[];
  /** The data that those speak of, with their sums, in the order in which they were first spoken of. */
  readonly earlierData: readonly { readonly data: ReleasedData; readonly aggregates: Aggregates }[];
}

/** A release before it has a name, with its tests. */
export interface TestedContent {
  readonly content: ReleaseContent;
  readonly tests: readonly DisclosureTest[];
}

/** What a reader may see, and whether it may leave the board. */
export function testedRelease({ earlierData, ...source }: ReleaseJob): TestedContent {
  const { contract, aggregates, tracking, earlier } = source;
  const before = earlierData.map((one) => trueView(contract.contract, one.data, one.aggregates));
  const data = { snapshot: tracking.snapshot, asOf: tracking.asOf };
  const views = viewsWith(before, trueView(contract.contract, data, aggregates));
  const content = releaseContent({ ...source, views: before });
  return { content, tests: testRelease(content, earlier, views, contract.contract) };
}
