import type { ImportListener } from '../../actions/contractStores.ts';
import type { PublishedContract } from '../../core/contract/contract.ts';
import type { Batch, FileAccount, RowFinding } from '../../core/deliveries/batch.ts';
import type { Manifest } from '../../core/deliveries/manifest.ts';
import { type RecordKind, recordKinds } from '../../core/deliveries/recordLayout.ts';
import type { Parsed } from '../../core/problem.ts';
import { recordFile, setAsideFile } from './batchFolder.ts';
import { classChecks } from './classChecks.ts';
import { doubtChecks, doubtfulRows } from './doubtfulRows.ts';
import { type Engine, literal, name } from './duckdb.ts';
import {
  afterDeath,
  aliveOn,
  alreadyDelivered,
  deaths,
  linkedKinds,
  links,
  onlyUnlinked,
  patients,
  sameHash,
  sameIdentity,
  sound,
} from './lateChecks.ts';
import type { ConvertedRecords } from './recordFiles.ts';
import {
  createSetAside,
  fateOf,
  fileAccount,
  findingsOf,
  setAsideRejects,
  setAsideRows,
  setAsideUnconverted,
  unconverted,
} from './setAside.ts';
import { createViews } from './snapshotViews.ts';
import { createStaged, rowCountProblems, type StagedFile, sizes, stageFile } from './stagedKind.ts';
import { type UnderWay, underWay } from './underWay.ts';

/** What a batch is made of. */
export interface Laying {
  readonly id: string;
  /** Hash of the delivery's content. */
  readonly delivery: string;
  readonly contract: PublishedContract;
  readonly manifest: Manifest;
  readonly records: ConvertedRecords;
  /** Batches in force that stay so beside this one. */
  readonly beside: readonly Batch[];
  /** Of all batches. */
  readonly folder: string;
  /** Of this one, while it is made. */
  readonly own: string;
}

/** Rows of which the engine is told in one statement. */
const AT_ONCE = 1000;

/** Where the steps end, as fractions of the import. Reading takes most of it. */
const READ = 0.65;
const CHECKED = 0.8;
const LINKED = 0.9;
const WRITTEN = 0.98;

/**
 * Reads, checks and links the rows of a delivery. Every file is read and written once; checks that need other rows look at the few columns that
 * they need, and what they set aside is noted beside the rows, not taken out of them.
 * @returns the batch, written to its own folder but for `batch.json`
 */
export async function layBatch(engine: Engine, laying: Laying, on: ImportListener): Promise<Parsed<Batch>> {
  const under = underWay(engine, on);
  const { files, setAside, doubts: strange } = laying.records;
  const bytes = await sizes(files);
  const total = bytes.reduce((sum, size) => sum + size, 1);
  const read: StagedFile[] = [];
  let sofar = 0;
  for (const [at, file] of files.entries()) {
    sofar += bytes[at] as number;
    const path = recordFile(laying.own, file.kind, at);
    const place = { path, at, until: (READ * sofar) / total };
    const expected = { contract: laying.contract.contract, manifest: laying.manifest };
    read.push(await stageFile(engine, under, file, expected, place));
  }
  const problems = read.flatMap(rowCountProblems);
  if (problems.length > 0) return { value: undefined, problems };

  const byKind = Map.groupBy(read, ({ file }) => file.kind);
  await checkRows(engine, under, laying, byKind);
  await engine.run(createSetAside);
  for (let from = 0; from < setAside.length; from += AT_ONCE)
    await engine.run(setAsideUnconverted(setAside.slice(from, from + AT_ONCE)));
  const doubts: RowFinding[] = [];
  if (strange.length > 0)
    doubts.push(...(await findingsOf(engine, laying.delivery, unconverted(strange), () => 'doubt')));
  for (const [at, [kind, own]] of [...byKind].entries())
    doubts.push(
      ...(await setKindAside(
        engine,
        under,
        laying,
        kind,
        own,
        LINKED + ((WRITTEN - LINKED) * (at + 1)) / byKind.size,
      )),
    );
  await under.run(
    'writing',
    WRITTEN,
    `COPY (SELECT * FROM set_aside) TO ${literal(setAsideFile(laying.own))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  const findings = [
    ...(await findingsOf(engine, laying.delivery, 'SELECT * FROM set_aside', fateOf)),
    ...doubts,
  ];
  const { manifest } = laying;
  const batch: Batch = {
    id: laying.id,
    delivery: laying.delivery,
    contract: laying.contract.contract.id,
    source: manifest.source_system,
    from: manifest.period_from,
    to: manifest.period_to,
    extractedAt: manifest.extracted_at,
    keyVersion: manifest.key_version,
    flowVersion: manifest.flow_version,
    files: accounts(laying.records, read, findings),
    findings,
  };
  return { value: batch, problems: [] };
}

/** Identity, links and dates that need other rows, each kind after those that it depends on. */
async function checkRows(
  engine: Engine,
  under: UnderWay,
  laying: Laying,
  files: ReadonlyMap<RecordKind, readonly StagedFile[]>,
): Promise<void> {
  const source = laying.manifest.source_system;
  const beside = laying.beside.some((batch) => batch.source === source);
  const identify = async (kind: RecordKind) => {
    if (!files.has(kind)) return;
    await under.run('checking', CHECKED, sameHash(kind));
    if (await some(engine, 'twice')) await under.run('checking', CHECKED, sameIdentity(kind));
    if (beside) await under.run('checking', CHECKED, alreadyDelivered(kind, source));
  };

  await createViews(engine, laying.folder, laying.beside);
  await createStaged(engine, 'rotation', files.get('rotation') ?? [], false);
  await identify('rotation');
  const rotations = files.has('rotation') ? `SELECT * FROM ${sound('rotation')}` : undefined;
  const rotated = await createViews(engine, laying.folder, laying.beside, rotations);
  for (const kind of recordKinds)
    if (kind !== 'rotation') await createStaged(engine, kind, files.get(kind) ?? [], rotated);

  await identify('followup');
  await under.run('checking', CHECKED, deaths);
  const died = await some(engine, 'death');
  for (const kind of [
    'delivery',
    'care',
    'consumption',
    'registry',
    'recall',
    'enrolment',
    'delay',
  ] as const) {
    if (died && files.has(kind)) await bury(under, kind);
    await identify(kind);
  }
  const linked = linkedKinds.filter((kind) => files.has(kind));
  if (linked.length === 0) return;
  await under.run('linking', (CHECKED + LINKED) / 2, patients);
  for (const kind of linked) {
    await under.run('linking', LINKED, links(kind, laying.contract.contract));
    if (died) await bury(under, kind);
    if (kind !== 'followup') await identify(kind);
    await under.run('linking', LINKED, onlyUnlinked(kind));
  }
}

async function bury(under: UnderWay, kind: RecordKind): Promise<void> {
  const date = aliveOn[kind];
  if (date !== undefined) await under.run('checking', CHECKED, afterDeath(kind, date));
}

/** Notes the rows of a kind that do not count. @returns doubts about the others */
async function setKindAside(
  engine: Engine,
  under: UnderWay,
  laying: Laying,
  kind: RecordKind,
  files: readonly StagedFile[],
  until: number,
): Promise<RowFinding[]> {
  const names = files.map(({ file }) => file.fileName);
  for (const { file, rejects } of files)
    if (rejects !== undefined) await engine.run(setAsideRejects(kind, file.fileName, rejects));
  const checksOf = files.map(({ checks }) => checks);
  const anyLate = await some(engine, `late_${kind}`);
  await under.run('writing', until, setAsideRows(kind, names, checksOf, anyLate));
  const there = new Set(files.flatMap((file) => file.columns));
  const checks = [
    ...(await doubtChecks(engine, kind, new Set([...there].map((column) => column.name)))),
    ...(kind === 'delivery' ? await classChecks(engine, laying.contract.contract) : []),
  ];
  if (checks.length === 0) return [];
  const rows = `SELECT ${literal(kind)} AS kind, [${names.map(literal).join(', ')}][file + 1] AS file, reason, "column", value, site, line
    FROM (${doubtfulRows(kind, checks)})`;
  return findingsOf(engine, laying.delivery, rows, () => 'doubt');
}

function accounts(
  { setAside }: ConvertedRecords,
  read: readonly StagedFile[],
  findings: readonly RowFinding[],
): FileAccount[] {
  const unconverted = Map.groupBy(setAside, ({ kind, fileName }) => JSON.stringify([kind, fileName]));
  const own = read.map(({ file, rows }) => {
    const key = JSON.stringify([file.kind, file.fileName]);
    const more = unconverted.get(key)?.length ?? 0;
    unconverted.delete(key);
    return fileAccount(file, rows + more, findings);
  });
  const others = [...unconverted.values()].map((rows) => {
    const [first] = rows;
    return fileAccount(first as (typeof rows)[number], rows.length, findings);
  });
  return [...own, ...others];
}

async function some(engine: Engine, table: string): Promise<boolean> {
  return (await engine.rows(`SELECT 1 AS one FROM ${name(table)} LIMIT 1`)).length > 0;
}
