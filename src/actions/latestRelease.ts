import { type Reader, readerName } from '../core/disclosure/reader.ts';
import type { Release } from '../core/disclosure/release.ts';
import type { StoredRelease } from './settlementStores.ts';
import type { World } from './world.ts';

/** Whether a release may be given out. */
export function passed({ tests }: Pick<Release, 'tests'>): boolean {
  return tests.every((test) => test.passed);
}

/** The latest release of a contract to a reader that passed all its tests; undefined while there is none. */
export async function latestRelease(
  { releases }: Pick<World, 'releases'>,
  contract: string,
  reader: Reader,
): Promise<StoredRelease | undefined> {
  const all = await releases.ofContract(contract);
  return all.find((one) => readerName(one.content.reader) === readerName(reader) && passed(one));
}
