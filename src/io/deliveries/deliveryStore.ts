import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type {
  DeliveryStore,
  GivenDelivery,
  ImportListener,
  SetAsideRow,
} from '../../actions/contractStores.ts';
import type { PublishedContract } from '../../core/contract/contract.ts';
import type { Batch, RowFinding, Snapshot } from '../../core/deliveries/batch.ts';
import { contains, overlapProblems, type Period } from '../../core/deliveries/period.ts';
import type { Parsed } from '../../core/problem.ts';
import { fingerprint } from '../fingerprint.ts';
import { batchFolder, givenFolder, onDisk, readBatch, setAsideFile, writeBatch } from './batchFolder.ts';
import { type DeliveryFolder, readDeliveryFolder } from './deliveryFolder.ts';
import { type EngineLimits, literal, openEngine } from './duckdb.ts';
import { keepGiven, namesPerson } from './givenFiles.ts';
import { givenRecords } from './givenRecords.ts';
import { layBatch } from './layBatch.ts';
import { claim, isAbandoned, release } from './ownedFolder.ts';
import type { Converters } from './recordFiles.ts';
import { openSnapshot, SPILL } from './snapshotViews.ts';
import { stopIfCancelled } from './underWay.ts';

export interface DeliveryStoreSettings {
  /** Holds a folder for each contract, and in it one for each batch. */
  readonly folder: string;
  readonly limits: EngineLimits;
  /** For deliveries that are no files of records. */
  readonly converters: Converters;
}

/** Batches of deliveries as Parquet files: laid down, read and tidied up. */
export type BatchStore = Pick<DeliveryStore, 'lay' | 'given' | 'rows' | 'tidy' | 'close'>;

/** A folder that an import writes into, with the process that does. */
const LAYING = /^\.laying-[0-9a-f]{64}-(\d+)-/;

/** The process that laid a batch down, in the batch's folder: while it runs, a snapshot may still be about to name the batch. */
const LAID_BY = 'laid-by';

/** Opens the deliveries of a data folder. Several processes may share it. */
export function batchStore(settings: DeliveryStoreSettings): BatchStore {
  const folder = resolve(settings.folder);
  const { limits, converters } = settings;
  let closed = false;
  const listenerOf = (on: ImportListener): ImportListener => ({
    progress: on.progress.bind(on),
    cancelled: () => closed || on.cancelled(),
  });

  async function laid(batch: Batch, at: string): Promise<Parsed<Batch>> {
    claim(at);
    await writeFile(join(at, LAID_BY), String(process.pid));
    return { value: batch, problems: [] };
  }

  async function lay(
    contract: PublishedContract,
    delivery: GivenDelivery,
    inForce: Snapshot | undefined,
    listener: ImportListener,
  ): Promise<Parsed<Batch>> {
    const on = listenerOf(listener);
    stopIfCancelled(on);
    on.progress(0, 'reading');
    const read = await readDeliveryFolder(resolve(delivery.folder));
    if (read.value === undefined) return { value: undefined, problems: read.problems };
    const { manifest } = read.value;
    const hash = deliveryHash(read.value);
    const there = inForce?.batches.find((batch) => batch.delivery === hash);
    if (there !== undefined) return { value: there, problems: [] };
    const period: Period = { from: manifest.period_from, to: manifest.period_to };
    const ofSource = (inForce?.batches ?? []).filter((batch) => batch.source === manifest.source_system);
    const overlap = overlapProblems(period, ofSource);
    if (overlap.length > 0) return { value: undefined, problems: overlap };
    const beside = (inForce?.batches ?? []).filter(
      (batch) => batch.source !== manifest.source_system || !contains(period, batch),
    );
    const id = batchId(contract, hash, beside);
    const place = batchFolder(folder, contract.contract.id, id);
    const found = await readBatch(place);
    if (found !== undefined) return laid(found, place);

    const ofContract = join(folder, contract.contract.id);
    await mkdir(ofContract, { recursive: true });
    const laying = await mkdtemp(join(ofContract, `.laying-${id}-${process.pid}-`));
    claim(laying);
    try {
      const own = join(laying, 'batch');
      const scratch = join(laying, 'scratch');
      await mkdir(own);
      await mkdir(scratch);
      const kept = await keepGiven(read.value, delivery, givenFolder(own));
      const engine = await openEngine(limits, [folder], scratch);
      try {
        const records = await givenRecords(engine, kept, contract, scratch, converters);
        if (records.value === undefined) return { value: undefined, problems: records.problems };
        const parts = { id, delivery: hash, contract, manifest, records: records.value, beside, folder, own };
        const made = await layBatch(engine, parts, on);
        if (made.value === undefined) return made;
        if (await namesPerson(kept, made.value)) await rm(givenFolder(own), { recursive: true });
        stopIfCancelled(on);
        await writeFile(join(own, LAID_BY), String(process.pid));
        await writeBatch(own, made.value);
        claim(place);
        await putInPlace(own, place);
        await onDisk(ofContract);
        on.progress(1, 'writing');
        return made;
      } finally {
        engine.close();
      }
    } finally {
      await rm(laying, { recursive: true, force: true });
      release(laying);
    }
  }

  async function given(batch: Batch): Promise<GivenDelivery | undefined> {
    const place = givenFolder(batchFolder(folder, batch.contract, batch.id));
    return existsSync(place) ? { folder: place, own: true } : undefined;
  }

  async function rows(
    snapshot: Snapshot,
    finding: RowFinding,
    most: number,
  ): Promise<readonly SetAsideRow[]> {
    const batch = snapshot.batches.find(({ findings }) => findings.some(({ id }) => id === finding.id));
    if (batch === undefined) return [];
    const engine = await openSnapshot(folder, { batches: [batch] }, limits);
    try {
      return finding.fate === 'doubt'
        ? await doubtful(finding)
        : await engine
            .rows<{ line: number; cells: string }>(
              `SELECT line, cells FROM read_parquet(${literal(setAsideFile(batchFolder(folder, batch.contract, batch.id)))})
             WHERE file = ${literal(finding.fileName)} AND reason = ${literal(finding.reason)}
               AND site IS NOT DISTINCT FROM ${finding.site === null ? 'NULL' : literal(finding.site)}
             ORDER BY line LIMIT ${Math.trunc(most)}`,
            )
            .then((found) => found.map(({ line, cells }) => ({ line, cells: filled(cells) })));
    } finally {
      engine.close();
    }
  }

  /** Kept rows are not written twice: what is known of doubtful ones stands in the finding. */
  async function doubtful({ first }: RowFinding): Promise<readonly SetAsideRow[]> {
    return first.map(({ line, column, value }) => ({
      line,
      cells: column === null || value === null ? {} : { [column]: value },
    }));
  }

  async function tidy(kept: readonly string[]): Promise<void> {
    const named = new Set(kept);
    const remove = (path: string) => rm(path, { recursive: true, force: true });
    for (const contract of await foldersIn(folder)) {
      const place = join(folder, contract);
      const spilled = SPILL.exec(contract)?.[1];
      if (spilled !== undefined && isAbandoned(place, Number(spilled))) await remove(place);
      if (contract.startsWith('.')) continue;
      for (const name of await foldersIn(place)) {
        const path = join(place, name);
        if (named.has(name)) continue;
        const maker = LAYING.exec(name)?.[1] ?? (await laidBy(path));
        if (isAbandoned(path, Number(maker))) await remove(path);
      }
    }
  }

  return {
    lay,
    given,
    rows,
    tidy,
    async close() {
      closed = true;
    },
  };
}

function deliveryHash({ manifest, files }: DeliveryFolder): string {
  return fingerprint({ manifest, files: files.map(({ sha256 }) => sha256) });
}

/** Known before any row is read: the same delivery, under the same contract and beside the same batches, is the same batch. */
function batchId(contract: PublishedContract, delivery: string, beside: readonly Batch[]): string {
  return fingerprint({
    contract: contract.fingerprint,
    delivery,
    beside: beside.map(({ id }) => id).toSorted(),
  });
}

/** The moment at which a batch exists: a folder is renamed as a whole or not at all. If another process was faster, its batch is the same. */
async function putInPlace(made: string, place: string): Promise<void> {
  try {
    await rename(made, place);
  } catch (error) {
    if ((await readBatch(place)) === undefined) throw error;
  }
}

function filled(cells: string): Record<string, string> {
  const all = JSON.parse(cells) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(all).flatMap(([column, cell]) => (cell === null ? [] : [[column, String(cell)]])),
  );
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function laidBy(batch: string): Promise<string | undefined> {
  return readFile(join(batch, LAID_BY), 'utf8').catch(() => undefined);
}
