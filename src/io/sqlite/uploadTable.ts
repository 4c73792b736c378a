import type { Kysely, Selectable } from 'kysely';
import type { StoredUpload, UploadStore } from '../../actions/world.ts';
import type { Envelope } from '../../core/evidence/evidenceForm.ts';
import type { Tables } from './tables.ts';

/** Accepted workbooks with their bytes, kept for ever; row and file are one transaction. */
export function uploadTable(database: Kysely<Tables>): UploadStore {
  return {
    async add(upload, bytes) {
      const { fileName, content, warnings, receivedAt, ...same } = upload;
      await database
        .insertInto('upload')
        .values({
          ...same,
          file_name: fileName,
          bytes: Buffer.from(bytes),
          content: JSON.stringify(content),
          warnings: JSON.stringify(warnings),
          received_at: receivedAt,
        })
        .execute();
    },
    async inForce(fingerprint, lot, envelope) {
      const rows = await database
        .selectFrom('upload')
        .select(columns)
        .where('fingerprint', '=', fingerprint)
        .where('lot', '=', lot)
        .where('envelope', '=', envelope)
        .orderBy('offer')
        .orderBy('received_at')
        .execute();
      return [...new Map(rows.map((row) => [row.offer, fromRow(row)])).values()];
    },
  };
}

/** All but the bytes, which only a download needs. */
const columns = [
  'id',
  'fingerprint',
  'lot',
  'envelope',
  'offer',
  'supplier',
  'file_name',
  'sha256',
  'size',
  'content',
  'warnings',
  'received_at',
  'actor',
] as const;

function fromRow(row: Omit<Selectable<Tables['upload']>, 'bytes'>): StoredUpload {
  const { file_name: fileName, received_at: receivedAt, envelope, content, warnings, ...same } = row;
  return {
    ...same,
    envelope: envelope as Envelope,
    fileName,
    receivedAt,
    content: JSON.parse(content),
    warnings: JSON.parse(warnings),
  };
}
