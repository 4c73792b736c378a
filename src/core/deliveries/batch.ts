import type { RecordKind } from './recordLayout.ts';
import type { RowReason } from './rowFate.ts';

/** Rows of one file that share a reason, with the first of their lines. */
export interface RowFinding {
  /** Names it in threads and addresses: delivery, file, reason and site. */
  readonly id: string;
  readonly file: RecordKind;
  readonly fileName: string;
  readonly fate: 'quarantined' | 'refused' | 'doubt';
  readonly reason: RowReason;
  /** Site of the rows; null where rows name none. */
  readonly site: string | null;
  readonly rows: number;
  /** The first of them: line in the file, counting the header as 1, and what stands in the cell that is wrong (never a patient's key). */
  readonly first: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly value: string | null;
  }[];
}

/** What became of the rows of one file: rows = kept + quarantined + refused. */
export interface FileAccount {
  readonly file: RecordKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: number;
  readonly kept: number;
  readonly quarantined: number;
  readonly refused: number;
}

/** One delivery as it was read: immutable, named by the hash of what it came from. */
export interface Batch {
  /** SHA-256 of the delivery, the contract's fingerprint and the batches beside which its rows were checked: other checks are another batch. */
  readonly id: string;
  /** SHA-256 of the manifest's content and the files' hashes: the same under every version of the contract. */
  readonly delivery: string;
  readonly contract: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly extractedAt: string;
  readonly keyVersion: number;
  readonly flowVersion: string;
  readonly files: readonly FileAccount[];
  readonly findings: readonly RowFinding[];
}

/** The deliveries in force of a contract after one of them came: every figure cites one. */
export interface Snapshot {
  /** SHA-256 of contract, fingerprint and the ids of its batches in order. */
  readonly hash: string;
  readonly contract: string;
  readonly fingerprint: string;
  /** Sorted by source, then period. */
  readonly batches: readonly Batch[];
  /** The one before it. */
  readonly previous: string | null;
}
