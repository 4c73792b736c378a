import { once } from 'node:events';
import { settle } from '../../src/commandLine/settle.ts';
import { readConfig } from '../../src/config.ts';
import { wireContracts } from '../../src/wire.ts';

/**
 * Settles the first period of the small contract in a process of its own, so that it can be killed: says `ready`, waits for a line, and says `done` when statements are
 * stored and files written. Arguments: data folder, folder for the files.
 */
const [, , data = '', out = ''] = process.argv;
const world = await wireContracts(
  readConfig({ ESITO_DATA: data, ESITO_THREADS: '1', ESITO_MEMORY: '300MB' }),
);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const terminal = { locale: 'en', out: () => {}, err: () => {}, progress: () => {} } as const;
await settle(terminal, world, 'valvole', { period: 1, out });
process.stdout.write('done\n');
process.stdin.destroy();
await world.close();
