import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch, RowFinding } from '../../../src/core/deliveries/batch.ts';
import { refusalReasons } from '../../../src/core/deliveries/rowFate.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { openSnapshot } from '../../../src/io/deliveries/snapshotViews.ts';
import { published, smallContract } from '../../support/contract.ts';
import {
  csv,
  happened,
  implant,
  keyOf,
  limits,
  listener,
  snapshotOf,
  temporaryFolder,
  writeDelivery,
} from '../../support/deliveries.ts';

const contract = published(smallContract());
const folder = temporaryFolder();
const store = batchStore({ folder: join(folder, 'data'), limits, converters: {} });

/** Reason and rows of each finding. */
function counts(batch: Batch | undefined, kind: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { file, reason, rows } of batch?.findings ?? [])
    if (file === kind) found[reason] = (found[reason] ?? 0) + rows;
  return found;
}

describe('every row of a delivery ends where it belongs, counted to the row', async () => {
  const rows = {
    delivery: [
      implant('kept'),
      implant('kept too', { site_code: 'H2', rdm_number: '1000001', udi_di: '' }),
      implant('gs1', { udi_di: '(01)08012345678907(17)270101(10)A1' }),
      implant('unnamed', { record_id: '' }),
      implant('undated', { procedure_date: '2026-02-30' }),
      implant('unpriced', { unit_price: 'tanto' }),
      implant('uncounted', { quantity: '1.5' }),
      implant('unkeyed', { patient_key: 'RSSMRA80A01H501U' }),
      implant('no side', { laterality: 'up' }),
      implant('no device', { udi_di: '' }),
      implant('other', { contract_id: 'altro' }),
      implant('lot', { lot_id: '9' }),
      implant('supplier', { supplier_id: 'S9' }),
      implant('site', { site_code: 'H9' }),
      implant('device', { udi_di: '08098765432107' }),
      implant('flow', { source_flow: 'altro' }),
      implant('version', { key_version: 2 }),
      implant('late', { procedure_date: '2025-12-31' }),
      implant('booked', { booking_date: '2026-03-02' }),
      implant('future', { booking_date: '2026-09-01' }),
      implant('twice'),
      implant('twice'),
      implant('twice'),
      implant('two ways'),
      implant('two ways', { site_code: 'H2' }),
      implant('dead', { procedure_date: '2026-05-01' }),
      implant('expired', { expiry: '2026-01-31' }),
    ],
    outcome: [
      happened('kept'),
      happened('kept', { outcome_code: 'EQ5D', event_date: '2026-02-01', source_flow: 'proms' }),
      happened('kept', { outcome_code: 'XYZ' }),
      happened('kept', { event_date: '2026-02-20' }),
      happened('kept', { outcome_code: 'DEATH', event_date: '2026-04-02' }),
      happened('kept', { event_date: '' }),
      happened('nobody'),
      happened('nobody'),
      happened('dead', { event_date: '2026-04-30' }),
      happened('late', { event_date: '2026-07-01' }),
      happened('site'),
    ],
    followup: [
      { patient_key: keyOf('kept'), last_seen_date: '2026-04-01', status: 'active', death_date: '' },
      { patient_key: keyOf('dead'), last_seen_date: '2026-04-20', status: 'dead', death_date: '2026-04-20' },
      {
        patient_key: keyOf('expired'),
        last_seen_date: '2026-04-21',
        status: 'dead',
        death_date: '2026-04-20',
      },
      { patient_key: keyOf('twice'), last_seen_date: '2026-04-21', status: 'asleep', death_date: '' },
    ],
    covariate: [
      { patient_key: keyOf('kept'), covariate_code: 'sex', value: 'F' },
      { patient_key: keyOf('kept'), covariate_code: 'shoe_size', value: '38' },
      { patient_key: keyOf('nobody'), covariate_code: 'sex', value: 'M' },
    ],
  };
  const files = (Object.keys(rows) as (keyof typeof rows)[]).map((kind) => csv(kind, rows[kind]));
  const torn = files.map((file) =>
    file.record === 'delivery'
      ? { ...file, text: `${file.text}torn,RSSMRA80A01H501U,${keyOf('torn')}\n`, rows: file.rows + 1 }
      : file,
  );
  const because = (reason: string): RowFinding => {
    const found = batch?.findings.find((finding) => finding.reason === reason);
    if (found === undefined) throw new Error(`no finding: ${reason}`);
    return found;
  };
  const given = writeDelivery(join(folder, 'all'), torn);
  const { value: batch, problems } = await store.lay(contract, { folder: given }, undefined, listener);

  it('device rows', () => {
    expect(problems).toEqual([]);
    expect(counts(batch, 'delivery')).toEqual({
      malformed: 1,
      'missing-value': 1,
      'no-date': 1,
      'no-number': 1,
      'no-count': 1,
      'no-key': 1,
      'not-one-of': 1,
      'none-of': 1,
      'other-contract': 1,
      'unknown-lot': 1,
      'unknown-supplier': 1,
      'unknown-site': 1,
      'unknown-device': 1,
      'unknown-flow': 1,
      'other-key-version': 1,
      'outside-period': 1,
      'delivered-before-booked': 1,
      'after-extraction': 1,
      duplicate: 2,
      contradictory: 2,
      'after-death': 1,
      'expired-device': 1,
    });
    expect(batch?.files.find(({ file }) => file === 'delivery')).toMatchObject({
      rows: 28,
      kept: 5,
      refused: 8,
      quarantined: 15,
    });
  });

  it('rows of what happened: unlinked ones stay, for a device that comes later', async () => {
    expect(counts(batch, 'outcome')).toEqual({
      'missing-value': 1,
      'unknown-outcome': 1,
      'before-index': 1,
      'outside-period': 1,
      'after-death': 1,
      duplicate: 1,
      unlinked: 2,
    });
    expect(batch?.files.find(({ file }) => file === 'outcome')).toMatchObject({ rows: 11, kept: 3 });
    expect(counts(batch, 'followup')).toEqual({ 'death-before-seen': 1, 'not-one-of': 1, unlinked: 1 });
    expect(counts(batch, 'covariate')).toEqual({ 'unknown-covariate': 1, unlinked: 1 });
    const engine = await openSnapshot(join(folder, 'data'), snapshotOf(batch), limits);
    const [n] = await engine.rows(
      'SELECT (SELECT count(*) FROM delivery) AS d, (SELECT count(*) FROM outcome) AS o',
    );
    expect(n).toEqual({ d: 5, o: 5 });
    expect(
      await engine.rows("SELECT udi_di, line, source, bucket FROM delivery WHERE record_id = 'R-gs1'"),
    ).toEqual([
      {
        udi_di: '08012345678907',
        line: 4,
        source: 'regione',
        bucket: Number.parseInt(keyOf('gs1').slice(0, 1), 16),
      },
    ]);
    engine.close();
  });

  it('every row once: kept, set aside or refused', () => {
    for (const { rows, kept, quarantined, refused, file } of batch?.files ?? []) {
      expect(kept + quarantined + refused).toBe(rows);
      const found =
        batch?.findings.filter((finding) => finding.file === file && finding.fate === 'refused') ?? [];
      expect(found.every(({ reason }) => (refusalReasons as readonly string[]).includes(reason))).toBe(true);
    }
  });

  it('a finding shows lines with what is wrong in them, and its rows without the patient’s key', async () => {
    const site = because('unknown-site');
    expect(site).toMatchObject({
      site: 'H9',
      rows: 1,
      first: [{ line: 15, column: 'site_code', value: 'H9' }],
    });
    const [row] = await store.rows(snapshotOf(batch), site, 10);
    expect(row).toMatchObject({ line: 15, cells: { record_id: 'R-site', site_code: 'H9' } });
    const malformed = because('malformed');
    expect(malformed.first).toEqual([{ line: 29, column: null, value: null }]);
    const all = await Promise.all(
      (batch?.findings ?? []).map((finding) => store.rows(snapshotOf(batch), finding, 10)),
    );
    const shown = JSON.stringify([all, batch?.findings]);
    expect(shown).not.toMatch(/[0-9a-f]{64}|RSSMRA/);
    expect(shown).toContain('torn');
  });
});

it('what names a patient is shown nowhere, also where it stands in the wrong cell', async () => {
  const fiscalCode = 'RSSMRA80A01H501U';
  const shifted = [
    implant('kept'),
    implant('1', { record_id: fiscalCode, procedure_date: 'x' }),
    implant('2', { procedure_date: keyOf('2') }),
    implant('3', { site_code: fiscalCode.toLowerCase() }),
    implant('4', { encounter_key: keyOf('4'), supplier_id: 'S9' }),
    implant('5', { serial_no: '01080987654321071727', lot_id: keyOf('5').toUpperCase() }),
    implant('6', { cnd_code: keyOf('6') }),
  ];
  const given = writeDelivery(join(folder, 'shifted'), [csv('delivery', shifted)]);
  const { value: batch } = await store.lay(contract, { folder: given }, undefined, listener);
  const findings = batch?.findings ?? [];
  const rows = await Promise.all(findings.map((finding) => store.rows(snapshotOf(batch), finding, 10)));
  expect(rows.flat().map(({ line }) => line)).toEqual(expect.arrayContaining([3, 4, 5, 6, 7]));
  const shown = JSON.stringify([rows, findings]);
  expect(shown).not.toMatch(/[0-9a-f]{64}|RSSMRA/i);
  expect(shown).toContain('01080987654321071727');
});
