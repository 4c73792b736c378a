import type { StoredUpload } from '../../actions/world.ts';
import type { Format } from '../../report/format.ts';

/** Proof that a file was received: never anything of what it says. */
export interface Receipt {
  readonly supplier: string;
  readonly fileName: string;
  readonly size: string;
  readonly sha256: string;
  /** Enough of the hash to tell files apart in a list. */
  readonly sha256Short: string;
  readonly receivedAt: string;
  readonly actor: string;
}

/** What a reader may know of a received file. */
export function receiptOf(
  { supplier, fileName, size, sha256, receivedAt, actor }: StoredUpload,
  format: Format,
): Receipt {
  return {
    supplier,
    fileName,
    size: format.number(size),
    sha256,
    sha256Short: sha256.slice(0, 12),
    receivedAt: format.dateTime(receivedAt),
    actor,
  };
}

/** Names of the parts of a receipt. */
export const receiptTexts = {
  receipt: { it: 'Ricevuta', en: 'Receipt' },
  file: { it: 'File', en: 'File' },
  size: { it: 'Byte', en: 'Bytes' },
  hash: { it: 'SHA-256', en: 'SHA-256' },
  receivedAt: { it: 'Ricevuto (ora di Roma)', en: 'Received (Rome time)' },
  actor: { it: 'Caricato da', en: 'Uploaded by' },
  supplier: { it: 'Offerente', en: 'Supplier' },
};
