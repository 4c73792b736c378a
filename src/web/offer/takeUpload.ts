import { findLot } from '../../actions/findLot.ts';
import { uploadWorkbook } from '../../actions/uploadWorkbook.ts';
import type { StoredTender, StoredUpload } from '../../actions/world.ts';
import type { Envelope } from '../../core/evidence/evidenceForm.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { PageRequest } from '../route.ts';
import { chosenFile, noFileChosen, type Refusal, refusalOf } from './uploadForm.ts';

/** What became of a workbook that a form brought. */
export type TakenUpload = { readonly published: StoredTender; readonly lot: Lot } & (
  | { readonly accepted: StoredUpload; readonly received: 'now' | 'again' }
  | { readonly accepted: undefined; readonly refusal: Refusal }
);

/** Hands the form's workbook in for one envelope of the lot in the address. */
export async function takeUpload(request: PageRequest, envelope: Envelope): Promise<TakenUpload> {
  const { world, actor, locale, params } = request;
  const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
  const file = chosenFile(request);
  if (file === undefined) return { published, lot, accepted: undefined, refusal: noFileChosen(locale) };
  const target = { tender: published.tender.id, lot: lot.id, envelope };
  const { accepted, repeated, problems } = await uploadWorkbook(world, actor, target, file);
  return accepted === undefined
    ? { published, lot, accepted, refusal: refusalOf(file.name, problems, locale) }
    : { published, lot, accepted, received: repeated ? 'again' : 'now' };
}
