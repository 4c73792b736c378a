import { type NormalisedCode, normalisedCode } from './fiscalCode.ts';

/** HMAC-SHA256 of a text in UTF-8, 64 hexadecimal digits. The shell gives it: the core has no cryptography. */
export type HmacSha256 = (key: Uint8Array, text: string) => string;

/** NIST SP 800-107: a key shorter than this can be tried out. */
const SHORTEST_KEY = 16;

/** What keeps pseudonyms of two contracts, or of two keys, apart. */
export interface PseudonymDomain {
  readonly contract: string;
  /** counts up with each rotation */
  readonly keyVersion: number;
}

/** `vbp:contract-2025-001:v1` */
export function domainText({ contract, keyVersion }: PseudonymDomain): string {
  if (!/^[\w.-]+$/.test(contract)) throw new RangeError(`no name for a contract: ${contract}`);
  if (!(Number.isSafeInteger(keyVersion) && keyVersion >= 1))
    throw new RangeError(`key versions count from 1, not ${keyVersion}`);
  return `vbp:${contract}:v${keyVersion}`;
}

/**
 * Pseudonym of a patient in one contract: hex(HMAC-SHA256(key, domain + "|" + normalised code)). Made at the hospital; key and code
 * never reach the server. It is personal data still: whoever holds the key can make it again.
 * @returns undefined for an empty code; otherwise the pseudonym and what kind of code it was made of, so that codes which are no
 *   fiscal codes can be counted
 * @throws RangeError for a key of fewer than 16 bytes or a contract's name with other than letters, digits, `_`, `.`, `-`
 */
export function pseudonym(
  hmac: HmacSha256,
  key: Uint8Array,
  domain: PseudonymDomain,
  code: string,
): { readonly pseudonym: string; readonly kind: NormalisedCode['kind'] } | undefined {
  if (key.length < SHORTEST_KEY) throw new RangeError(`a key has at least ${SHORTEST_KEY} bytes`);
  const prefix = domainText(domain);
  const normalised = normalisedCode(code);
  if (normalised === undefined) return undefined;
  return { pseudonym: hmac(key, `${prefix}|${normalised.code}`), kind: normalised.kind };
}
