import type { Lot } from '../tender/lot.ts';
import { type PriceItem, priceItems } from '../tender/price.ts';
import { both } from './bilingualCell.ts';
import { hiddenSheet, instructionsSheet, supplierSheet } from './commonSheets.ts';
import type { PublishedTender } from './evidenceForm.ts';
import { cellAt, type FormCell, type WorkbookForm } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** The workbook of the economic envelope: one price for each item. */
export function priceForm({ tender, fingerprint }: PublishedTender, lot: Lot): WorkbookForm {
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
        widths: [60, 22, 60],
        frozenRows: 1,
        cells: [
          { cell: 'A1', style: 'header', value: both({ it: 'Voce', en: 'Item' }) },
          {
            cell: 'B1',
            style: 'header',
            value: both({ it: 'Prezzo (EUR, IVA esclusa)', en: 'Price (EUR, VAT excluded)' }),
          },
          { cell: 'C1', style: 'header', value: both({ it: 'Regola', en: 'Rule' }) },
          ...priceItems(lot).flatMap((item, at) => itemRow(lot, item, at + 2)),
        ],
      },
      hiddenSheet('price', tender, lot, fingerprint),
    ],
  };
}

function itemRow(lot: Lot, { code, label, unit, basePrice, quantity }: PriceItem, row: number): FormCell[] {
  const single = lot.price.kind === 'per-patient';
  return [
    {
      cell: cellAt(1, row),
      style: 'label',
      value: both(
        single
          ? { it: 'Prezzo offerto per paziente', en: 'Price offered per patient' }
          : { it: `${code} ${label.it}, per ${unit.it}`, en: `${code} ${label.en}, per ${unit.en}` },
      ),
    },
    {
      cell: cellAt(2, row),
      style: 'input',
      name: inputNames.price(code),
      input: { kind: 'number', least: 0, most: basePrice },
      note: both({
        it: `Non oltre la base d’asta di ${basePrice} EUR.`,
        en: `Not above the base price of ${basePrice} EUR.`,
      }),
    },
    {
      cell: cellAt(3, row),
      style: 'label',
      value: both({
        it: `Base d’asta ${basePrice} EUR: un prezzo superiore è respinto.${single ? '' : ` Quantità nel contratto: ${quantity}.`}`,
        en: `Base price ${basePrice} EUR: a higher price is refused.${single ? '' : ` Quantity over the contract: ${quantity}.`}`,
      }),
    },
  ];
}
