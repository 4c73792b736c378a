import type { Offer } from '../../src/core/evaluation/assembleOffers.ts';
import type { OfferEvidence } from '../../src/core/evidence/evidence.ts';
import { evidenceForm, type PublishedTender } from '../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook } from '../../src/core/evidence/parseWorkbook.ts';
import { filledForm } from '../../src/core/evidence/workbook.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { allDraws, allFigures } from './allForms.ts';
import { contentOf } from './workbooks.ts';

/** An offer with every form of evidence, whose workbook holds these figures instead of the usual ones. */
export function allFormsOffer(
  published: PublishedTender,
  lot: Lot,
  supplier: string,
  changes: Readonly<Record<string, number>> = {},
): Offer {
  const form = filledForm(evidenceForm(published, lot), {
    ...allFigures,
    ...allDraws,
    ...changes,
    ...Object.fromEntries(lot.indicators.map(({ id }) => [inputNames.evidence(id, 'source'), 'Studio'])),
    [inputNames.supplier]: supplier,
    [inputNames.declaration('A.2')]: 'three',
  });
  const { value, problems } = parseEvidenceWorkbook(contentOf(form), published, lot);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  const id = supplier.toLowerCase();
  return {
    id,
    supplier,
    evidence: value as OfferEvidence,
    evidenceSha256: 'a'.repeat(64),
    price: { offer: id, supplier, lot: lot.id, price: 15000, prices: { B: 15000 }, amounts: {}, place: {} },
    priceSha256: 'b'.repeat(64),
  };
}
