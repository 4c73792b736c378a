import type { Text } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import type { Tender } from '../tender/tender.ts';
import { type EvidenceField, fieldLabels, fieldsOf, formLabel } from './evidenceFields.ts';
import { cellAt, type FormCell, type FormSheet, type InputRule, type WorkbookForm } from './workbook.ts';

/** A tender definition as published: `fingerprint` is the SHA-256 of its canonical content. */
export interface PublishedTender {
  readonly tender: Tender;
  readonly fingerprint: string;
}

/** The two envelopes: prices never share a file with evidence. */
export type Envelope = 'evidence' | 'price';

/** Version of the workbook layout; a reader refuses layouts that it does not know. */
export const WORKBOOK_FORMAT = 1;

export const sheetNames = {
  instructions: 'Istruzioni',
  supplier: 'Offerente',
  evidence: 'Evidenze',
  declarations: 'Dichiarazioni',
  price: 'Offerta economica',
  hidden: '_esito',
} as const;

/** Defined names of the input cells. */
export const inputNames = {
  supplier: 'esito_supplier',
  evidence: (indicator: string, field: EvidenceField | 'source' | 'note') => `esito_ev_${indicator}_${field}`,
  declaration: (criterion: string) => `esito_decl_${criterion.replaceAll('.', '_')}`,
  price: 'esito_price',
};

/** Defined names of the hidden sheet. */
export const hiddenNames = {
  envelope: 'esito_envelope',
  format: 'esito_format',
  tender: 'esito_tender',
  lot: 'esito_lot',
  fingerprint: 'esito_fingerprint',
} as const;

const both = ({ it, en }: Text): string => `${it}\n${en}`;
const inline = ({ it, en }: Text): string => (it === en ? it : `${it} / ${en}`);

/** The workbook in which a supplier gives evidence for a lot: one row per indicator, no price anywhere. */
export function evidenceForm({ tender, fingerprint }: PublishedTender, lot: Lot): WorkbookForm {
  return {
    title: `${tender.id} · ${lot.id} · ${sheetNames.evidence}`,
    sheets: [
      instructionsSheet(tender, lot, [
        {
          it: 'Compilate solo le celle gialle; le altre sono bloccate. Un foglio alla volta: Offerente, Evidenze, Dichiarazioni.',
          en: 'Fill in the yellow cells only; all others are locked. One sheet at a time: Offerente, Evidenze, Dichiarazioni.',
        },
        {
          it: 'Evidenze: una riga per indicatore. I casi si scrivono come numeri interi (31 su 480), mai come percentuali o formule.',
          en: 'Evidenze: one row per indicator. Events are whole numbers (31 of 480), never percentages or formulas.',
        },
        {
          it: 'Per ogni riga indicate la fonte (studio, tabella o pagina): senza fonte la riga è respinta.',
          en: 'Cite the source of each row (study, table or page): a row without a source is refused.',
        },
        {
          it: 'In questo file non deve comparire alcun prezzo: il prezzo va nella cartella dell’offerta economica.',
          en: 'No price may appear in this file: the price goes into the price workbook.',
        },
        {
          it: 'Salvate come .xlsx (Excel o LibreOffice) e caricate il file prima della scadenza. Gli errori vi saranno indicati cella per cella.',
          en: 'Save as .xlsx (Excel or LibreOffice) and upload before the deadline. Errors will be listed cell by cell.',
        },
      ]),
      supplierSheet(),
      evidenceSheet(lot),
      ...(tabularCriteria(lot).length > 0 ? [declarationsSheet(lot)] : []),
      hiddenSheet('evidence', tender, lot, fingerprint),
    ],
  };
}

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

function instructionsSheet(tender: Tender, lot: Lot, steps: readonly Text[]): FormSheet {
  const lines: FormCell[] = [
    { cell: 'A1', style: 'title', value: inline(tender.title) },
    {
      cell: 'A2',
      style: 'text',
      value: `${inline({ it: 'Lotto', en: 'Lot' })} ${lot.id}: ${inline(lot.title)}`,
    },
    { cell: 'A3', style: 'text', value: inline(tender.buyer) },
    ...(tender.notice === undefined
      ? []
      : [{ cell: 'A4', style: 'text' as const, value: both(tender.notice) }]),
  ];
  return {
    name: sheetNames.instructions,
    visibility: 'visible',
    widths: [110],
    frozenRows: 0,
    cells: [
      ...lines,
      ...steps.map((step, at) => ({
        cell: cellAt(1, 6 + at),
        style: 'text' as const,
        value: `${at + 1}. ${step.it}\n    ${step.en}`,
      })),
    ],
  };
}

function supplierSheet(): FormSheet {
  return {
    name: sheetNames.supplier,
    visibility: 'visible',
    widths: [42, 60],
    frozenRows: 0,
    cells: [
      {
        cell: 'A1',
        style: 'label',
        value: both({ it: 'Denominazione dell’offerente', en: 'Name of the supplier' }),
      },
      { cell: 'B1', style: 'input', name: inputNames.supplier, input: { kind: 'text' } },
    ],
  };
}

/** The columns of figures that a lot's indicators need, in the order of `fieldLabels`. */
function lotFields(lot: Lot): EvidenceField[] {
  const needed = new Set(lot.indicators.flatMap(({ evidence }) => fieldsOf(evidence)));
  return (Object.keys(fieldLabels) as EvidenceField[]).filter((field) => needed.has(field));
}

function evidenceSheet(lot: Lot): FormSheet {
  const fields = lotFields(lot);
  const headings: Text[] = [
    { it: 'Codice', en: 'Code' },
    { it: 'Indicatore', en: 'Indicator' },
    { it: 'Unità', en: 'Unit' },
    { it: 'Che cosa scrivere', en: 'What to write' },
    ...fields.map((field) => fieldLabels[field]),
    { it: 'Fonte (studio, tabella, pagina)', en: 'Source (study, table, page)' },
    { it: 'Note', en: 'Notes' },
  ];
  return {
    name: sheetNames.evidence,
    visibility: 'visible',
    widths: [16, 44, 9, 26, ...fields.map(() => 14), 56, 40],
    frozenRows: 1,
    cells: [
      ...headings.map((heading, at) => ({
        cell: cellAt(at + 1, 1),
        style: 'header' as const,
        value: both(heading),
      })),
      ...lot.indicators.flatMap((indicator, at) => indicatorRow(indicator, fields, at + 2)),
    ],
  };
}

function indicatorRow(indicator: Indicator, fields: readonly EvidenceField[], row: number): FormCell[] {
  const wanted = fieldsOf(indicator.evidence);
  const definition = both({
    it: `Numeratore: ${indicator.numerator.it}. Denominatore: ${indicator.denominator.it}. Finestra: ${indicator.window.it}. Esclusioni: ${indicator.exclusions.it}.`,
    en: `Numerator: ${indicator.numerator.en}. Denominator: ${indicator.denominator.en}. Window: ${indicator.window.en}. Exclusions: ${indicator.exclusions.en}.`,
  });
  const text = (name: 'source' | 'note', column: number): FormCell => ({
    cell: cellAt(column, row),
    style: 'input',
    name: inputNames.evidence(indicator.id, name),
    input: { kind: 'text' },
  });
  return [
    { cell: cellAt(1, row), style: 'label', value: indicator.id },
    { cell: cellAt(2, row), style: 'label', value: both(indicator.label), note: definition },
    { cell: cellAt(3, row), style: 'label', value: indicator.unit },
    { cell: cellAt(4, row), style: 'label', value: both(formLabel(indicator.evidence)) },
    ...fields.map((field, at): FormCell => {
      const cell = cellAt(5 + at, row);
      if (!wanted.includes(field)) return { cell, style: 'blocked' };
      const input = inputRule(indicator, field);
      return {
        cell,
        style: 'input',
        name: inputNames.evidence(indicator.id, field),
        input,
        note: both(fieldLabels[field]),
      };
    }),
    text('source', 5 + fields.length),
    text('note', 6 + fields.length),
  ];
}

function inputRule(indicator: Indicator, field: EvidenceField): InputRule {
  if (field === 'events' || field === 'comparatorEvents') return { kind: 'whole', least: 0 };
  if (field === 'n' || field === 'comparatorN') return { kind: 'whole', least: 1 };
  const { form } = indicator.evidence;
  if (form === 'min-max' || form === 'min-mode-max') return { kind: 'number' };
  const fraction = 'family' in indicator.evidence && indicator.evidence.family === 'beta';
  if (field !== 'se' && fraction) return { kind: 'number', least: 0, most: 1 };
  const unbounded = indicator.evidence.form === 'mean-se' && indicator.evidence.family === 'normal';
  return field === 'value' || (field === 'mean' && unbounded)
    ? { kind: 'number' }
    : { kind: 'number', least: 0 };
}

/** Criteria that suppliers answer by declaring a level. */
export function tabularCriteria(lot: Lot) {
  return lot.criteria.flatMap((criterion) =>
    criterion.rule.kind === 'tabular'
      ? [{ code: criterion.code, label: criterion.label, rule: criterion.rule }]
      : [],
  );
}

function declarationsSheet(lot: Lot): FormSheet {
  const headings: Text[] = [
    { it: 'Criterio', en: 'Criterion' },
    { it: 'Domanda', en: 'Question' },
    { it: 'Risposta (codice)', en: 'Answer (code)' },
    { it: 'Risposte ammesse', en: 'Answers allowed' },
  ];
  return {
    name: sheetNames.declarations,
    visibility: 'visible',
    widths: [12, 60, 24, 60],
    frozenRows: 1,
    cells: [
      ...headings.map((heading, at) => ({
        cell: cellAt(at + 1, 1),
        style: 'header' as const,
        value: both(heading),
      })),
      ...tabularCriteria(lot).flatMap(({ code, rule }, at): FormCell[] => [
        { cell: cellAt(1, at + 2), style: 'label', value: code },
        { cell: cellAt(2, at + 2), style: 'label', value: both(rule.question) },
        {
          cell: cellAt(3, at + 2),
          style: 'input',
          name: inputNames.declaration(code),
          input: { kind: 'choice', choices: rule.levels.map(({ id }) => id) },
        },
        {
          cell: cellAt(4, at + 2),
          style: 'label',
          value: rule.levels.map(({ id, label }) => `${id} = ${inline(label)}`).join('\n'),
        },
      ]),
    ],
  };
}

function hiddenSheet(envelope: Envelope, tender: Tender, lot: Lot, fingerprint: string): FormSheet {
  const values: Record<keyof typeof hiddenNames, string | number> = {
    envelope,
    format: WORKBOOK_FORMAT,
    tender: tender.id,
    lot: lot.id,
    fingerprint,
  };
  return {
    name: sheetNames.hidden,
    visibility: 'very-hidden',
    widths: [20, 70],
    frozenRows: 0,
    cells: Object.entries(values).flatMap(([key, value], at): FormCell[] => [
      { cell: cellAt(1, at + 1), style: 'label', value: key },
      { cell: cellAt(2, at + 1), style: 'label', value, name: hiddenNames[key as keyof typeof hiddenNames] },
    ]),
  };
}
