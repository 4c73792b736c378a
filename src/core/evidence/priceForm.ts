import { amountText } from '../numbers/amountText.ts';
import type { Text } from '../problem.ts';
import { whenPaid } from '../tender/lifeCycleCost.ts';
import type { Lot } from '../tender/lot.ts';
import { type PriceItem, priceItems } from '../tender/price.ts';
import { both } from './bilingualCell.ts';
import { hiddenSheet, instructionsSheet, supplierSheet } from './commonSheets.ts';
import type { PublishedTender } from './evidenceForm.ts';
import { cellAt, type FormCell, type InputRule, type WorkbookForm } from './workbook.ts';
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
          ...priceItems(lot)
            .flatMap((item) => itemLines(lot, item))
            .flatMap((line, at) => lineCells(line, at + 2)),
        ],
      },
      hiddenSheet('price', tender, lot, fingerprint),
    ],
  };
}

/** One amount that is asked for. */
interface PriceLine {
  readonly label: Text;
  readonly name: string;
  readonly input: InputRule;
  readonly rule: Text;
}

/** The price of an item, or the components of its life-cycle cost. */
function itemLines(lot: Lot, item: PriceItem): PriceLine[] {
  const { code, label, unit, basePrice, quantity, lifeCycleCost } = item;
  if (lot.price.kind === 'per-patient') {
    return [
      {
        label: { it: 'Prezzo offerto per paziente', en: 'Price offered per patient' },
        name: inputNames.price(code),
        input: { kind: 'number', least: 0, most: basePrice },
        rule: ceiling(basePrice),
      },
    ];
  }
  const units: Text = {
    it: `Quantità nel contratto: ${amountText(quantity).it}.`,
    en: `Quantity over the contract: ${amountText(quantity).en}.`,
  };
  if (lifeCycleCost === undefined) {
    return [
      {
        label: { it: `${code} ${label.it}, per ${unit.it}`, en: `${code} ${label.en}, per ${unit.en}` },
        name: inputNames.price(code),
        input: { kind: 'number', least: 0, most: basePrice },
        rule: { it: `${ceiling(basePrice).it} ${units.it}`, en: `${ceiling(basePrice).en} ${units.en}` },
      },
    ];
  }
  return lifeCycleCost.components.map((component) => {
    const when = whenPaid(component);
    return {
      label: {
        it: `${code} ${label.it}, per ${unit.it}: ${component.label.it}, ${when.it}`,
        en: `${code} ${label.en}, per ${unit.en}: ${component.label.en}, ${when.en}`,
      },
      name: inputNames.amount(code, component.id),
      // What is left at the end may be worth something: a negative cost.
      input: component.when === 'at-end' ? { kind: 'number' } : { kind: 'number', least: 0 },
      rule: {
        it: `Conta il costo del ciclo di vita su ${lifeCycleCost.years} anni, al massimo ${amountText(basePrice).it} EUR. ${units.it}`,
        en: `What counts is the life-cycle cost over ${lifeCycleCost.years} years, ${amountText(basePrice).en} EUR at most. ${units.en}`,
      },
    };
  });
}

function ceiling(basePrice: number): Text {
  return {
    it: `Base d’asta ${amountText(basePrice).it} EUR: un prezzo superiore è respinto.`,
    en: `Base price ${amountText(basePrice).en} EUR: a higher price is refused.`,
  };
}

function lineCells({ label, name, input, rule }: PriceLine, row: number): FormCell[] {
  return [
    { cell: cellAt(1, row), style: 'label', value: both(label) },
    { cell: cellAt(2, row), style: 'input', name, input, note: both(rule) },
    { cell: cellAt(3, row), style: 'label', value: both(rule) },
  ];
}
