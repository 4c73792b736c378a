import type { Text } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import type { Tender } from '../tender/tender.ts';
import { both } from './bilingualCell.ts';
import { hiddenSheet, instructionsSheet, supplierSheet } from './commonSheets.ts';
import { declarationsSheet, quantitativeCriteria, tabularCriteria } from './declarationsSheet.ts';
import { drawsSheet, ownDrawIndicators } from './drawsSheet.ts';
import { type EvidenceField, fieldLabels, fieldsOf, formLabel } from './evidenceFields.ts';
import { cellAt, type FormCell, type FormSheet, type InputRule, type WorkbookForm } from './workbook.ts';
import { inputNames, sheetNames } from './workbookNames.ts';

/** A tender definition as published: `fingerprint` is the SHA-256 of its canonical content. */
export interface PublishedTender {
  readonly tender: Tender;
  readonly fingerprint: string;
}

/** The two envelopes: prices never share a file with evidence. */
export type Envelope = 'evidence' | 'price';

/** The workbook in which a supplier gives evidence for a lot: one row per indicator, no price anywhere. */
export function evidenceForm({ tender, fingerprint }: PublishedTender, lot: Lot): WorkbookForm {
  const asksForDraws = ownDrawIndicators(lot).length > 0;
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
        ...(asksForDraws ? [drawsStep] : []),
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
      ...(asksForDraws ? [drawsSheet(lot)] : []),
      ...(tabularCriteria(lot).length + quantitativeCriteria(lot).length > 0 ? [declarationsSheet(lot)] : []),
      hiddenSheet('evidence', tender, lot, fingerprint),
    ],
  };
}

const drawsStep: Text = {
  it: `${sheetNames.draws}: una colonna per ogni indicatore che viene da un modello vostro, una riga per simulazione. Nel foglio ${sheetNames.evidence} se ne scrivono solo fonte e note.`,
  en: `${sheetNames.draws}: one column for each indicator that comes from a model of yours, one row for each draw. In the sheet ${sheetNames.evidence} only its source and notes are written.`,
};

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
