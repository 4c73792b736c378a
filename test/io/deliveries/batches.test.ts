import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/core/deliveries/batch.ts';
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
  type MadeFile,
  snapshotOf,
  temporaryFolder,
  writeDelivery,
} from '../../support/deliveries.ts';

const contract = published(smallContract());
const folder = temporaryFolder();
const data = join(folder, 'data');
const store = batchStore({ folder: data, limits, converters: {} });
let made = 0;

const given = (files: readonly MadeFile[], manifest: object = {}): string =>
  writeDelivery(join(folder, `given-${made++}`), files, manifest);

const lay = (place: string, ...inForce: (Batch | undefined)[]) =>
  store.lay(contract, { folder: place }, snapshotOf(...inForce), listener);

/** Rows that a query finds in the views over batches. */
async function query(sql: string, ...batches: (Batch | undefined)[]): Promise<unknown[]> {
  const engine = await openSnapshot(data, snapshotOf(...batches), limits);
  try {
    return await engine.rows(sql);
  } finally {
    engine.close();
  }
}

const reasons = (batch: Batch | undefined) =>
  Object.fromEntries((batch?.findings ?? []).map(({ reason, rows }) => [reason, rows]));

const firstHalf = { period_from: '2026-01-01', period_to: '2026-06-30' };
const secondHalf = {
  period_from: '2026-07-01',
  period_to: '2026-12-31',
  extracted_at: '2027-02-01T08:00:00+01:00',
};

describe('a delivery and those before it', () => {
  it('the same files again are the same batch, and nothing is written', async () => {
    const place = given([csv('delivery', [implant('a')])]);
    const first = (await lay(place)).value;
    const path = join(data, 'valvole', first?.id ?? '');
    const before = readdirSync(path).map((file) => statSync(join(path, file)).mtimeMs);
    expect((await lay(place, first)).value).toEqual(first);
    expect(readdirSync(path).map((file) => statSync(join(path, file)).mtimeMs)).toEqual(before);
    expect((await lay(place)).value).toEqual(first);
    expect(readdirSync(join(data, 'valvole'))).toEqual([first?.id]);
  });

  it('a batch that was laid beside others than those in force now is laid anew', async () => {
    const place = given([csv('outcome', [happened('k')])], { source_system: 'sdo' });
    const alone = (await lay(place)).value;
    expect(reasons(alone)).toEqual({ unlinked: 1 });
    const devices = (await lay(given([csv('delivery', [implant('k')])]))).value;
    const beside = (await lay(place, devices)).value;
    expect(reasons(beside)).toEqual({});
    expect(beside?.delivery).toBe(alone?.delivery);
    expect((await lay(place)).value).toEqual(alone);
  });

  it('keeps the files as they were given, by a second name where nobody else writes to them', async () => {
    const rows = [implant('m'), implant('n', { procedure_date: '31/02/2026' })];
    const from = given([csv('delivery', rows), csv('outcome', [happened('m')])]);
    const batch = (await lay(from)).value as Batch;
    const kept = (await store.given(batch))?.folder ?? '';
    for (const name of readdirSync(from))
      expect(readFileSync(join(kept, name)), name).toEqual(readFileSync(join(from, name)));
    expect(readdirSync(kept)).toEqual(readdirSync(from));
    // Written to later by whoever delivered them: what is kept stays.
    writeFileSync(join(from, 'delivery.csv'), 'something else');
    const other = published(
      smallContract((definition) => Object.assign(definition, { notice: { it: 'x', en: 'x' } })),
    );
    const again = (await store.lay(other, { folder: kept, own: true }, undefined, listener)).value as Batch;
    expect(again).toEqual({ ...batch, id: again.id });
    expect(again.id).not.toBe(batch.id);
    const twice = (await store.given(again))?.folder ?? '';
    expect(statSync(join(twice, 'delivery.csv')).ino).toBe(statSync(join(kept, 'delivery.csv')).ino);
  });

  it('keeps no file that names a person', async () => {
    const kept = async (patient_key: string) => {
      const { value } = await lay(given([csv('delivery', [implant('o'), implant('q', { patient_key })])]));
      expect(reasons(value)).toEqual({ 'no-key': 1 });
      return store.given(value as Batch);
    };
    expect(await kept('RSSMRA85T10A562S')).toBeUndefined();
    expect(await kept('RSSMRA85T10A562A')).toBeDefined();
  });

  it('a period delivered again replaces the earlier one; a row of another period is already there', async () => {
    const first = (await lay(given([csv('delivery', [implant('b'), implant('c')])]))).value;
    const later = (
      await lay(
        given(
          [
            csv('delivery', [
              implant('d', { procedure_date: '2026-07-02' }),
              implant('c', { procedure_date: '2026-07-03' }),
            ]),
          ],
          secondHalf,
        ),
        first,
      )
    ).value;
    expect(reasons(later)).toEqual({ 'already-delivered': 1 });
    const whole = (
      await lay(
        given([csv('delivery', [implant('b'), implant('d', { procedure_date: '2026-07-02' })])], {
          ...secondHalf,
          period_from: '2026-01-01',
        }),
        first,
        later,
      )
    ).value;
    expect(whole?.files).toMatchObject([{ rows: 2, kept: 2 }]);
  });

  it('a period that overlaps in part is refused, naming the whole one', async () => {
    const first = (await lay(given([csv('delivery', [implant('e')])]))).value;
    const cut = { ...secondHalf, period_from: '2026-06-01' };
    const { value, problems } = await lay(
      given([csv('delivery', [implant('f', { procedure_date: '2026-06-02' })])], cut),
      first,
    );
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'partial-overlap' }]);
    expect(problems[0]?.mend.en).toContain('2026-01-01–2026-12-31');
    const other = { ...cut, source_system: 'altra' };
    expect(
      (await lay(given([csv('delivery', [implant('f', { procedure_date: '2026-06-02' })])], other), first))
        .problems,
    ).toEqual([]);
  });

  it('links rows as soon as the device comes, from whatever source', async () => {
    const events = (await lay(given([csv('outcome', [happened('g')])], { source_system: 'sdo' }))).value;
    expect(reasons(events)).toEqual({ unlinked: 1 });
    const devices = (await lay(given([csv('delivery', [implant('g')])]), events)).value;
    const linked = 'SELECT record_id, outcome_code FROM delivery JOIN outcome USING (patient_key)';
    expect(await query(linked, events, devices)).toEqual([{ record_id: 'R-g', outcome_code: 'PPM' }]);
    const after = (
      await lay(
        given([csv('outcome', [happened('g', { event_date: '2026-07-02' })])], {
          ...secondHalf,
          source_system: 'sdo',
        }),
        events,
        devices,
      )
    ).value;
    expect(reasons(after)).toEqual({});
  });

  it('patients are the same under an old key and a new one, and a new one after that', async () => {
    const under = (version: number) => ({ patient_key: keyOf(`h${version}`), key_version: version });
    const rotation = (from: number, to: number) =>
      csv('rotation', [
        { old_key: keyOf(`h${from}`), old_version: from, new_key: keyOf(`h${to}`), new_version: to },
        { old_key: keyOf('x'), old_version: to, new_key: keyOf('y'), new_version: to },
      ]);
    const old = (await lay(given([csv('delivery', [implant('h', under(1))])]))).value;
    const event = happened('h', { patient_key: keyOf('h2'), event_date: '2026-07-02' });
    const second = (
      await lay(given([rotation(1, 2), csv('outcome', [event])], { ...secondHalf, key_version: 2 }), old)
    ).value;
    expect(reasons(second)).toEqual({ 'other-key-version': 1 });
    const third = (
      await lay(
        given(
          [rotation(2, 3), csv('delivery', [implant('i', { ...under(3), procedure_date: '2027-01-05' })])],
          {
            period_from: '2027-01-01',
            period_to: '2027-01-31',
            extracted_at: '2027-02-01T08:00:00+01:00',
            key_version: 3,
          },
        ),
        old,
        second,
      )
    ).value;
    const newest = `${keyOf('h3').slice(0, 8)}-`;
    const found = await query(
      'SELECT DISTINCT left(patient_key::VARCHAR, 9) AS k, bucket FROM (SELECT patient_key, bucket FROM delivery UNION ALL SELECT patient_key, bucket FROM outcome)',
      old,
      second,
      third,
    );
    expect(found).toEqual([{ k: newest, bucket: Number.parseInt(newest.slice(0, 1), 16) }]);
  });

  it('devices outside the contract’s dates are set aside', async () => {
    const short = published(
      smallContract((definition) => {
        Object.assign(definition.calendar as object, { from: '2026-02-01' });
      }),
    );
    const place = given([csv('delivery', [implant('j', { procedure_date: '2026-01-31' })])], firstHalf);
    const { value } = await store.lay(short, { folder: place }, undefined, listener);
    expect(reasons(value)).toEqual({ 'outside-contract': 1 });
  });
});

describe('what is refused as a whole', () => {
  const one = csv('delivery', [implant('a')]);
  const codes = async (place: string) => (await lay(place)).problems.map(({ code }) => code);

  it('manifest missing, not JSON, wrong', async () => {
    const place = given([one]);
    writeFileSync(join(place, 'manifest.json'), '{');
    expect(await codes(place)).toEqual(['manifest-not-json']);
    // What stands in its place may be patients: it is not shown.
    writeFileSync(join(place, 'manifest.json'), 'RSSMRA80A01H501U');
    expect(JSON.stringify((await lay(place)).problems)).not.toContain('RSS');
    writeFileSync(join(place, 'manifest.json'), '{}');
    expect(await codes(place)).toContain('manifest-wrong');
    mkdirSync(join(folder, 'empty'));
    expect(await codes(join(folder, 'empty'))).toEqual(['manifest-missing']);
    expect(await codes(given([one], { period_from: '2026-07-01' }))).toEqual(['period-backwards']);
  });

  it('a file changed, cut, absent, unlisted, or a link to another place', async () => {
    const changed = given([one]);
    writeFileSync(join(changed, one.name), `${one.text}\n`);
    expect(await codes(changed)).toEqual(['hash-differs']);
    expect(await codes(given([{ ...one, rows: 2 }]))).toEqual(['row-count']);
    const more = given([one]);
    writeFileSync(join(more, 'more.csv'), '');
    expect(await codes(more)).toEqual(['file-unlisted']);
    const linked = given([]);
    symlinkSync('/etc/hostname', join(linked, 'x.csv'));
    const manifest = JSON.parse(readFileSync(join(given([one]), 'manifest.json'), 'utf8'));
    for (const name of ['x.csv', 'absent.csv', '.hidden', '../x.csv']) {
      const files = [{ ...manifest.files[0], name }];
      writeFileSync(join(linked, 'manifest.json'), JSON.stringify({ ...manifest, files }));
      const code = { '.hidden': 'file-name', '../x.csv': 'manifest-wrong' }[name] ?? 'file-missing';
      expect(await codes(linked)).toContain(code);
    }
  });

  it('columns missing, unknown, twice; bytes that are no text', async () => {
    const header = (change: (text: string) => string) => given([{ ...one, text: change(String(one.text)) }]);
    expect(await codes(header((text) => text.replace('record_id', 'surname')))).toEqual([
      'column-missing',
      'column-unknown',
    ]);
    expect(await codes(header((text) => text.replace('udi_di', 'site_code')))).toEqual(['column-twice']);
    const bytes = Buffer.from(`${one.text}`.replace('R-a', 'R-\x81'), 'latin1');
    expect(await codes(given([{ ...one, text: bytes }]))).toEqual(['not-text']);
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(join(data, 'valvole')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('one delivery, written in other ways', () => {
  const rows = Array.from({ length: 30 }, (_, at) =>
    implant(`p${at}`, {
      unit_price: 1234.5 + at,
      lot_no: `caffè ’${at}`,
      procedure_date: `2026-03-${10 + (at % 20)}`,
    }),
  );
  const plain = csv('delivery', rows);
  const content = async (file: MadeFile, manifest: object = {}) => {
    const { value, problems } = await lay(given([file], manifest));
    expect(problems).toEqual([]);
    expect(value?.files).toMatchObject([{ rows: 30, kept: 30 }]);
    return query('SELECT * EXCLUDE (line) FROM delivery ORDER BY record_id', value);
  };
  const columns = Object.keys(rows[0] ?? {});
  /** `1.234,50`, `10/03/2026`, texts in quotes, names in capitals. */
  const italianCell = (column: string, cell: string): string => {
    if (column === 'unit_price') return `1.${cell.slice(1).replace('.', ',')}0`;
    if (column === 'procedure_date') return cell.split('-').reverse().join('/');
    return column === 'lot_no' ? `"${cell}"` : cell;
  };
  const italian = [
    columns.map((column) => ` ${column.toUpperCase()} `).join(';'),
    ...rows.map((row) =>
      columns.map((column) => italianCell(column, String(row[column as keyof typeof row]))).join(';'),
    ),
  ];

  it('as Italian offices export it: semicolons, decimal commas, dd/mm/yyyy, Windows-1252 or a byte order mark, CRLF', async () => {
    const expected = await content(plain);
    const text = `${italian.join('\r\n')}\r\n`;
    expect(await content({ ...plain, text: `\uFEFF${text}` })).toEqual(expected);
    const bytes = Buffer.from(text.replaceAll('’', '\x92'), 'latin1');
    expect(await content({ ...plain, text: bytes })).toEqual(expected);
  });

  it('as tabs, padded cells, quoted new lines; as lines of JSON', async () => {
    const expected = await content(plain);
    const tabs = String(plain.text).replaceAll(',', '\t').replaceAll('S1', '  S1 ');
    expect(await content({ ...plain, text: tabs })).toEqual(expected);
    const json = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
    expect(await content({ ...plain, text: json, name: 'delivery.ndjson' }, { format: 'ndjson' })).toEqual(
      expected,
    );
    const broken = String(plain.text).replace('caffè ’0', '"caffè\n’0"');
    expect(JSON.stringify(await content({ ...plain, text: broken }))).toContain('caffè\\n’0');
  });

  it('a number that could be two is refused', async () => {
    const text = `${italian.join('\n').replace('1.234,50', '1.234')}\n`;
    const { value } = await lay(given([{ ...plain, text }]));
    expect(value?.findings).toMatchObject([{ reason: 'no-number', first: [{ line: 2, value: '1.234' }] }]);
  });
});
