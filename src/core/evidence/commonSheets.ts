import type { Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import type { Tender } from '../tender/tender.ts';
import { both, inline } from './bilingualCell.ts';
import type { Envelope } from './evidenceForm.ts';
import { cellAt, type FormCell, type FormSheet } from './workbook.ts';
import { hiddenNames, inputNames, sheetNames, WORKBOOK_FORMAT } from './workbookNames.ts';

/** What is bought, and how the workbook is filled in, step by step. */
export function instructionsSheet(tender: Tender, lot: Lot, steps: readonly Text[]): FormSheet {
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

/** Who makes the offer. */
export function supplierSheet(): FormSheet {
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

/** What tells the workbook's tender, version, lot and envelope. */
export function hiddenSheet(envelope: Envelope, tender: Tender, lot: Lot, fingerprint: string): FormSheet {
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
