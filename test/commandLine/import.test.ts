import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commandLine/exitCode.ts';
import { importDeliveries } from '../../src/commandLine/importDeliveries.ts';
import { track } from '../../src/commandLine/track.ts';
import { readConfig } from '../../src/config.ts';
import { wireContracts } from '../../src/wire.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { esitoWith, inProcess } from '../support/commandLine.ts';
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

const config = readConfig({ ESITO_DATA: join(folder, 'data') });
let world: Awaited<ReturnType<typeof wireContracts>>;
beforeAll(async () => {
  world = await wireContracts(config);
});
afterAll(() => world.close());

const imported = (named: string, from: string, json = false) =>
  inProcess((terminal) => importDeliveries(terminal, world, named, { from, json }));
const tracked = async (asOf?: string) =>
  JSON.parse(
    (await inProcess((terminal) => track(terminal, world, 'valvole', { ...(asOf && { asOf }), json: true })))
      .out,
  );

describe('esito import and esito track', () => {
  const deliveries = join(folder, 'deliveries');
  const rows = Array.from({ length: 30 }, (_, at) => implant(at));
  const wrong = implant('date', { procedure_date: '31/02/2026' });
  writeDelivery(join(deliveries, '01'), [csv('delivery', [...rows, wrong]), csv('outcome', [happened(1)])]);
  writeDelivery(join(deliveries, '02'), [csv('delivery', [implant(99, { procedure_date: '2026-07-10' })])], {
    period_from: '2026-07-01',
    period_to: '2026-07-31',
  });

  it('publish the contract, take a folder of deliveries in order, and say what became of each row', async () => {
    const data = { ESITO_DATA: config.dataFolder, ESITO_LANG: 'en' };
    expect(esitoWith(data, 'track', 'valvole')).toMatchObject({
      code: 1,
      err: 'There is no contract “valvole”.\n',
    });
    const { code, out } = esitoWith(data, 'import', yaml, '--from', deliveries);
    expect(code).toBe(0);
    expect(out).toContain('delivery.csv  31 rows = 30 kept + 0 quarantined + 1 refused');
    expect(out).toContain('delivery.csv:32 (H1): Not a date, 1 row, Refused: procedure_date “31/02/2026”');
    expect(out).not.toContain(keyOf('date').slice(0, 16));
    expect(await imported('valvole', deliveries)).toMatchObject({
      code: 0,
      out: expect.stringContaining('in force already, nothing changed'),
    });
    expect(await tracked()).toMatchObject({ contract: 'valvole', asOf: '2026-07-31' });
    expect((await tracked('2026-06-30')).asOf).toBe('2026-06-30');
  }, 60_000);

  it('refuse a delivery as a whole with 1, and leave what was in force', async () => {
    const before = (await tracked()).snapshot;
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const { code, out, err } = await imported('valvole', empty, true);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ state: 'refused', problems: [{ code: 'manifest-missing' }] }]);
    expect(err).toContain('[manifest-missing]');
    expect((await tracked()).snapshot).toBe(before);
    await expect(imported('valvole', join(folder, 'gone'))).rejects.toThrow(UsageError);
  });

  it('say so before the first delivery', async () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(other, readFileSync(yaml, 'utf8').replace('"id":"valvole"', '"id":"altre"'));
    await expect(inProcess((terminal) => track(terminal, world, other, {}))).rejects.toMatchObject({
      text: { en: expect.stringContaining('Nothing has been delivered') },
    });
  });

  it('lay the accepted deliveries again under a new version of the contract', async () => {
    const again = (named: string) =>
      inProcess((terminal) => importDeliveries(terminal, world, named, { again: true }));
    const tell = (named: string) => inProcess((terminal) => track(terminal, world, named, {}));
    const before = await tracked();
    await expect(again('valvole')).rejects.toMatchObject({
      text: { en: expect.stringContaining('nothing to lay again') },
    });
    await expect(inProcess((terminal) => importDeliveries(terminal, world, 'valvole', {}))).rejects.toThrow(
      UsageError,
    );
    const changed = JSON.parse(readFileSync(yaml, 'utf8'));
    writeFileSync(yaml, JSON.stringify({ ...changed, notice: { it: 'Avviso', en: 'Notice' } }));
    expect((await tell(yaml)).err).toContain('earlier version');
    const { code, out } = await again(yaml);
    expect(code).toBe(0);
    expect(out).toContain('delivery.csv  31 rows = 30 kept + 0 quarantined + 1 refused');
    const after = await tracked();
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.targets).toEqual(before.targets);
    expect((await tell('valvole')).err).toBe('');
  });
});
