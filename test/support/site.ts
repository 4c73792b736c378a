import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { publishTender } from '../../src/actions/publishTender.ts';
import type { World } from '../../src/actions/world.ts';
import { readConfig } from '../../src/config.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { createApp } from '../../src/web/app.ts';
import { wire } from '../../src/wire.ts';

/** The whole site on a free port, over a database of its own. */
export interface Site {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly world: World;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** @param tenders names of shipped tenders to publish first, as in `tenders/NAME.yaml` */
export async function startSite(tenders: readonly string[] = ['tavi5']): Promise<Site> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'esito-'));
  const config = readConfig({ ESITO_PORT: '0', ESITO_DATA: dataFolder });
  const log = pino({ level: 'silent' });
  const world = await wire(config, log);
  for (const name of tenders) {
    const file = `${config.projectFolder}/tenders/${name}.yaml`;
    const { data, locate } = readYaml(readFileSync(file, 'utf8'), file);
    const { value, problems } = await publishTender(world, { name: 'test' }, data, locate);
    if (value === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  }
  const server = createApp(world, config, log).listen(config.port, config.host);
  await once(server, 'listening');
  return {
    url: `http://${config.host}:${(server.address() as AddressInfo).port}`,
    world,
    dataFolder,
    async close() {
      server.closeAllConnections();
      server.close();
      await world.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
