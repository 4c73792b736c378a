import type { Readable } from 'node:stream';
import type { LotOffers, Offer } from '../core/evaluation/assembleOffers.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { Exploration, ExplorationQuestion } from '../core/evaluation/exploreLot.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { Envelope, PublishedTender } from '../core/evidence/evidenceForm.ts';
import type { WorkbookContent, WorkbookForm } from '../core/evidence/workbook.ts';
import type { Parsed, Problem } from '../core/problem.ts';
import type { Committee } from '../core/scoring/committee.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Tender } from '../core/tender/tender.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import type { SimulationPlan } from '../core/valuation/simulation.ts';
import type { Locale } from '../report/locale.ts';

/**
 * What actions need of the world outside, as interfaces. The composition root fills them in; tests may fill
 * in others. Times are ISO 8601 in UTC.
 */
export interface World {
  /** The one clock. */
  now(): string;
  newId(): string;
  /** A programming error that nobody is waiting for: to the log. */
  report(error: unknown): void;
  /** SHA-256 of a file. */
  sha256(bytes: Uint8Array): string;
  /** SHA-256 of the canonical content of a value. */
  fingerprint(value: unknown): string;
  readonly program: EvaluationResult['program'];
  readonly tenders: TenderStore;
  readonly uploads: UploadStore;
  readonly committees: CommitteeStore;
  readonly runs: RunStore;
  readonly workbooks: Workbooks;
  readonly evaluator: Evaluator;
  readonly explorer: Explorer;
  readonly reports: Reports;
  /**
   * The draws of a lot as a CSV file, made off the request thread while it is read. Destroying the stream ends the work.
   * @throws DomainError `busy` when too many are being read
   */
  drawsCsv(job: DrawsJob): Readable;
}

/** Who acts. Accounts come later; until then the demonstration has one actor, and says so. */
export interface Actor {
  readonly name: string;
}

export interface StoredTender extends PublishedTender {
  readonly publishedAt: string;
  readonly actor: string;
}

export interface TenderStore {
  /** Puts a version in force; one that was in force before is again from now. */
  publish(tender: StoredTender): Promise<void>;
  /** The version in force of each tender, by id. */
  all(): Promise<StoredTender[]>;
  byId(id: string): Promise<StoredTender | undefined>;
  byFingerprint(fingerprint: string): Promise<StoredTender | undefined>;
}

/** An accepted workbook. Nothing accepted is ever deleted; a later one of the same offer takes its place. */
export interface StoredUpload {
  readonly id: string;
  readonly fingerprint: string;
  readonly lot: string;
  readonly envelope: Envelope;
  readonly offer: string;
  readonly supplier: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly content: OfferEvidence | OfferPrice;
  readonly warnings: readonly Problem[];
  readonly receivedAt: string;
  readonly actor: string;
}

export interface UploadStore {
  add(upload: StoredUpload, bytes: Uint8Array): Promise<void>;
  /** The workbooks in force for a lot and envelope: the latest of each offer, sorted by offer. */
  inForce(fingerprint: string, lot: string, envelope: Envelope): Promise<StoredUpload[]>;
}

export interface StoredCommittee {
  readonly fingerprint: string;
  readonly lot: string;
  readonly committee: Committee;
  readonly recordedAt: string;
  readonly actor: string;
}

export interface CommitteeStore {
  record(committee: StoredCommittee): Promise<void>;
  /** The latest recording for a lot. */
  latest(fingerprint: string, lot: string): Promise<StoredCommittee | undefined>;
}

/** `interrupted`: the service stopped before the run ended; it left no result. */
export type RunState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';

/** One evaluation of one lot: its inputs, its state and, when done, its result. */
export interface Run {
  readonly id: string;
  readonly tender: string;
  readonly fingerprint: string;
  readonly lot: string;
  readonly state: RunState;
  /** Fraction done, 0 to 1. */
  readonly progress: number;
  readonly mode: SimulationMode;
  readonly draws: number;
  readonly seed: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly actor: string;
}

export interface RunStore {
  add(run: Run, inputs: LotOffers): Promise<void>;
  byId(id: string): Promise<Run | undefined>;
  ofLot(fingerprint: string, lot: string): Promise<Run[]>;
  /** Moves a queued run on; false if it was cancelled meanwhile. */
  start(id: string): Promise<boolean>;
  progress(id: string, fraction: number): Promise<void>;
  /** Ends a run that has not ended; false if it had. `result` is stored in the same step. */
  end(
    id: string,
    state: 'done' | 'cancelled' | 'failed',
    endedAt: string,
    result: EvaluationResult | null,
  ): Promise<boolean>;
  result(id: string): Promise<EvaluationResult | undefined>;
}

interface Workbooks {
  read(bytes: Uint8Array, file: string): Promise<Parsed<WorkbookContent>>;
  write(form: WorkbookForm): Promise<Uint8Array>;
}

/** Work for the evaluator, as plain data. */
export interface EvaluationJob {
  readonly tender: PublishedTender;
  readonly lot: string;
  readonly inputs: LotOffers;
  readonly plan: SimulationPlan;
}

/** Evaluates off the request thread, one job at a time. */
export interface Evaluator {
  /** Resolves with undefined when cancelled. */
  evaluate(id: string, job: EvaluationJob, on: EvaluationListener): Promise<LotEvaluation | undefined>;
  cancel(id: string): void;
}

export interface EvaluationListener {
  /** Asked when the job's turn has come; false drops it. */
  started(): Promise<boolean>;
  progress(fraction: number): void;
}

/** An evaluated lot that is asked about, as plain data. */
export interface ExplorationJob {
  /** Names the inputs: the run that evaluated them. What was made ready for it is kept for the next questions. */
  readonly id: string;
  readonly lot: Lot;
  readonly offers: readonly Offer[];
  readonly seed: number;
}

/** Answers what another λ or other prices would change, off the request thread, in order of arrival. */
export interface Explorer {
  /** Starts now what the first question would have to wait for. */
  start(): void;
  /** Rejects with a DomainError `too-slow` when there is no answer in time, or too many wait for one. */
  explore(job: ExplorationJob, question: ExplorationQuestion): Promise<Exploration>;
  close(): Promise<void>;
}

/** A lot to be drawn again, as plain data. */
export interface DrawsJob {
  readonly lot: Lot;
  readonly offers: readonly Offer[];
  readonly plan: SimulationPlan;
}

/** A stored result as documents, made off the request thread. */
export interface Reports {
  /** @param createdAt written into the file: the same run gives the same document */
  pdf(tender: Tender, result: EvaluationResult, locale: Locale, createdAt: string): Promise<Uint8Array>;
  workbook(tender: Tender, result: EvaluationResult, locale: Locale): Promise<Uint8Array>;
  /** The deterministic calculation as live formulas. */
  calculation(tender: Tender, result: EvaluationResult, locale: Locale): Promise<Uint8Array>;
}
