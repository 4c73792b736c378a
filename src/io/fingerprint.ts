import { createHash } from 'node:crypto';
import { canonical } from '../core/evaluation/canonical.ts';

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * SHA-256 of the canonical content of a value: JSON with sorted keys, so that comments, order of keys and
 * layout of a definition do not change its fingerprint, and any value does.
 */
export function fingerprint(value: unknown): string {
  return sha256(JSON.stringify(canonical(value)));
}
