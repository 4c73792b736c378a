import type { PublishedContract } from '../../core/contract/contract.ts';
import type { Dialect } from '../../core/deliveries/dialect.ts';
import type { Manifest } from '../../core/deliveries/manifest.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';
import type { RowReason } from '../../core/deliveries/rowFate.ts';
import type { Parsed } from '../../core/problem.ts';
import type { DeliveryFolder } from './deliveryFolder.ts';

/** A file of records of one kind that the engine can read: UTF-8. */
export interface RecordFile {
  readonly kind: RecordKind;
  /** As people know it. */
  readonly fileName: string;
  readonly sha256: string;
  readonly path: string;
  /** As the manifest declares them; undefined where records were made here of something else. */
  readonly rows: number | undefined;
  readonly form:
    | { readonly is: 'csv'; readonly dialect: Dialect }
    | {
        readonly is: 'ndjson';
        readonly columns: readonly string[];
        /** The column that holds the line of what the record was made of; left out, the line is its own. */
        readonly lineIn?: string;
      };
}

/** Something delivered of which no record could be made: it is set aside with its reason, and counted. */
export interface UnconvertedRow {
  readonly kind: RecordKind;
  readonly fileName: string;
  /** Of that file. */
  readonly sha256: string;
  readonly line: number;
  readonly reason: RowReason;
  readonly column: string | null;
  readonly value: string | null;
  readonly site: string | null;
  /** Without the patient's key. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface ConvertedRecords {
  readonly files: readonly RecordFile[];
  readonly setAside: readonly UnconvertedRow[];
  /** Of what records were made, though something about it is strange. */
  readonly doubts: readonly UnconvertedRow[];
}

/**
 * Makes files of records of a delivery in another format.
 * @param into an empty folder for the files it writes
 */
export type Converter = (
  delivery: DeliveryFolder,
  contract: PublishedContract,
  into: string,
) => Promise<Parsed<ConvertedRecords>>;

/** Converters by the format that a manifest names. */
export type Converters = Readonly<Partial<Record<Manifest['format'], Converter>>>;
