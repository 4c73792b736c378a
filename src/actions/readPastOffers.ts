import { assembleOffers } from '../core/evaluation/assembleOffers.ts';
import { strategyOf } from '../core/evaluation/evaluateLot.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { hiddenValue } from '../core/evidence/structureProblems.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { TriedLot } from '../core/laboratory/trial.ts';
import { hasErrors, type Parsed } from '../core/problem.ts';
import { type Committee, noCommittee } from '../core/scoring/committee.ts';
import { parseCommittee } from '../core/scoring/parseCommittee.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import { expectedBenefit } from '../core/valuation/benefit.ts';
import { readEnvelopes } from './readEnvelopes.ts';
import type { GivenFile, World } from './world.ts';

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
  files: readonly GivenFile[],
  committee: { readonly data: unknown; readonly locate: Locate } | undefined,
): Promise<Parsed<PastOffers>> {
  const {
    evidences,
    prices,
    problems: read,
  } = await readEnvelopes(world, files, (workbook) =>
    hiddenValue(workbook, hiddenNames.lot) === lot.id
      ? { published: { ...published, fingerprint: hiddenValue(workbook, hiddenNames.fingerprint) }, lot }
      : undefined,
  );
  const problems = [...read];
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
