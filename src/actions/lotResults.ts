import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import type { World } from './world.ts';

/** The latest result of each lot of a tender version that has one. */
export async function lotResults(
  { runs }: Pick<World, 'runs'>,
  { tender, fingerprint }: PublishedTender,
): Promise<LotEvaluation[]> {
  const results: LotEvaluation[] = [];
  for (const { id } of tender.lots) {
    const done = (await runs.ofLot(fingerprint, id)).filter(({ state }) => state === 'done');
    const last = done.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
    const result = last && (await runs.result(last.id));
    const lot = result?.lots.find((one) => one.lot === id);
    if (lot !== undefined) results.push(lot);
  }
  return results;
}
