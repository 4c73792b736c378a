import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExplorationJob } from '../../src/actions/world.ts';
import { exploreLot } from '../../src/core/evaluation/exploreLot.ts';
import { threadExplorer } from '../../src/io/explorer.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const lot = firstLot(shippedTender('tavi5'));
const job: ExplorationJob = { id: 'a', lot, offers: tavi5Offers(lot), seed: 1 };
const question = { lambda: 20_000, prices: { S1: 9000 } };
/** A lot whose formula names something that is not there: a fault of ours, wherever it comes from. */
const broken: ExplorationJob = {
  ...job,
  id: 'broken',
  lot: { ...lot, indicators: [] },
};
/** Readers of a test on a busy machine wait longer. */
const patient = { milliseconds: 60_000, readers: 50 };
const explorer = threadExplorer(patient);

afterAll(() => explorer.close());

describe('the explorer’s thread', () => {
  it('answers as the core does, many at a time and more lots than it keeps', async () => {
    const expected = exploreLot(lot, job.offers, job.seed)(question);
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'a'].map((id) => explorer.explore({ ...job, id }, question)),
    );
    for (const answer of answers) expect(answer).toEqual(expected);
  });

  it('cannot turn text into code: no thread can that starts after it', async () => {
    const other = new Worker(
      `let said = 'code'; try { new Function('return 1')(); } catch (error) { said = error.name; }
       require('node:worker_threads').parentPort.postMessage(said);`,
      { eval: true },
    );
    expect(await new Promise((resolve) => other.once('message', resolve))).toBe('EvalError');
  });

  it('rejects a question that fails, and answers the next one in a new thread', async () => {
    const failed = explorer.explore(broken, question);
    const next = explorer.explore(job, question);
    await expect(failed).rejects.toThrow('undeclared name');
    expect(await next).toMatchObject({ willingnessToPay: 20_000 });
  });

  it('gives up when a reader has waited long enough', async () => {
    const hasty = threadExplorer({ ...patient, milliseconds: 1 });
    await expect(hasty.explore(job, question)).rejects.toMatchObject({ code: 'too-slow' });
    await hasty.close();
  });

  it('turns readers away while too many wait', async () => {
    const narrow = threadExplorer({ ...patient, readers: 1 });
    const first = narrow.explore(job, question);
    await expect(narrow.explore(job, question)).rejects.toMatchObject({ code: 'too-slow' });
    await expect(first).resolves.toBeDefined();
    await expect(narrow.explore(job, question)).resolves.toBeDefined();
    await narrow.close();
  });
});
