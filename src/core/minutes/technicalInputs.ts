import type { Committee } from '../scoring/committee.ts';

/** What is final once the technical phase is closed; its hash is written into the minutes. No price is among it. */
export interface TechnicalInputs {
  /** Fingerprint of the published rules. */
  readonly rules: string;
  /** Technical envelopes by the SHA-256 of their files, sorted by offer. */
  readonly envelopes: readonly { readonly offer: string; readonly sha256: string }[];
  readonly committee: Committee;
  /** Offers left out before scoring, sorted. */
  readonly excluded: readonly string[];
}

/** @param envelopes of the offers that are scored */
export function technicalInputs(
  rules: string,
  envelopes: TechnicalInputs['envelopes'],
  committee: Committee,
  excluded: Iterable<string>,
): TechnicalInputs {
  return {
    rules,
    envelopes: envelopes
      .map(({ offer, sha256 }) => ({ offer, sha256 }))
      .toSorted((a, b) => (a.offer < b.offer ? -1 : 1)),
    committee,
    excluded: [...excluded].toSorted(),
  };
}
