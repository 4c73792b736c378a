import type { Reader } from '../core/disclosure/reader.ts';
import type { Release } from '../core/disclosure/release.ts';
import type { ReleaseJob, TestedContent } from '../core/disclosure/testedRelease.ts';
import type { HashedStatement } from '../core/settlement/hashedStatement.ts';
import type { StatementAct } from '../core/settlement/statementAct.ts';
import type { StatementDetail } from '../core/settlement/statementDetail.ts';

/** What payment and releases need of the world outside. Times are ISO 8601 in UTC. */
export interface SettlementWorld {
  readonly statements: StatementStore;
  readonly readers: ReaderStore;
  readonly releases: ReleaseStore;
  readonly releaseMaker: ReleaseMaker;
}

/** A statement with the package from which both sides compute it again. */
export interface StoredStatement extends HashedStatement {
  /** The package's own bytes, as text. */
  readonly package: string;
  /** What only the board knows of it. */
  readonly detail: StatementDetail;
  readonly madeAt: string;
  readonly actor: string;
}

export interface StatementStore {
  /** Keeps all statements of one settlement, or none. One that is there already stays as it is. */
  add(statements: readonly StoredStatement[]): Promise<void>;
  byHash(hash: string): Promise<StoredStatement | undefined>;
  /** All of a contract, in the order in which they were made. */
  ofContract(contract: string): Promise<StoredStatement[]>;
  acts(contract: string): Promise<StatementAct[]>;
  /** Adds an act. False if another act of the statement came since `seen` (the number of its acts that were looked at): nothing was stored. */
  act(act: StatementAct, seen: number): Promise<boolean>;
}

/** A link by which somebody reads what is theirs. */
export interface ReaderLink {
  readonly id: string;
  readonly contract: string;
  readonly reader: Reader;
  /** SHA-256 of the secret in the address, which is shown once. */
  readonly secretHash: string;
  /** For whom it was made, by name. */
  readonly holder: string;
  readonly madeAt: string;
  readonly actor: string;
  /** Day after which it opens nothing. */
  readonly expiresOn: string;
  readonly revokedAt: string | null;
}

export interface ReaderStore {
  add(link: Omit<ReaderLink, 'revokedAt'>): Promise<void>;
  revoke(id: string, at: string, actor: string): Promise<void>;
  bySecretHash(hash: string): Promise<ReaderLink | undefined>;
  ofContract(contract: string): Promise<ReaderLink[]>;
}

/** Makes and tests releases, off the request thread. */
export interface ReleaseMaker {
  make(job: ReleaseJob): Promise<TestedContent>;
  close(): Promise<void>;
}

export interface StoredRelease extends Release {
  readonly madeAt: string;
  readonly actor: string;
}

export interface ReleaseStore {
  /**
   * Keeps a release, or one that failed its tests, with their result. False if another one of the contract came since `seen` (the number of them that were
   * looked at): nothing was stored.
   */
  add(release: StoredRelease, seen: number): Promise<boolean>;
  byHash(hash: string): Promise<StoredRelease | undefined>;
  /** All of a contract, the latest first, failed ones too. */
  ofContract(contract: string): Promise<StoredRelease[]>;
}
