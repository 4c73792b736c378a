import { once } from 'node:events';
import { batchStore } from '../../src/io/deliveries/deliveryStore.ts';
import { published, smallContract } from './contract.ts';

/**
 * Imports one delivery in a process of its own, so that it can be killed: says `ready`, waits for a line, and says `done` when the batch is laid down.
 * Arguments: data folder, delivery.
 */
const [, , folder = '', delivery = ''] = process.argv;
const store = batchStore({ folder, limits: { memory: '300MB', threads: 1 }, converters: {} });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const { problems } = await store.lay(published(smallContract()), { folder: delivery }, undefined, {
  progress: () => {},
  cancelled: () => false,
});
process.stdout.write(problems.length === 0 ? 'done\n' : JSON.stringify(problems));
process.stdin.destroy();
