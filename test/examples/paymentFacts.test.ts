import { expect, it } from 'vitest';
import type { ClaimFact } from '../../src/core/settlement/paymentFacts.ts';
import { deliverySums } from '../../src/io/deliveries/deliverySums.ts';
import { limits, temporaryFolder } from '../support/deliveries.ts';
import { importedExample } from '../support/importedExample.ts';

const folder = temporaryFolder();

/** Source: README.md of the valves' contract, which says what was planted. */
it('finds in the deliveries of the valves the claims, the recall and the delays that were planted', async () => {
  const { published, snapshot } = await importedExample('tavi', folder);
  const facts = await deliverySums({ folder, limits }).paymentFacts(published, snapshot, '2026-09-30');
  const named = (those: (claim: ClaimFact) => boolean) =>
    facts.claims.filter(those).map(({ reference }) => reference);
  expect(Object.groupBy(facts.claims, ({ clause }) => clause).warranty_s3).toHaveLength(11);
  expect(Object.groupBy(facts.claims, ({ clause }) => clause).stroke_s1).toHaveLength(3);
  expect(facts.claims.every(({ linked, documented }) => linked && documented)).toBe(true);
  expect(named(({ recalledLot }) => recalledLot === 'S3-25Q2-K7')).toHaveLength(6);
  expect(named(({ recalledLot, cause }) => recalledLot !== null && cause !== 'unknown')).toEqual([]);
  expect(named(({ daysToFile }) => daysToFile > 60)).toEqual(['H02-R3']);
  expect(named(({ cause }) => cause === 'infection')).toEqual(['H05-R1']);
  expect(named(({ udiMatched }) => !udiMatched)).toEqual(['H06-R2']);
  expect(facts.unclaimed).toEqual([
    { clause: 'stroke_s1', supplier: 'S1', site: 'H03', deadline: '2025-08-23', cases: 1 },
    { clause: 'stroke_s1', supplier: 'S1', site: 'H06', deadline: '2026-05-24', cases: 1 },
    { clause: 'warranty_s3', supplier: 'S3', site: 'H01', deadline: '2026-07-27', cases: 1 },
  ]);
  const [lot] = facts.recalls;
  const patients = (when: 'before' | 'after') =>
    (lot?.patients ?? []).reduce((sum, month) => sum + month[when], 0);
  expect([lot?.lot, lot?.recalledOn, patients('before'), patients('after')]).toEqual([
    'S3-25Q2-K7',
    '2025-07-18',
    20,
    4,
  ]);
  expect(facts.delays.map(({ supplier, days }) => [supplier, days])).toEqual([
    ['S1', 9],
    ['S1', 6],
  ]);
  // Every valve and introducer has its price, but for three introducers whose rows were made without one.
  expect(facts.uses.reduce((sum, { unpriced }) => sum + unpriced, 0)).toBe(3);
}, 60_000);
