import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/deliveries.ts';
import { cmsStates, cmsThreeStates } from '../support/publishedData.ts';
import { kept, throughImport } from '../support/throughImport.ts';

const folder = temporaryFolder();

/**
 * CMS calls a hospital better or worse where its whole interval lies on one side of the national rate: that is a target met or missed. Where a
 * limit is the rate to its last printed digit the target is met here; CMS, which has more digits, calls those hospitals no different.
 */
it('of 802 results of American hospitals 800 have the state of their published category, and two limits lie on the rate', async () => {
  const delivery = cmsThreeStates();
  const { batch, tracking } = await throughImport(delivery, folder);
  expect(kept(batch)).toEqual({ registry: 802 });
  const published = cmsStates();
  expect(tracking.targets).toHaveLength(802);
  const otherwise = tracking.targets.filter(({ target, state }) => state !== published.get(target));
  expect(
    otherwise.map(({ outcome, state, value, observed }) => [
      outcome,
      state,
      observed?.interval.upper === value,
    ]),
  ).toEqual([
    ['ami_mortality', 'met', true],
    ['pn_mortality', 'met', true],
  ]);
  // None of the three states is there by default.
  const of = (state: string) => tracking.targets.filter((one) => one.state === state).length;
  expect([of('met'), of('missed'), of('inconclusive')]).toEqual([53 + 2, 34, 715 - 2]);
}, 60_000);
