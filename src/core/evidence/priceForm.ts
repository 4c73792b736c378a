import type { Lot } from '../tender/lot.ts';
import { both } from './bilingualCell.ts';
import { hiddenSheet, instructionsSheet, supplierSheet } from './commonSheets.ts';
import type { PublishedTender } from './evidenceForm.ts';
import type { WorkbookForm } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** The workbook of the economic envelope: one price. */
export function priceForm({ tender, fingerprint }: PublishedTender, lot: Lot): WorkbookForm {
  const base = lot.basePrice;
  return {
    title: `${tender.id} · ${lot.id} · ${sheetNames.price}`,
    sheets: [
      instructionsSheet(tender, lot, [
        {
          it: 'Compilate le celle gialle dei fogli Offerente e Offerta economica.',
          en: 'Fill in the yellow cells of the sheets Offerente and Offerta economica.',
        },
        {
          it: 'Scrivete il nome dell’offerente esattamente come nella cartella delle evidenze.',
          en: 'Write the supplier’s name exactly as in the evidence workbook.',
        },
      ]),
      supplierSheet(),
      {
        name: sheetNames.price,
        visibility: 'visible',
        widths: [52, 22, 60],
        frozenRows: 1,
        cells: [
          { cell: 'A1', style: 'header', value: both({ it: 'Voce', en: 'Item' }) },
          {
            cell: 'B1',
            style: 'header',
            value: both({ it: 'Prezzo (EUR, IVA esclusa)', en: 'Price (EUR, VAT excluded)' }),
          },
          { cell: 'C1', style: 'header', value: both({ it: 'Regola', en: 'Rule' }) },
          {
            cell: 'A2',
            style: 'label',
            value: both({ it: 'Prezzo offerto per paziente', en: 'Price offered per patient' }),
          },
          {
            cell: 'B2',
            style: 'input',
            name: inputNames.price,
            input: { kind: 'number', least: 0, most: base },
            note: both({
              it: `Non oltre la base d’asta di ${base} EUR.`,
              en: `Not above the base price of ${base} EUR.`,
            }),
          },
          {
            cell: 'C2',
            style: 'label',
            value: both({
              it: `Base d’asta ${base} EUR: un prezzo superiore è respinto.`,
              en: `Base price ${base} EUR: a higher price is refused.`,
            }),
          },
        ],
      },
      hiddenSheet('price', tender, lot, fingerprint),
    ],
  };
}
