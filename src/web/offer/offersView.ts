import type { StoredTender, StoredUpload } from '../../actions/world.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type Receipt, receiptOf, receiptTexts } from './receipt.ts';
import { type Refusal, type UploadForm, uploadForm } from './uploadForm.ts';

/** Step 2: evidence comes in, and who has handed in what. No price is known here. */
export interface OffersView {
  readonly head: PageHead;
  readonly t: Localized<typeof offersTexts & typeof receiptTexts>;
  readonly form: UploadForm;
  readonly offers: readonly (Receipt & { readonly href: string; readonly warnings: string })[];
}

const offersTexts = {
  title: { it: 'Evidenze', en: 'Evidence' },
  lead: {
    it: 'Ogni offerente porta i dati dei propri studi nel modello del lotto, una riga per indicatore con la fonte. Il file è controllato subito: o è accettato per intero, o si dice cella per cella che cosa correggere.',
    en: 'Each supplier brings the data of its own studies in the lot’s template, one row per indicator with its source. The file is checked at once: it is accepted as a whole, or every cell to mend is named.',
  },
  upload: { it: 'Carica un’offerta tecnica', en: 'Upload a technical offer' },
  list: { it: 'Offerte tecniche ricevute', en: 'Technical offers received' },
  none: { it: 'Nessuna offerta tecnica ricevuta finora.', en: 'No technical offers received so far.' },
  warnings: { it: 'Avvisi', en: 'Warnings' },
};

/**
 * The page of step 2.
 * @param refusal what is wrong with a file that was just sent
 */
export function offersView(
  published: StoredTender,
  lot: Lot,
  uploads: readonly StoredUpload[],
  refusal: Refusal | null,
  now: string,
  locale: Locale,
  format: Format,
): OffersView {
  const t = localized({ ...offersTexts, ...receiptTexts }, locale);
  const base = lotPath(published, lot);
  return {
    head: lotHead(published, lot, 2, t.title, locale),
    t,
    form: uploadForm(published, `${base}/evidence-template.xlsx`, refusal, now, locale, format),
    offers: uploads.map((upload) => ({
      ...receiptOf(upload, format),
      href: `${base}/offers/${upload.offer}`,
      warnings: format.number(upload.warnings.length),
    })),
  };
}
