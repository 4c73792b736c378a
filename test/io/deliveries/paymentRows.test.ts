import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../src/core/contract/contract.ts';
import type { Batch } from '../../../src/core/deliveries/batch.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { published, smallContract } from '../../support/contract.ts';
import {
  csv,
  implant,
  limits,
  listener,
  snapshotOf,
  temporaryFolder,
  writeDelivery,
} from '../../support/deliveries.ts';
import { payingContract } from '../../support/payment.ts';

const folder = temporaryFolder();
const store = batchStore({ folder: join(folder, 'data'), limits, converters: {} });
let deliveries = 0;

async function laid(contract: Contract, files: Parameters<typeof writeDelivery>[1], beside?: Batch) {
  const given = writeDelivery(join(folder, `given-${deliveries++}`), files, {
    source_system: `source-${deliveries}`,
  });
  const { value, problems } = await store.lay(
    published(contract),
    { folder: given },
    beside && snapshotOf(beside),
    listener,
  );
  expect(problems).toEqual([]);
  return value as Batch;
}

/** Reason of each row that was set aside, by the row's own name. */
const fates = ({ findings }: Batch) =>
  findings.map(({ file, reason, first }) => [file, reason, first.map(({ line }) => line)]);

const claim = (id: string, change: Readonly<Record<string, string>> = {}) => ({
  claim_id: id,
  contract_id: 'valvole',
  clause_id: 'guarantee',
  supplier_id: 'S1',
  site_code: 'H1',
  delivery_id: 'R-kept',
  event_date: '2026-04-10',
  filed_date: '2026-05-10',
  cause: 'device',
  ...change,
});

describe('the files of payment', () => {
  it('are checked row by row against the clauses of the contract', async () => {
    const batch = await laid(payingContract(), [
      csv('delivery', [implant('kept')]),
      csv('claim', [
        claim('kept'),
        claim('success', { clause_id: 'success', event_date: '' }),
        claim('other device', { udi_di: '09999999999994' }),
        claim('no day', { event_date: '' }),
        claim('no claims', { clause_id: 'ceiling' }),
        claim('other supplier', { supplier_id: 'S2' }),
        claim('too early', { event_date: '2026-05-11' }),
        claim('not yet', { filed_date: '2026-09-01' }),
        claim('nobody', { delivery_id: 'R-nobody' }),
        claim('RSSMRA80A01H501U'),
        claim('cause', { cause: 'chance' }),
      ]),
      csv('recall', [
        { supplier_id: 'S1', lot_no: 'K7', recalled_on: '2026-04-01', reference: 'FSN 1' },
        { supplier_id: 'S9', lot_no: 'K8', recalled_on: '2026-04-01', reference: 'FSN 2' },
        { supplier_id: 'S1', lot_no: 'K7', recalled_on: '2026-04-02', reference: 'FSN 1' },
      ]),
      csv(
        'enrolment',
        ['2026-03', '03/2026', '2026-13', '2026-04'].map((month, at) => ({
          supplier_id: 'S1',
          site_code: `H${1 + (at % 2)}`,
          month,
          stratum: at === 3 ? 'unknown' : 'all',
          member_months: '100',
          cost: '3000.50',
        })),
      ),
      csv('delay', [
        { supplier_id: 'S1', reference: 'O-1', due_date: '2026-02-01', supplied_date: '2026-02-04' },
        { supplier_id: 'S1', reference: 'O-2', due_date: '2026-02-01', supplied_date: '2026-01-31' },
      ]),
    ]);
    expect(fates(batch).toSorted()).toEqual(
      [
        ['claim', 'no-event', [5]],
        ['claim', 'unknown-clause', [6, 7]],
        ['claim', 'filed-before-event', [8]],
        ['claim', 'outside-period', [9]],
        ['claim', 'unlinked', [10]],
        ['claim', 'names-patient', [11]],
        ['claim', 'not-one-of', [12]],
        ['delay', 'implausible-value', [3]],
        ['enrolment', 'no-month', [4]],
        ['enrolment', 'unknown-stratum', [5]],
        ['recall', 'contradictory', [2, 4]],
        ['recall', 'unknown-supplier', [3]],
      ].toSorted(),
    );
    // A file in which a claim is numbered by a person's code is not kept as it was given.
    expect(await store.given(batch)).toBeUndefined();
  });

  it('cannot count where the contract has no payment section', async () => {
    const enrolled = {
      supplier_id: 'S1',
      site_code: 'H1',
      month: '2026-03',
      stratum: 'all',
      member_months: '100',
      cost: '3000',
    };
    const batch = await laid(smallContract(), [csv('claim', [claim('a')]), csv('enrolment', [enrolled])]);
    expect(fates(batch)).toEqual([
      ['claim', 'no-payment', [2]],
      ['enrolment', 'no-payment', [2]],
    ]);
  });

  it('link to devices that another delivery brought', async () => {
    const devices = await laid(payingContract(), [csv('delivery', [implant('kept')])]);
    const batch = await laid(
      payingContract(),
      [csv('claim', [claim('a'), claim('b', { delivery_id: 'R-x' })])],
      devices,
    );
    expect(fates(batch)).toEqual([['claim', 'unlinked', [3]]]);
  });
});
