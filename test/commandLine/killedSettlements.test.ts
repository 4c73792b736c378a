import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { importDelivery } from '../../src/actions/importDelivery.ts';
import { settle } from '../../src/commandLine/settle.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/io/sqlite/database.ts';
import { statementTable } from '../../src/io/sqlite/statementTable.ts';
import { wireContracts } from '../../src/wire.ts';
import { inProcess } from '../support/commandLine.ts';
import { published } from '../support/contract.ts';
import { csv, happened, implant, listener, temporaryFolder, writeDelivery } from '../support/deliveries.ts';
import { payingContract } from '../support/payment.ts';

const KILLS = 50;
const folder = temporaryFolder();
const prepared = join(folder, 'prepared');
const files = ['S1-p1.json', 'S1-p1.pdf', 'S2-p1.json', 'S2-p1.pdf'];

type Settler = ChildProcessByStdio<Writable, Readable, null> & {
  readonly data: string;
  readonly out: string;
};

/** Data of their own and a settlement that waits for its sign. */
async function settler(name: string): Promise<Settler> {
  const [data, out] = [join(folder, name), join(folder, `${name}-out`)];
  cpSync(prepared, data, { recursive: true });
  const child = spawn(process.execPath, ['test/support/settleOnce.ts', data, out], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  await once(child.stdout, 'data');
  return Object.assign(child, { data, out });
}

async function stored(data: string) {
  const database = await openDatabase(join(data, 'esito.db'));
  const statements = await statementTable(database).ofContract('valvole');
  await database.destroy();
  return statements;
}

/** The packages in a folder, whole; a file that is there under its name holds all of it. */
const packagesIn = (out: string) =>
  Object.fromEntries(
    files
      .filter((name) => name.endsWith('.json') && existsSync(join(out, name)))
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );

/** The same settlement, to its end. */
async function again(data: string, out: string) {
  const world = await wireContracts(readConfig({ ESITO_DATA: data, ESITO_THREADS: '1' }));
  const ended = await inProcess((terminal) => settle(terminal, world, 'valvole', { period: 1, out }));
  await world.close();
  return ended;
}

it('a settlement killed at any moment leaves all its statements or none, and the next one gives the same bytes', async () => {
  const world = await wireContracts(readConfig({ ESITO_DATA: prepared, ESITO_THREADS: '1' }));
  const contract = {
    ...published(payingContract()),
    yaml: '',
    awardPackage: readFileSync('examples/contracts/tavi/esito-run.json', 'utf8'),
    publishedAt: '2026-07-01T08:00:00.000Z',
    actor: 'test',
  };
  await world.contracts.publish(contract);
  const delivery = writeDelivery(join(folder, 'delivery'), [
    csv(
      'delivery',
      Array.from({ length: 30 }, (_, at) => implant(at)),
    ),
    csv(
      'outcome',
      Array.from({ length: 4 }, (_, at) => happened(at)),
    ),
  ]);
  const taken = await importDelivery(world, { name: 'test' }, contract, { folder: delivery }, listener);
  expect(taken.state).toBe('done');
  await world.close();

  const unharmed = await settler('unharmed');
  const started = performance.now();
  unharmed.stdin.write('go\n');
  await once(unharmed.stdout, 'data');
  const duration = performance.now() - started;
  await once(unharmed, 'exit');
  const expected = await stored(unharmed.data);
  const hashes = expected.map(({ hash }) => hash);
  const packages = packagesIn(unharmed.out);
  expect(readdirSync(unharmed.out).toSorted()).toEqual(files);
  expect(Object.values(packages)).toEqual(expected.map((one) => one.package));
  const repeated = await again(unharmed.data, unharmed.out);
  expect(repeated.err).toContain('nothing changed');
  expect(await stored(unharmed.data)).toEqual(expected);

  let [none, all] = [0, 0];
  let next = settler('kill-0');
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await next;
    next = settler(`kill-${kill + 1}`);
    const gone = once(child, 'exit');
    child.stdin.write('go\n');
    // Half of them in the last part, where statements are stored and files written.
    const moment = kill % 2 === 0 ? (kill + Math.random()) / KILLS : 0.7 + 0.3 * Math.random();
    await setTimeout(duration * moment);
    child.kill('SIGKILL');
    await gone;

    const left = (await stored(child.data)).map(({ hash }) => hash);
    expect([[], hashes]).toContainEqual(left);
    if (left.length === 0) none++;
    else all++;
    expect(packages).toMatchObject(packagesIn(child.out));
    if (kill % 10 > 0) continue;
    expect((await again(child.data, child.out)).code).toBe(0);
    expect(packagesIn(child.out)).toEqual(packages);
    expect(readdirSync(child.out).toSorted()).toEqual(files);
  }
  (await next).kill('SIGKILL');
  expect(none).toBeGreaterThan(0);
  expect(all).toBeGreaterThan(0);
}, 600_000);
