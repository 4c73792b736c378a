import { assembleOffers, type Received } from '../core/evaluation/assembleOffers.ts';
import { strategyOf } from '../core/evaluation/evaluateLot.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../core/evidence/parseWorkbook.ts';
import { hiddenValue } from '../core/evidence/structureProblems.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { TriedLot } from '../core/laboratory/trial.ts';
import { hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import { type Committee, noCommittee } from '../core/scoring/committee.ts';
import { parseCommittee } from '../core/scoring/parseCommittee.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import { expectedBenefit } from '../core/valuation/benefit.ts';
import type { World } from './world.ts';

/** Past offers of one lot, ready to be tried, and who handed them in by offer id. */
export interface PastOffers {
  readonly lot: TriedLot;
  readonly suppliers: ReadonlyMap<string, string>;
}

/**
 * Offers of the past for the laboratory, from workbooks at hand. They were made for an earlier version of the rules, so any
 * version of the same lot's template is read; workbooks of other lots are passed over.
 * @param committee the committee's file as plain values; undefined if there is none
 */
export async function readPastOffers(
  world: Pick<World, 'workbooks' | 'sha256'>,
  published: PublishedTender,
  lot: Lot,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  committee: { readonly data: unknown; readonly locate: Locate } | undefined,
): Promise<Parsed<PastOffers>> {
  const problems: Problem[] = [];
  const evidences: Received<OfferEvidence>[] = [];
  const prices: Received<OfferPrice>[] = [];
  for (const { name, bytes } of files) {
    const read = await world.workbooks.read(bytes, name);
    problems.push(...read.problems);
    if (read.value === undefined || hiddenValue(read.value, hiddenNames.lot) !== lot.id) continue;
    const then = { ...published, fingerprint: hiddenValue(read.value, hiddenNames.fingerprint) };
    const sha256 = world.sha256(bytes);
    if (hiddenValue(read.value, hiddenNames.envelope) === 'price') {
      const parsed = parsePriceWorkbook(read.value, then, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) prices.push({ content: parsed.value, sha256 });
    } else {
      const parsed = parseEvidenceWorkbook(read.value, then, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) evidences.push({ content: parsed.value, sha256 });
    }
  }
  const nobody: Parsed<Committee> = { value: noCommittee, problems: [] };
  const judged = committee === undefined ? nobody : parseCommittee(committee.data, lot, committee.locate);
  problems.push(...judged.problems);
  if (hasErrors(problems) || judged.value === undefined) return { value: undefined, problems };
  const assembled = assembleOffers(lot, evidences, prices, judged.value);
  problems.push(...assembled.problems);
  if (assembled.value === undefined) return { value: undefined, problems };
  const { offers } = assembled.value;
  return {
    value: {
      lot: {
        offers: offers.map((offer) => ({
          id: offer.id,
          benefit: expectedBenefit(lot, strategyOf(offer)).benefit,
          declarations: offer.evidence.declarations,
          measures: offer.evidence.measures,
          prices: offer.price.prices,
        })),
        committee: assembled.value.committee,
      },
      suppliers: new Map(offers.map(({ id, supplier }) => [id, supplier])),
    },
    problems,
  };
}
