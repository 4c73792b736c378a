import type { LotPhases, StoredTender, StoredUpload } from '../../actions/world.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import { type PhaseView, phaseView } from '../minutes/phaseView.ts';
import { type Receipt, receiptOf, receiptTexts } from '../offer/receipt.ts';
import { type Refusal, type UploadForm, uploadForm } from '../offer/uploadForm.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView } from '../parts.ts';

/** Step 4: that a price was received, never how much it is. */
export interface PricesView {
  readonly head: PageHead;
  readonly t: Localized<typeof pricesTexts & typeof receiptTexts>;
  readonly form: UploadForm;
  readonly received: CalloutView | null;
  readonly phase: PhaseView;
  readonly prices: readonly Receipt[];
}

const pricesTexts = {
  title: { it: 'Offerte economiche', en: 'Prices' },
  lead: {
    it: 'Il prezzo sta in una busta separata: un secondo file, con il solo prezzo. Qui si vede che è arrivato, non quanto vale; gli importi compaiono soltanto nella valutazione, dopo il calcolo dei punti tecnici.',
    en: 'The price comes in a separate envelope: a second file with nothing but the price. Here you see that it has arrived, not how much it is; amounts appear only in an evaluation, after the technical points are computed.',
  },
  upload: { it: 'Carica un’offerta economica', en: 'Upload a price' },
  list: { it: 'Offerte economiche ricevute', en: 'Prices received' },
  none: { it: 'Nessuna offerta economica ricevuta finora.', en: 'No prices received so far.' },
  accepted: { it: 'File accettato e archiviato', en: 'File accepted and stored' },
  again: { it: 'Stesso file già ricevuto', en: 'The same file had already been received' },
  againText: { it: 'vale la prima ricevuta, qui sotto.', en: 'its first receipt, below, stands.' },
};

/**
 * The page of step 4.
 * @param received offer whose file has just come, and whether that file had been there before
 */
export function pricesView(
  published: StoredTender,
  lot: Lot,
  uploads: readonly StoredUpload[],
  refusal: Refusal | null,
  received: { readonly offer: string; readonly repeated: boolean } | null,
  phases: LotPhases,
  now: string,
  locale: Locale,
  format: Format,
): PricesView {
  const t = localized({ ...pricesTexts, ...receiptTexts }, locale);
  const templateHref = `${lotPath(published, lot)}/price-template.xlsx`;
  const just = uploads.find(({ offer }) => offer === received?.offer);
  return {
    head: lotHead(published, lot, 4, t.title, locale),
    t,
    form: uploadForm(published, templateHref, refusal, now, locale, format),
    received: just === undefined ? null : receivedCallout(just, received?.repeated === true, t, format),
    phase: phaseView(published, lot, phases, 'price-opening', now, locale, format),
    prices: uploads.map((upload) => receiptOf(upload, format)),
  };
}

function receivedCallout(
  upload: StoredUpload,
  repeated: boolean,
  t: PricesView['t'],
  format: Format,
): CalloutView {
  const { supplier, fileName, size, receivedAt, sha256 } = receiptOf(upload, format);
  const receipt = `${supplier}, ${fileName}, ${size} byte, ${receivedAt}, SHA-256 ${sha256}`;
  return repeated
    ? { kind: 'info', title: t.again, text: `${receipt}: ${t.againText}` }
    : { kind: 'success', title: t.accepted, text: `${receipt}.` };
}
