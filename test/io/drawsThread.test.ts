import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DrawsJob } from '../../src/actions/world.ts';
import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import { threadDraws } from '../../src/io/drawsThread.ts';
import { firstLot, shippedTender, tavi5Strategies } from '../support/tenders.ts';

const offers = tavi5Strategies('none').map(({ id, price, indicators }) => ({
  id,
  evidence: {
    evidence: Object.entries(indicators).map(([indicator, distribution]) => ({ indicator, distribution })),
  },
  price: { price },
})) as unknown as Offer[];
const job = (draws: number): DrawsJob => ({
  lot: firstLot(shippedTender('tavi5')),
  offers,
  plan: { mode: 'audit', draws, seed: 1 },
});

const threads = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort').length;

describe('the thread that draws a lot again', () => {
  it('makes the whole file, and the same one each time', async () => {
    const drawsCsv = threadDraws();
    const [one, other] = await Promise.all(
      [job(3000), job(3000)].map(async (task) => Buffer.concat(await drawsCsv(task).toArray()).toString()),
    );
    expect(one?.match(/\n/g)).toHaveLength(3001);
    expect(other).toBe(one);
  });

  it('waits for its reader, and ends when the reader leaves', async () => {
    const before = threads();
    const file = threadDraws()(job(200_000));
    expect(threads()).toBe(before);
    await once(file, 'readable');
    const first = file.read();
    await wait(300);
    // A few blocks of 700 KB, not the 140 MB of the file.
    expect(first.length + file.readableLength).toBeLessThan(2_500_000);
    expect(threads()).toBe(before + 1);
    file.destroy();
    await once(file, 'close');
    expect(threads()).toBe(before);
  });

  it('refuses more readers than it has threads for, until one has left', async () => {
    const drawsCsv = threadDraws(1);
    const file = drawsCsv(job(1000));
    expect(() => drawsCsv(job(1000))).toThrow('downloading draws already');
    file.destroy();
    await once(file, 'close');
    expect((await drawsCsv(job(1000)).toArray()).length).toBeGreaterThan(0);
  });

  it('breaks the file off when a draw fails', async () => {
    const broken = offers.map((offer) => ({ ...offer, price: { price: Number.NaN } })) as Offer[];
    const file = threadDraws()({ ...job(1000), offers: broken });
    await expect(file.toArray()).rejects.toThrow('not finite');
  });
});
