import type { PublishedContract } from '../core/contract/contract.ts';
import type { ContractAct } from '../core/contract/contractAct.ts';
import type { Target } from '../core/contract/target.ts';
import type { Batch, RowFinding, Snapshot } from '../core/deliveries/batch.ts';
import type { Parsed, Problem } from '../core/problem.ts';
import type { PeriodSurvivalCell } from '../core/settlement/aggregatesUpTo.ts';
import type { PaymentFacts } from '../core/settlement/paymentFacts.ts';
import type { Aggregates, SeriesPatient } from '../core/tracking/aggregates.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import type { ImportLane } from './importLane.ts';
import type { SettlementWorld } from './settlementStores.ts';

/** What the contracts after an award need of the world outside. Times are ISO 8601 in UTC. */
export interface ContractWorld extends SettlementWorld {
  readonly contracts: ContractStore;
  readonly deliveries: DeliveryStore;
  readonly snapshots: SnapshotStore;
  readonly trackings: TrackingStore;
  readonly contractActs: ContractActStore;
  readonly queries: QueryStore;
  readonly acknowledgements: AcknowledgementStore;
  readonly imports: ImportStore;
  readonly tracker: Tracker;
  /** Unpacks the files of a delivery from an archive into a folder; otherwise says why it cannot be used. */
  unpackDelivery(archive: string, folder: string): Promise<readonly Problem[]>;
}

export interface StoredContract extends PublishedContract {
  /** The definition as it was written. */
  readonly yaml: string;
  /** esito-run.json of the award. */
  readonly awardPackage: string;
  readonly publishedAt: string;
  readonly actor: string;
}

export interface ContractDraft {
  readonly id: string;
  readonly yaml: string;
  readonly savedAt: string;
  readonly actor: string;
}

export interface ContractStore {
  /** Puts a version in force; earlier ones stay readable. */
  publish(contract: StoredContract): Promise<void>;
  /** The version in force of each contract, by id. */
  all(): Promise<StoredContract[]>;
  byId(id: string): Promise<StoredContract | undefined>;
  byFingerprint(fingerprint: string): Promise<StoredContract | undefined>;
  /** Versions of a contract, the latest first. */
  versions(id: string): Promise<StoredContract[]>;
  /** A draft of a contract, published or not; each saving stays, the latest counts. */
  saveDraft(draft: ContractDraft): Promise<void>;
  draft(id: string): Promise<ContractDraft | undefined>;
  drafts(): Promise<ContractDraft[]>;
}

/** Files on disk that somebody delivered. */
export interface GivenDelivery {
  readonly folder: string;
  /** Nobody else writes to these files, so that they may be kept without a copy. */
  readonly own?: boolean;
}

export interface ImportListener {
  /** Fraction done, 0 to 1, and of which step. */
  progress(fraction: number, step: ImportStep): void;
  /** Asked between steps; true ends the import, and nothing of it stays. */
  cancelled(): boolean;
}

export type ImportStep =
  | 'reading'
  | 'checking'
  | 'linking'
  | 'writing'
  | 'tracking'
  | 'settling'
  | 'releasing';

/** A day's rows of a series, in order; the next part goes on where this one ends. */
export type SeriesPart = readonly SeriesPatient[];

/** Rows of deliveries. They are never in the operational database; an engine on several machines can take this over. */
export interface DeliveryStore {
  /**
   * Reads a delivery, checks every row and lays it down as an immutable batch, with its files as they were given. It is in force only once a
   * snapshot names it; a batch that was laid down before, beside the same batches, is found again, not made again.
   * @param inForce what it is checked and linked against; undefined for the first delivery
   * @returns the batch; or the structural problems for which the delivery is refused as a whole
   * @throws DomainError `cancelled`
   */
  lay(
    contract: PublishedContract,
    delivery: GivenDelivery,
    inForce: Snapshot | undefined,
    on: ImportListener,
  ): Promise<Parsed<Batch>>;
  /** The files of a batch as they were given; undefined where they were not kept because they name a person. */
  given(batch: Batch): Promise<GivenDelivery | undefined>;
  /** Sums over patients, part by part: adding them in any order gives the same figures. */
  aggregates(contract: PublishedContract, snapshot: Snapshot, asOf: string): AsyncIterable<Aggregates>;
  /** The patients of a supplier in order of index date, with the risks of the outcome's model, or the target where it has none. */
  series(
    contract: PublishedContract,
    snapshot: Snapshot,
    asOf: string,
    of: { readonly outcome: string; readonly supplier: string },
  ): AsyncIterable<SeriesPart>;
  /** What the rows say of money: sums, claims, recalls and delays. Empty lists for a contract without payment. */
  paymentFacts(contract: PublishedContract, snapshot: Snapshot, asOf: string): Promise<PaymentFacts>;
  /** Devices by the settlement period of their index date. @throws RangeError for a contract without payment */
  survivalByPeriod(
    contract: PublishedContract,
    snapshot: Snapshot,
    asOf: string,
  ): Promise<readonly PeriodSurvivalCell[]>;
  /** Rows that were set aside or refused, as they stood in the file but for the patient's key. At most `most`. */
  rows(snapshot: Snapshot, finding: RowFinding, most: number): Promise<readonly SetAsideRow[]>;
  /** Removes what killed imports left behind. @param kept batches that snapshots name */
  tidy(kept: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A row that was not kept, by column; the patient's key is left out. */
export interface SetAsideRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface StoredSnapshot extends Snapshot {
  readonly madeAt: string;
  readonly actor: string;
}

export interface SnapshotStore {
  inForce(contract: string): Promise<StoredSnapshot | undefined>;
  byHash(hash: string): Promise<StoredSnapshot | undefined>;
  /** All of a contract, the latest first. */
  ofContract(contract: string): Promise<StoredSnapshot[]>;
  /** The last one of each version of a contract, the latest first. */
  lastOfVersions(contract: string): Promise<StoredSnapshot[]>;
  /** Puts a snapshot in force with what is known from it, both or neither. False if another one came in force since `previous`: nothing was stored. */
  putInForce(snapshot: StoredSnapshot, tracking: StoredTracking): Promise<boolean>;
  /** Ids of all batches that any snapshot names. */
  batches(): Promise<readonly string[]>;
}

/** What is to be said of a snapshot at a data date, as plain data. */
export interface TrackingJob {
  readonly contract: StoredContract;
  readonly snapshot: Snapshot;
  readonly asOf: string;
  readonly aggregates: Aggregates;
}

/** Computes what is known of a contract, off the request thread. */
export interface Tracker {
  /** @param series patients of a target, in order */
  track(job: TrackingJob, series: (target: Target) => AsyncIterable<SeriesPart>): Promise<Tracking>;
  close(): Promise<void>;
}

export interface StoredTracking {
  readonly tracking: Tracking;
  readonly computedAt: string;
}

export interface TrackingStore {
  /** Keeps what is known at a data date; of several for the same one the last counts. */
  store(tracking: StoredTracking): Promise<void>;
  /** The one of a snapshot and a data date; without a date, of the data date of its import. */
  of(snapshot: string, asOf?: string): Promise<StoredTracking | undefined>;
  /** Data dates for which there is one. */
  dates(snapshot: string): Promise<readonly string[]>;
}

export interface ContractActStore {
  /** Adds an act; a document handed in comes with its bytes. */
  add(act: ContractAct, document?: Uint8Array): Promise<void>;
  of(contract: string): Promise<ContractAct[]>;
}

/** Where a query stands; `none` as long as nobody has asked. */
export type QueryState = 'none' | 'open' | 'answered' | 'closed';

/** A question about a finding, from the board to whoever delivered the rows, with what was answered. */
export interface QueryThread {
  readonly contract: string;
  readonly finding: string;
  readonly state: Exclude<QueryState, 'none'>;
  readonly messages: readonly {
    readonly at: string;
    readonly actor: string;
    readonly kind: 'question' | 'answer' | 'closing' | 'reopening';
    readonly text: string;
  }[];
}

export interface QueryStore {
  of(contract: string): Promise<QueryThread[]>;
  byFinding(contract: string, finding: string): Promise<QueryThread | undefined>;
  /** Adds a message. False if the thread is not in the state `from` any more: nothing was stored. */
  add(
    contract: string,
    finding: string,
    from: QueryState,
    message: QueryThread['messages'][number],
  ): Promise<boolean>;
}

/** Somebody has seen an alert, and says what comes of it. */
export interface Acknowledgement {
  readonly contract: string;
  readonly alert: string;
  readonly at: string;
  readonly actor: string;
  readonly note: string;
}

export interface AcknowledgementStore {
  of(contract: string): Promise<Acknowledgement[]>;
  add(acknowledgement: Acknowledgement): Promise<void>;
}

/** An import, or other work on the rows of a contract that takes a while, from start to end; kept in memory, the snapshot that it makes is in the store. */
export interface DeliveryImport {
  readonly id: string;
  /**
   * A delivery taken in; those of earlier versions of the contract laid again under this one; figures computed at another data date; statements of a period made; a
   * release made for a reader.
   */
  readonly kind: 'import' | 'again' | 'date' | 'settlement' | 'release';
  /** Data date of a computation at another date, or of a settlement; null for that of the deliveries. */
  readonly asOf: string | null;
  readonly contract: string;
  readonly actor: string;
  readonly startedAt: string;
  readonly state: 'running' | 'done' | 'unchanged' | 'refused' | 'cancelled' | 'failed';
  readonly progress: number;
  readonly step: ImportStep;
  /** Why it was refused. */
  readonly problems: readonly Problem[];
  /** What it made. */
  readonly snapshot: string | null;
  /** Of a delivery taken in. */
  readonly batch: string | null;
}

export interface ImportStore {
  put(delivery: DeliveryImport): void;
  byId(id: string): DeliveryImport | undefined;
  cancel(id: string): void;
  cancelled(id: string): boolean;
  /** The one that will change what is in force; or what only computes from it. */
  underWay(contract: string, what?: ImportLane): DeliveryImport | undefined;
  /** The one of a contract that was started last, what only computes aside. */
  latest(contract: string): DeliveryImport | undefined;
  /** Of all contracts. */
  running(): readonly DeliveryImport[];
}
