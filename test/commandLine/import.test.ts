import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tavi5Offers } from '../report/evaluation.ts';
import { smallContract } from '../support/contract.ts';
import { csv, happened, implant, keyOf, temporaryFolder, writeDelivery } from '../support/deliveries.ts';
import { packageText } from '../support/runPackages.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const folder = temporaryFolder();
const tender = shippedTender('tavi5');
const text = packageText(tender, tavi5Offers(firstLot(tender)));
const yaml = join(folder, 'contract.yaml');
writeFileSync(join(folder, 'esito-run.json'), text);
writeFileSync(
  yaml,
  JSON.stringify(
    smallContract((contract) => {
      contract.award = { ...(contract.award as object), package: JSON.parse(text).hashes.package };
    }),
  ),
);

/** The command line as a user runs it: a process of its own, over a data folder of its own. */
function esito(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', '--lang', 'en', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ESITO_DATA: join(folder, 'data') },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('esito import and esito track', () => {
  const deliveries = join(folder, 'deliveries');
  const rows = Array.from({ length: 30 }, (_, at) => implant(at));
  const wrong = implant('date', { procedure_date: '31/02/2026' });
  writeDelivery(join(deliveries, '01'), [csv('delivery', [...rows, wrong]), csv('outcome', [happened(1)])]);
  writeDelivery(join(deliveries, '02'), [csv('delivery', [implant(99, { procedure_date: '2026-07-10' })])], {
    period_from: '2026-07-01',
    period_to: '2026-07-31',
  });

  it('publish the contract, take a folder of deliveries in order, and say what became of each row', () => {
    expect(esito('track', 'valvole')).toMatchObject({ code: 1, err: 'There is no contract “valvole”.\n' });
    expect(esito('track', yaml)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing has been delivered'),
    });
    const { code, out } = esito('import', yaml, '--from', deliveries);
    expect(code).toBe(0);
    expect(out).toContain('delivery.csv  31 rows = 30 kept + 0 quarantined + 1 refused');
    expect(out).toContain('delivery.csv:32 (H1): Not a date, 1 row, Refused: procedure_date “31/02/2026”');
    expect(out).not.toContain(keyOf('date').slice(0, 16));
    const again = esito('import', 'valvole', '--from', deliveries);
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining('in force already, nothing changed'),
    });
    const known = JSON.parse(esito('track', 'valvole', '--json').out);
    expect(known).toMatchObject({ contract: 'valvole', asOf: '2026-07-31' });
    expect(JSON.parse(esito('track', 'valvole', '--as-of', '2026-06-30', '--json').out).asOf).toBe(
      '2026-06-30',
    );
  });

  it('refuse a delivery as a whole with 1, and leave what was in force', () => {
    const before = JSON.parse(esito('track', 'valvole', '--json').out).snapshot;
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const { code, out, err } = esito('import', 'valvole', '--from', empty, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ state: 'refused', problems: [{ code: 'manifest-missing' }] }]);
    expect(err).toContain('[manifest-missing]');
    expect(JSON.parse(esito('track', 'valvole', '--json').out).snapshot).toBe(before);
    expect(esito('import', 'valvole', '--from', join(folder, 'gone')).code).toBe(2);
  });

  it('lay the accepted deliveries again under a new version of the contract', () => {
    const before = JSON.parse(esito('track', 'valvole', '--json').out);
    expect(esito('import', 'valvole', '--again')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to lay again'),
    });
    expect(esito('import', 'valvole').code).toBe(2);
    const changed = JSON.parse(readFileSync(yaml, 'utf8'));
    writeFileSync(yaml, JSON.stringify({ ...changed, notice: { it: 'Avviso', en: 'Notice' } }));
    expect(esito('track', yaml).err).toContain('earlier version');
    const { code, out } = esito('import', yaml, '--again');
    expect(code).toBe(0);
    expect(out).toContain('delivery.csv  31 rows = 30 kept + 0 quarantined + 1 refused');
    const after = JSON.parse(esito('track', 'valvole', '--json').out);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.targets).toEqual(before.targets);
    expect(esito('track', 'valvole').err).toBe('');
  });
});
