import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { ContractWorld } from './actions/contractStores.ts';
import { endImports } from './actions/startImport.ts';
import type { World } from './actions/world.ts';
import type { Config } from './config.ts';
import { batchStore } from './io/deliveries/deliveryStore.ts';
import { deliverySums } from './io/deliveries/deliverySums.ts';
import { unpackDelivery } from './io/deliveries/unpackDelivery.ts';
import { threadDraws } from './io/drawsThread.ts';
import { threadEvaluator } from './io/evaluator.ts';
import { readWorkbook } from './io/excel/readWorkbook.ts';
import { writeWorkbook } from './io/excel/writeWorkbook.ts';
import { threadExplorer } from './io/explorer.ts';
import { threadSimulator } from './io/fairness.ts';
import { fhirConverter } from './io/fhir/fhirConverter.ts';
import { fingerprint, sha256 } from './io/fingerprint.ts';
import { recentImports } from './io/imports.ts';
import { threadLaboratory } from './io/laboratory.ts';
import { pastTenderFiles } from './io/pastTenderFiles.ts';
import { programIdentity } from './io/programIdentity.ts';
import { threadReleases } from './io/releases.ts';
import { threadReports } from './io/reports.ts';
import { acknowledgementTable } from './io/sqlite/acknowledgementTable.ts';
import { committeeTable } from './io/sqlite/committeeTable.ts';
import { contractActTable } from './io/sqlite/contractActTable.ts';
import { contractTable } from './io/sqlite/contractTable.ts';
import { openDatabase } from './io/sqlite/database.ts';
import { phaseTable } from './io/sqlite/phaseTable.ts';
import { preferenceTable } from './io/sqlite/preferenceTable.ts';
import { queryTable } from './io/sqlite/queryTable.ts';
import { readerLinkTable } from './io/sqlite/readerLinkTable.ts';
import { releaseTable } from './io/sqlite/releaseTable.ts';
import { runTable } from './io/sqlite/runTable.ts';
import { sessionTable } from './io/sqlite/sessionTable.ts';
import { snapshotTable } from './io/sqlite/snapshotTable.ts';
import { statementTable } from './io/sqlite/statementTable.ts';
import type { Tables } from './io/sqlite/tables.ts';
import { tenderTable } from './io/sqlite/tenderTable.ts';
import { trackingTable } from './io/sqlite/trackingTable.ts';
import { uploadTable } from './io/sqlite/uploadTable.ts';
import { threadTracker } from './io/tracker.ts';
import { recentVerifications } from './io/verifications.ts';
import { writeYaml } from './io/writeYaml.ts';
import { readYaml } from './io/yaml.ts';

/** The part of the world that needs no database: enough for the command line. */
export function wireTools({
  projectFolder,
}: Config): Pick<
  World,
  | 'program'
  | 'sha256'
  | 'fingerprint'
  | 'workbooks'
  | 'readYaml'
  | 'writeYaml'
  | 'evaluator'
  | 'drawsCsv'
  | 'now'
> {
  return {
    program: programIdentity(projectFolder),
    now: () => new Date().toISOString(),
    sha256,
    fingerprint,
    workbooks: { read: readWorkbook, write: writeWorkbook },
    readYaml,
    writeYaml,
    evaluator: threadEvaluator(),
    drawsCsv: threadDraws(),
  };
}

/** What contracts after the award need. */
export type ContractTools = ContractWorld & Pick<World, 'fingerprint' | 'readYaml' | 'now'>;

/** Opens what contracts need in the data folder: commands use it also while the site runs on the same folder. */
export async function wireContracts(config: Config): Promise<ContractTools & { close(): Promise<void> }> {
  const { fingerprint, readYaml, now } = wireTools(config);
  const database = await openData(config);
  const contracts = contractWorld(config, database);
  return {
    fingerprint,
    readYaml,
    now,
    ...contracts,
    async close() {
      await endImports(contracts);
      await contracts.releaseMaker.close();
      await database.destroy();
    },
  };
}

/** The composition root: the only place that opens databases or reads the clock. */
export async function wire(config: Config, log: Logger): Promise<World & { close(): Promise<void> }> {
  const tools = wireTools(config);
  const database = await openData(config);
  const contracts = contractWorld(config, database);
  const explorer = threadExplorer();
  const laboratory = threadLaboratory();
  const simulator = threadSimulator();
  return {
    ...tools,
    newId: randomUUID,
    newSecret: () => randomBytes(16).toString('base64url'),
    publisher: config.publisher,
    pastTenders: () => pastTenderFiles(join(config.projectFolder, 'examples/rescoring')),
    report: (error) => log.error({ error }, 'background work failed'),
    note: (event, facts) => log.warn(facts, event),
    tenders: tenderTable(database),
    uploads: uploadTable(database),
    committees: committeeTable(database),
    preferences: preferenceTable(database),
    sessions: sessionTable(database),
    phases: phaseTable(database),
    runs: await runTable(database, tools.now()),
    explorer,
    verifications: recentVerifications(),
    laboratory,
    simulator,
    reports: threadReports(),
    ...contracts,
    async close() {
      await explorer.close();
      await laboratory.close();
      await simulator.close();
      await endImports(contracts);
      await contracts.releaseMaker.close();
      await database.destroy();
    },
  };
}

async function openData({ dataFolder }: Config): Promise<Kysely<Tables>> {
  mkdirSync(dataFolder, { recursive: true });
  return openDatabase(join(dataFolder, 'esito.db'));
}

function contractWorld({ dataFolder, deliveries }: Config, database: Kysely<Tables>): ContractWorld {
  const settings = {
    folder: join(dataFolder, 'deliveries'),
    limits: deliveries,
    converters: { 'fhir-r4': fhirConverter },
  };
  return {
    contracts: contractTable(database),
    deliveries: { ...batchStore(settings), ...deliverySums(settings) },
    snapshots: snapshotTable(database),
    trackings: trackingTable(database),
    contractActs: contractActTable(database),
    queries: queryTable(database),
    acknowledgements: acknowledgementTable(database),
    statements: statementTable(database),
    readers: readerLinkTable(database),
    releases: releaseTable(database),
    imports: recentImports(),
    unpackDelivery,
    tracker: threadTracker(),
    releaseMaker: threadReleases(),
  };
}
