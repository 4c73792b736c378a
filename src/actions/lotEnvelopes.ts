import { assembleOffers, type LotOffers } from '../core/evaluation/assembleOffers.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import { excludedOffers, noFacts, type SessionFacts } from '../core/minutes/sessionFacts.ts';
import type { Parsed } from '../core/problem.ts';
import { noCommittee } from '../core/scoring/committee.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { StoredCommittee, StoredUpload, TechnicalStores } from './world.ts';

/** What a lot is scored on: the envelopes in force, without those of offers that were excluded before scoring. */
export interface LotEnvelopes {
  readonly evidences: readonly StoredUpload[];
  readonly prices: readonly StoredUpload[];
  readonly committee: StoredCommittee | undefined;
  readonly facts: SessionFacts;
}

/** What is in force for a lot of a tender version. */
export async function lotEnvelopes(
  { uploads, committees, sessions }: TechnicalStores,
  fingerprint: string,
  lot: string,
): Promise<LotEnvelopes> {
  const facts = (await sessions.latest(fingerprint, lot))?.facts ?? noFacts;
  const excluded = excludedOffers(facts, lot);
  const scored = async (envelope: StoredUpload['envelope']): Promise<StoredUpload[]> =>
    (await uploads.inForce(fingerprint, lot, envelope)).filter(({ offer }) => !excluded.has(offer));
  return {
    evidences: await scored('evidence'),
    prices: await scored('price'),
    committee: await committees.latest(fingerprint, lot),
    facts,
  };
}

/** The offers with all that an evaluation needs, or what is missing. */
export function assembledEnvelopes(
  lot: Lot,
  { evidences, prices, committee, facts }: LotEnvelopes,
): Parsed<LotOffers> {
  return assembleOffers(
    lot,
    evidences.map(({ content, sha256 }) => ({ content: content as OfferEvidence, sha256 })),
    prices.map(({ content, sha256 }) => ({ content: content as OfferPrice, sha256 })),
    committee?.committee ?? noCommittee,
    excludedOffers(facts, lot.id),
  );
}
