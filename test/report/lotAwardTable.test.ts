import { describe, expect, it } from 'vitest';
import type { Scoring } from '../../src/core/scoring/score.ts';
import type { LotLimit } from '../../src/core/tender/lotLimit.ts';
import { type AwardedLot, lotAwardTable } from '../../src/report/tables/lotAwardTable.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const tender = shippedTender('tavi5');
const limited = (lotLimit: LotLimit) => ({
  ...tender,
  lots: ['1', '2', '3'].map((id) => ({ ...firstLot(tender), id })),
  lotLimit,
});

/** A lot whose ranking is this, best first; ranks may be given. */
function evaluated(lot: string, offers: string[], ranks = offers.map((_, at) => at + 1)): AwardedLot {
  const ranking = offers.map((offer, at) => ({ offer, rank: ranks[at] }));
  return { lot, offers: [], scoring: { ranking } as unknown as Scoring };
}

function winners(limit: LotLimit, lots: AwardedLot[]): unknown[] {
  return (
    lotAwardTable(limited(limit), lots)?.rows.map(
      ({ cells }) => (cells[2] as { en?: string }).en ?? cells[2],
    ) ?? []
  );
}

describe('the winners of several lots', () => {
  const limit: LotLimit = { kind: 'most', lots: 1, order: ['3', '1', '2'], whenNoOther: 'not-awarded' };

  it('respect the limit in the declared order', () => {
    const all = ['1', '2', '3'].map((lot) => evaluated(lot, ['a', 'b']));
    expect(winners(limit, all)).toEqual(['b', 'not awarded', 'a']);
    expect(winners({ kind: 'none' }, all)).toEqual(['a', 'a', 'a']);
  });

  it('wait for lots that come first in the order', () => {
    const open = [evaluated('3', ['a', 'b']), evaluated('1', ['a', 'b'], [1, 1]), evaluated('2', ['b'])];
    expect(winners(limit, open)).toEqual([
      expect.stringContaining('drawing'),
      expect.stringContaining('another lot'),
      'a',
    ]);
    expect(winners(limit, [evaluated('2', ['b'])])[0]).toBe('not evaluated yet');
  });

  it('are not told of a tender with one lot', () => {
    expect(lotAwardTable(tender, [])).toBeNull();
  });
});
