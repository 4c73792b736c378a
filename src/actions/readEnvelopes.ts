import type { Received } from '../core/evaluation/assembleOffers.ts';
import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../core/evidence/parseWorkbook.ts';
import { hiddenValue } from '../core/evidence/structureProblems.ts';
import type { WorkbookContent } from '../core/evidence/workbook.ts';
import { hiddenNames } from '../core/evidence/workbookNames.ts';
import type { Problem } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import type { GivenFile, World } from './world.ts';

/**
 * Evidence and prices from workbooks at hand; each says itself which envelope it is.
 * @param madeFor the rules that a workbook is read by, as it says itself; undefined passes it over
 */
export async function readEnvelopes(
  world: Pick<World, 'workbooks' | 'sha256'>,
  files: readonly GivenFile[],
  madeFor: (
    workbook: WorkbookContent,
  ) => { readonly published: PublishedTender; readonly lot: Lot } | undefined,
): Promise<{
  readonly evidences: readonly Received<OfferEvidence>[];
  readonly prices: readonly Received<OfferPrice>[];
  readonly problems: readonly Problem[];
}> {
  const problems: Problem[] = [];
  const evidences: Received<OfferEvidence>[] = [];
  const prices: Received<OfferPrice>[] = [];
  for (const { name, bytes } of files) {
    const read = await world.workbooks.read(bytes, name);
    problems.push(...read.problems);
    const rules = read.value && madeFor(read.value);
    if (read.value === undefined || rules === undefined) continue;
    const { published, lot } = rules;
    const sha256 = world.sha256(bytes);
    if (hiddenValue(read.value, hiddenNames.envelope) === 'price') {
      const parsed = parsePriceWorkbook(read.value, published, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) prices.push({ content: parsed.value, sha256 });
    } else {
      const parsed = parseEvidenceWorkbook(read.value, published, lot);
      problems.push(...parsed.problems);
      if (parsed.value !== undefined) evidences.push({ content: parsed.value, sha256 });
    }
  }
  return { evidences, prices, problems };
}
