import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readBatch } from '../../../src/io/deliveries/batchFolder.ts';
import { batchStore } from '../../../src/io/deliveries/deliveryStore.ts';
import { openSnapshot } from '../../../src/io/deliveries/snapshotViews.ts';
import { published, smallContract } from '../../support/contract.ts';
import {
  csv,
  happened,
  implant,
  limits,
  listener,
  snapshotOf,
  temporaryFolder,
  writeDelivery,
} from '../../support/deliveries.ts';

const KILLS = 50;

const folder = temporaryFolder();
const data = join(folder, 'data');
const ofContract = join(data, 'valvole');
const second = writeDelivery(
  join(folder, 'second'),
  [
    csv(
      'delivery',
      Array.from({ length: 2000 }, (_, at) => implant(`n${at}`)),
    ),
    csv(
      'outcome',
      Array.from({ length: 1000 }, (_, at) => happened(`n${at}`)),
    ),
  ],
  { source_system: 'altra' },
);

type Importer = ChildProcessByStdio<Writable, Readable, null>;

/** An importer that waits for its sign. */
async function importer(): Promise<Importer> {
  const child = spawn(process.execPath, ['test/support/importOnce.ts', data, second], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  await once(child.stdout, 'data');
  return child;
}

it('an import killed at any moment leaves the rows in force, and no half of its own', async () => {
  const store = batchStore({ folder: data, limits, converters: {} });
  const first = writeDelivery(join(folder, 'first'), [csv('delivery', [implant('a'), implant('b')])]);
  const { value: inForce } = await store.lay(
    published(smallContract()),
    { folder: first },
    undefined,
    listener,
  );
  const kept = [inForce?.id ?? ''];

  const unharmed = await importer();
  const started = performance.now();
  unharmed.stdin.write('go\n');
  await once(unharmed.stdout, 'data');
  const duration = performance.now() - started;
  await once(unharmed, 'exit');
  await store.tidy(kept);
  expect(readdirSync(ofContract)).toEqual(kept);

  let left = 0;
  let next = importer();
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await next;
    next = importer();
    const gone = once(child, 'exit');
    child.stdin.write('go\n');
    await setTimeout((duration * (kill + Math.random())) / KILLS);
    child.kill('SIGKILL');
    await gone;

    const names = readdirSync(ofContract);
    left += names.length - 1;
    for (const name of names.filter((name) => !name.startsWith('.'))) {
      const batch = await readBatch(join(ofContract, name));
      const engine = await openSnapshot(data, snapshotOf(batch), limits);
      const [n] = await engine.rows('SELECT count(*) AS n FROM delivery');
      engine.close();
      expect(n).toEqual({ n: name === kept[0] ? 2 : 2000 });
    }
    await store.tidy(kept);
    expect(readdirSync(ofContract)).toEqual(kept);
  }
  (await next).kill('SIGKILL');
  expect(left).toBeGreaterThan(KILLS / 4);
}, 120_000);
