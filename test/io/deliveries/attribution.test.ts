import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordKind } from '../../../src/core/deliveries/recordLayout.ts';
import { addAggregates, NO_AGGREGATES } from '../../../src/core/tracking/addAggregates.ts';
import type { Aggregates } from '../../../src/core/tracking/aggregates.ts';
import { aggregates } from '../../../src/io/deliveries/aggregates.ts';
import { type Engine, openEngine } from '../../../src/io/deliveries/duckdb.ts';
import { smallContract } from '../../support/contract.ts';
import { asTables, type DeliveredRow, deliveredRows } from '../../support/deliveredRows.ts';
import { slowAggregates } from '../../support/slowAggregates.ts';

let engine: Engine;
let spill: string;
beforeAll(async () => {
  spill = await mkdtemp(join(tmpdir(), 'esito-'));
  engine = await openEngine({ memory: '300MB', threads: 1 }, [], spill);
});
afterAll(async () => {
  engine.close();
  await rm(spill, { recursive: true });
});

const patient_key = '70000000-0000-4000-8000-000000000000';
const contract = smallContract();
const asOf = '2027-12-31';
let records = 0;

/** A valve of a supplier, put in on a day. */
function implant(supplier: 'S1' | 'S2', procedure_date: string, more: DeliveredRow = {}): DeliveredRow {
  return {
    record_id: String(records++).padStart(4, '0'),
    patient_key,
    supplier_id: supplier,
    site_code: 'H1',
    rdm_number: supplier === 'S1' ? '1000001' : '1000002',
    procedure_code: '35.05',
    code_system: 'ICD-9-CM',
    procedure_date,
    ...more,
  };
}

function event(outcome_code: string, event_date: string, more: DeliveredRow = {}): DeliveredRow {
  return { patient_key, outcome_code, event_date, source_flow: 'sdo', ...more };
}

const answer = (event_date: string, proms_profile: string) =>
  event('EQ5D', event_date, { source_flow: 'proms', proms_instrument: 'EQ-5D-5L', proms_profile });

/** By both engines. */
async function sums(given: Partial<Record<RecordKind, readonly DeliveredRow[]>>): Promise<Aggregates> {
  const rows = deliveredRows(given);
  await asTables(engine, rows);
  let all = NO_AGGREGATES;
  for await (const part of aggregates(engine, contract, asOf, 1)) all = addAggregates(all, part);
  expect(all).toEqual(slowAggregates(contract, asOf, rows));
  return all;
}

describe('attribution', () => {
  it('gives an event to the side that it names, and else to the latest index delivery', async () => {
    const delivery = [
      implant('S1', '2026-03-01', { laterality: 'left' }),
      implant('S2', '2026-03-01', { laterality: 'right' }),
    ];
    const of = async (laterality: string | null) => {
      const { events } = await sums({ delivery, outcome: [event('PPM', '2026-03-10', { laterality })] });
      return events
        .filter((cell) => cell.outcome === 'ppm' && cell.events > 0)
        .map(({ supplier }) => supplier);
    };
    expect(await of('right')).toEqual(['S2']);
    expect(await of('left')).toEqual(['S1']);
    expect(await of(null)).toEqual(['S1']);
  });

  it('prefers the device of the side that the event names to one of the same day without a side', async () => {
    const { events } = await sums({
      delivery: [implant('S1', '2026-03-01'), implant('S2', '2026-03-01', { laterality: 'right' })],
      outcome: [event('PPM', '2026-03-10', { laterality: 'right' })],
    });
    expect(events.filter((cell) => cell.outcome === 'ppm' && cell.events > 0)).toMatchObject([
      { supplier: 'S2' },
    ]);
  });

  it('blames a revision on the device that was in place, not on the one that replaced it that day', async () => {
    const { survival } = await sums({
      delivery: [implant('S1', '2026-03-01'), implant('S2', '2026-09-01')],
      outcome: [event('REV', '2026-09-01')],
    });
    expect(survival).toMatchObject([
      { supplier: 'S1', day: 184, revisions: 1 },
      { supplier: 'S2', day: 0, revisions: 0, censored: 1 },
    ]);
  });

  it('calls a device lost that was last seen a day before the day until which follow-up is owed', async () => {
    const lost = async (index: string, last_seen_date: string) => {
      const { survival, followUp } = await sums({
        delivery: [implant('S1', index)],
        followup: [{ patient_key, last_seen_date, status: 'active' }],
      });
      expect(survival[0]?.lost).toBe(followUp[0]?.missing);
      return followUp[0];
    };
    // A horizon of 365 days that is over; the data date less 60 days of lag; an index date within the lag.
    expect(await lost('2026-03-01', '2027-02-28')).toMatchObject({ due: 1, full: 1, known: 0, missing: 1 });
    expect(await lost('2026-03-01', '2027-03-01')).toMatchObject({ due: 1, full: 1, known: 1, missing: 0 });
    expect(await lost('2027-06-01', '2027-10-31')).toMatchObject({ due: 1, full: 0, missing: 1 });
    expect(await lost('2027-06-01', '2027-11-01')).toMatchObject({ due: 1, full: 0, missing: 0 });
    expect(await lost('2027-11-01', '2027-11-01')).toMatchObject({ young: 1, due: 0, missing: 0 });
  });

  it('counts components of one procedure once, for the first record', async () => {
    const { events } = await sums({
      delivery: [implant('S2', '2026-03-01', { site_code: 'H2' }), implant('S1', '2026-03-01')],
    });
    expect(events.filter(({ outcome }) => outcome === 'ppm')).toMatchObject([
      { supplier: 'S2', site: 'H2', due: 1, missing: 1 },
    ]);
  });

  it('takes the latest score before and the one closest to the middle of the window after', async () => {
    const { scores } = await sums({
      delivery: [implant('S1', '2026-03-01')],
      outcome: [
        answer('2026-01-10', '11111'),
        answer('2026-02-20', '11121'),
        answer('2026-05-05', '55555'),
        // 105 days: the middle of 60 to 150.
        answer('2026-06-14', '11112'),
        answer('2026-07-20', '55555'),
      ],
    });
    // Decrements 0.047 (pain) and 0.044 (anxiety) of the Italian value set.
    expect(scores).toMatchObject([{ known: 1, missing: 0 }]);
    expect(scores[0]?.sumBefore).toBeCloseTo(0.953, 9);
    expect(scores[0]?.sumAfter).toBeCloseTo(0.956, 9);
  });

  it('counts a death that follow-up knows once, of the latest device before it', async () => {
    const died = async (death_date: string, outcome: DeliveredRow[] = []) => {
      const { events } = await sums({
        delivery: [
          implant('S1', '2026-03-01', { laterality: 'left' }),
          implant('S2', '2026-03-20', { laterality: 'right' }),
        ],
        outcome,
        covariate: [
          { patient_key, covariate_code: 'age_decades_over_70', value: '1' },
          { patient_key, covariate_code: 'sex', value: 'F' },
        ],
        followup: [{ patient_key, last_seen_date: '2026-03-10', status: 'dead', death_date }],
      });
      return events
        .filter(({ outcome }) => outcome === 'death')
        .map(({ supplier, known, events }) => [supplier, known, events]);
    };
    expect(await died('2026-03-25')).toEqual([
      ['S1', 1, 0],
      ['S2', 1, 1],
    ]);
    // A row of another day changes nothing.
    expect(await died('2026-03-25', [event('DEATH', '2026-03-24')])).toEqual(await died('2026-03-25'));
  });

  it('asks no score of who died before the end of the window', async () => {
    const followup = [
      { patient_key, last_seen_date: '2026-04-01', status: 'dead', death_date: '2026-04-01' },
    ];
    const { scores } = await sums({ delivery: [implant('S1', '2026-03-01')], followup });
    expect(scores).toEqual([]);
  });
});
