import type { Readable } from 'node:stream';
import type { Contract } from '../core/contract/contract.ts';
import type { LotOffers, Offer } from '../core/evaluation/assembleOffers.ts';
import type { LotEvaluation } from '../core/evaluation/evaluateLot.ts';
import type { Exploration, ExplorationQuestion } from '../core/evaluation/exploreLot.ts';
import type { EvaluationResult } from '../core/evaluation/result.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { Envelope, PublishedTender } from '../core/evidence/evidenceForm.ts';
import type { WorkbookContent, WorkbookForm } from '../core/evidence/workbook.ts';
import type { Fairness, FairnessAsk } from '../core/fairness/fairness.ts';
import type { LaboratoryPlan, LaboratoryResult } from '../core/laboratory/laboratory.ts';
import type { SessionFacts } from '../core/minutes/sessionFacts.ts';
import type { Parsed, Place, Problem, Text } from '../core/problem.ts';
import type { CommissionerTables, Committee } from '../core/scoring/committee.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Locate, Path } from '../core/tender/parseTender.ts';
import type { Tender } from '../core/tender/tender.ts';
import type { SimulationMode } from '../core/valuation/lotDraws.ts';
import type { SimulationPlan } from '../core/valuation/simulation.ts';
import type { ReportDocument } from '../report/document.ts';
import type { Locale } from '../report/locale.ts';
import type { MinutesRecord } from '../report/minutes/minutesRecord.ts';
import type { SheetTable } from '../report/sheetTable.ts';
import type { ContractWorld } from './contractStores.ts';
import type { Verification } from './verifyPackage.ts';

/**
 * What actions need of the world outside, as interfaces. The composition root fills them in; tests may fill
 * in others. Times are ISO 8601 in UTC.
 */
export interface World extends ContractWorld {
  /** The one clock. */
  now(): string;
  newId(): string;
  /** 128 random bits as text that can stand in an address. */
  newSecret(): string;
  /** A programming error that nobody is waiting for: to the log. */
  report(error: unknown): void;
  /** Something that whoever runs the site should know of: to the log. Never with a secret in it. */
  note(event: string, facts: Readonly<Record<string, string>>): void;
  /** SHA-256 of a file. */
  sha256(bytes: Uint8Array): string;
  /** SHA-256 of the canonical content of a value. */
  fingerprint(value: unknown): string;
  readonly program: EvaluationResult['program'];
  readonly tenders: TenderStore;
  readonly uploads: UploadStore;
  readonly committees: CommitteeStore;
  readonly preferences: PreferenceStore;
  readonly sessions: SessionStore;
  readonly phases: PhaseStore;
  readonly runs: RunStore;
  readonly workbooks: Workbooks;
  /** YAML text as plain values, with the way back from a value to its line. */
  readYaml(
    text: string,
    file: string,
  ): { readonly data: unknown; readonly problems: readonly Problem[]; readonly locate: Locate };
  /** Plain values as YAML text with remarks above its parts; what is null is marked with the word for blanks. */
  writeYaml(
    data: unknown,
    remarks: readonly { readonly path: Path; readonly text: string }[],
    blank: string,
  ): string;
  /** Past tenders that come with the program. */
  pastTenders(): Promise<readonly GivenFile[]>;
  /** Under which names open data are published. */
  readonly publisher: Publisher;
  readonly evaluator: Evaluator;
  readonly explorer: Explorer;
  readonly verifications: VerificationStore;
  readonly laboratory: Laboratory;
  readonly simulator: FairnessSimulator;
  readonly reports: Reports;
  /**
   * The draws of a lot as a CSV file, made off the request thread while it is read. Destroying the stream ends the work.
   * @throws DomainError `busy` when too many are being read
   */
  drawsCsv(job: DrawsJob): Readable;
}

/** A file that somebody gave, whatever it holds. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
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
  /** Records a committee; tables that come with it, as from a file, are locked from then on. */
  record(committee: StoredCommittee): Promise<void>;
  /** The latest recording for a lot, with the tables of its commissioners once all have locked theirs. */
  latest(fingerprint: string, lot: string): Promise<StoredCommittee | undefined>;
}

export interface StoredSession {
  readonly fingerprint: string;
  readonly lot: string;
  readonly facts: SessionFacts;
  readonly recordedAt: string;
  readonly actor: string;
}

export interface SessionStore {
  record(session: StoredSession): Promise<void>;
  /** What was recorded last of a lot's sittings. */
  latest(fingerprint: string, lot: string): Promise<StoredSession | undefined>;
}

/** An act of the procedure: when, and who. */
interface PhaseAct {
  readonly at: string;
  readonly actor: string;
}

/** The technical phase of a lot is closed: rules, technical envelopes, judgements and exclusions are final. */
export interface TechnicalClosing extends PhaseAct {
  /** SHA-256 of what became final. */
  readonly sha256: string;
}

/** What a commissioner has entered of a lot's pairwise comparisons, and when. */
export interface StoredPreferences extends CommissionerTables {
  readonly recordedAt: string;
  readonly actor: string;
}

/** A comparison that began again for all commissioners. */
export interface Repetition extends PhaseAct {
  readonly reason: string;
}

/** Who prefers what; every entry stays in the store, and a locked one cannot be followed by another. */
export interface PreferenceStore {
  /** The latest entry of each commissioner since the comparison was last begun. */
  inForce(fingerprint: string, lot: string): Promise<StoredPreferences[]>;
  /** False if the commissioner's tables are locked already: nothing was recorded. */
  record(fingerprint: string, lot: string, preferences: StoredPreferences): Promise<boolean>;
  /** Sets what was entered aside, for all commissioners; it stays in the store. */
  beginAgain(fingerprint: string, lot: string, repetition: Repetition): Promise<void>;
  /** Each time that the comparison began again, in order. */
  repetitions(fingerprint: string, lot: string): Promise<Repetition[]>;
}

/** How far a lot has come. Prices are opened only where the technical phase is closed. */
export interface LotPhases {
  readonly technicalClosed: TechnicalClosing | undefined;
  readonly pricesOpened: PhaseAct | undefined;
}

/** What the technical phase works on. */
export type TechnicalStores = Pick<World, 'uploads' | 'committees' | 'sessions'>;

export interface PhaseStore {
  of(fingerprint: string, lot: string): Promise<LotPhases>;
  /**
   * Closes the technical phase, as one transaction with the reading of what becomes final: afterwards the store itself takes
   * no technical envelope and no judgement of the lot. A phase that is closed stays as it was closed.
   * @param decide makes the act from what is in force, through the stores given to it and no others; throws to refuse
   */
  close(
    fingerprint: string,
    lot: string,
    decide: (stores: TechnicalStores) => Promise<TechnicalClosing>,
  ): Promise<TechnicalClosing>;
  /** Opens the economic envelopes of a lot whose technical phase is closed; opened ones stay as they were opened. */
  openPrices(fingerprint: string, lot: string, act: PhaseAct): Promise<void>;
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

/** A package that a reader has sent to be verified; nothing of it but the outcome is kept, and that not for long. */
export interface StoredVerification {
  readonly id: string;
  /** Name of the file that was sent. */
  readonly file: string;
  /** What the package is of. */
  readonly of: { readonly kind: 'tender' | 'contract'; readonly id: string };
  readonly state: 'running' | 'done' | 'failed';
  /** Fraction done, 0 to 1. */
  readonly progress: number;
  /** Null until it is done. */
  readonly outcome:
    | (Pick<Verification, 'identical' | 'compared'> & {
        /** Of the package of a run as computed again, or of the statement. */
        readonly hash: string;
        /** Null for the package of a statement, which holds nothing of the program that made it. */
        readonly run: Pick<Verification, 'tender' | 'madeBy' | 'verifiedBy'> | null;
        /** Of all differences. */
        readonly count: number;
        /** The first of them. */
        readonly differences: readonly {
          readonly where: Place;
          readonly place: Text;
          readonly packaged: Text;
          readonly recomputed: Text;
        }[];
      })
    | null;
}

export interface VerificationStore {
  put(verification: StoredVerification): void;
  byId(id: string): StoredVerification | undefined;
  underWay(): number;
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

/** Rules to be tried, as plain data: a lot, and never an offer that it received. */
export interface LaboratoryJob {
  readonly lot: Lot;
  readonly plan: LaboratoryPlan;
}

/** Runs imagined lots through candidate rules off the request thread, in order of arrival. */
export interface Laboratory {
  /** Rejects with a DomainError `too-slow` when there is no answer in time, or too many wait for one. */
  run(job: LaboratoryJob): Promise<LaboratoryResult>;
  close(): Promise<void>;
}

/** A contract whose payment section is to be simulated, as plain data. */
export interface FairnessJob {
  readonly contract: Contract;
  readonly fingerprint: string;
  readonly ask: FairnessAsk;
}

/** Tells what payment clauses cost each side, off the request thread, in order of arrival; what was told is remembered for a while. */
export interface FairnessSimulator {
  /** Rejects with a DomainError `too-slow` when there is no answer in time, or too many wait for one. */
  run(job: FairnessJob): Promise<Fairness>;
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
  /** The minutes as PDF, in Italian. */
  minutes(tender: Tender, result: EvaluationResult, record: MinutesRecord): Promise<Uint8Array>;
  /** Any outline as a PDF. @param createdAt ISO time written into the file */
  document(document: ReportDocument, createdAt: string): Promise<Uint8Array>;
  /** Any tables as a workbook. */
  tables(title: string, tables: readonly SheetTable[]): Promise<Uint8Array>;
  /** The deterministic calculation as live formulas. */
  calculation(tender: Tender, result: EvaluationResult, locale: Locale): Promise<Uint8Array>;
}

/** What a board's open data are named after. Until it has its own, placeholders that are nobody's: `.example` (RFC 2606), and the prefix of the standard's own examples. */
interface Publisher {
  /** Address of the site from outside, without a slash at its end. */
  readonly base: string;
  /** Prefix of contracting processes, registered with the Open Contracting Partnership. */
  readonly ocdsPrefix: string;
}
