import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { loadShipped } from '../actions/loadShipped.ts';
import { loadShippedContract } from '../actions/loadShippedContract.ts';
import type { World } from '../actions/world.ts';
import type { Config } from '../config.ts';
import { type Problem, placeText } from '../core/problem.ts';
import { readOffersFolder } from '../io/offersFolder.ts';
import { shippedContracts } from '../io/shippedContracts.ts';
import { readYaml } from '../io/yaml.ts';
import { createApp } from '../web/app.ts';
import { sentFolders } from '../web/sentFolder.ts';
import { wire } from '../wire.ts';
import { UsageError } from './exitCode.ts';

/** A site that is listening. */
export interface RunningSite {
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the site with the shipped tenders and prints its address. Stops on SIGINT and SIGTERM. */
export async function serve(config: Config): Promise<void> {
  const site = await startSite(config);
  process.stdout.write(`Esito: ${site.address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)));
  }
}

/** Starts the site on the configured port (0: any free one). */
export async function startSite(config: Config): Promise<RunningSite> {
  const log = pino({ level: 'warn', serializers: { error: pino.stdSerializers.err } }, pino.destination(2));
  const world = await wire(config, log);
  for (const name of readdirSync(join(config.projectFolder, 'tenders')).toSorted()) {
    if (!name.endsWith('.yaml')) continue;
    const offers = join(config.projectFolder, 'examples', name.slice(0, -'.yaml'.length));
    const folder = existsSync(offers)
      ? await readOffersFolder(offers)
      : { workbooks: [], committee: undefined, session: undefined };
    const problems = await loadShipped(world, {
      definition: readYaml(readFileSync(join(config.projectFolder, 'tenders', name), 'utf8'), name),
      offers: folder.workbooks,
      committee: folder.committee && readYaml(folder.committee.text, folder.committee.name),
      session: folder.session && readYaml(folder.session.text, folder.session.name),
    });
    for (const problem of problems) warn(log, problem);
  }
  const server = createApp(world, config, log).listen(config.port, config.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(config.port) : error),
    );
  });
  world.explorer.start();
  void loadContracts(world, config, log).catch(world.report);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${config.host}:${port}/`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await world.close();
    },
  };
}

/** In the background: the site answers meanwhile, and its pages say that an import is under way. */
async function loadContracts(
  world: World,
  { projectFolder, dataFolder }: Config,
  log: Logger,
): Promise<void> {
  await rm(sentFolders({ dataFolder }), { recursive: true, force: true });
  await world.deliveries.tidy(await world.snapshots.batches());
  for (const contract of await shippedContracts(join(projectFolder, 'examples/contracts')))
    for (const problem of await loadShippedContract(world, contract)) warn(log, problem);
}

function warn(log: Logger, { where, message }: Problem): void {
  log.warn(`${placeText(where)}: ${message.it} / ${message.en}`);
}

function portInUse(port: number): UsageError {
  return new UsageError(
    `La porta ${port} è già in uso; sceglierne un’altra, per esempio ESITO_PORT=${port + 1} / port ${port} is in use; choose another one, for instance ESITO_PORT=${port + 1}`,
  );
}
