import { type HmacSha256, type PseudonymDomain, pseudonym } from './pseudonym.ts';

/** A key and the domain that its pseudonyms are of. */
export interface PseudonymKey extends PseudonymDomain {
  readonly key: Uint8Array;
}

/** Pseudonyms of one delivery, made once for each code. */
export interface Pseudonymiser {
  /** @returns undefined for an empty code */
  keyOf(code: string): string | undefined;
  /** Distinct pseudonyms so far. */
  patients(): number;
  /** Those made of codes that are no valid fiscal codes: STP, ENI, provisional numbers, and misprints. */
  otherCodes(): number;
  /** Rows of the `rotation` file: which new pseudonym stands for which old one. Empty where no old key was given. */
  rotation(): readonly (readonly [oldKey: string, newKey: string])[];
}

/**
 * Makes pseudonyms under a key and, for a rotation, under the old one too.
 * @throws RangeError as `pseudonym` does, at the first code
 */
export function pseudonymiser(
  hmac: HmacSha256,
  current: PseudonymKey,
  old: PseudonymKey | undefined,
): Pseudonymiser {
  const made = new Map<string, string>();
  const kinds = new Map<string, 'fiscal-code' | 'other'>();
  const oldKeys = new Map<string, string>();
  return {
    keyOf(code) {
      const known = made.get(code);
      if (known !== undefined) return known;
      const fresh = pseudonym(hmac, current.key, current, code);
      if (fresh === undefined) return undefined;
      made.set(code, fresh.pseudonym);
      kinds.set(fresh.pseudonym, fresh.kind);
      const before = old && pseudonym(hmac, old.key, old, code);
      if (before !== undefined) oldKeys.set(fresh.pseudonym, before.pseudonym);
      return fresh.pseudonym;
    },
    patients: () => kinds.size,
    otherCodes: () => [...kinds.values()].filter((kind) => kind === 'other').length,
    rotation: () => [...oldKeys].map(([newKey, oldKey]) => [oldKey, newKey] as const),
  };
}

/** A shorter code is found in any number by chance. */
const SHORTEST_FOUND = 8;

/** Whether a text that is to leave the hospital still holds the code of its patient, in capitals or not. */
export function stillHolds(text: string, code: string): boolean {
  const plain = code.trim().toLowerCase();
  return plain.length >= SHORTEST_FOUND && text.toLowerCase().includes(plain);
}
