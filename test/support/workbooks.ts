import { evidenceForm, type PublishedTender } from '../../src/core/evidence/evidenceForm.ts';
import { priceForm } from '../../src/core/evidence/priceForm.ts';
import {
  type CellValue,
  filledForm,
  formContent,
  type WorkbookContent,
  type WorkbookForm,
} from '../../src/core/evidence/workbook.ts';
import { inputNames } from '../../src/core/evidence/workbookNames.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import type { Tender } from '../../src/core/tender/tender.ts';
import { packParts } from '../../src/io/excel/packParts.ts';
import { writeWorkbook } from '../../src/io/excel/writeWorkbook.ts';
import { golden } from './golden.ts';
import type { Tavi5Supplier } from './tenders.ts';

/** Values of input cells by defined name, and of columns by their heading's. */
export type Values = Readonly<Record<string, string | number | readonly number[]>>;

/** A tender as published, under a fingerprint made up for the tests. */
export function publishedForTest(tender: Tender): PublishedTender {
  return { tender, fingerprint: 'f'.repeat(64) };
}

/** A supplier's evidence workbook as a file. */
export function filledEvidence(published: PublishedTender, lot: Lot, values: Values): Promise<Uint8Array> {
  return writeWorkbook(filledForm(evidenceForm(published, lot), values));
}

/** A supplier's price workbook as a file. */
export function filledPrice(
  published: PublishedTender,
  lot: Lot,
  supplier: string,
  price: number,
): Promise<Uint8Array> {
  return writeWorkbook(filledForm(priceForm(published, lot), priceValues(supplier, price)));
}

export function priceValues(supplier: string, price: number): Values {
  return { [inputNames.supplier]: supplier, [inputNames.price('B')]: price };
}

/** The five synthetic offers of `tavi5-deterministic`. */
export function tavi5Suppliers(): Readonly<Record<string, Tavi5Supplier>> {
  return golden('tavi5-deterministic').inputs.suppliers;
}

/** What one of the five synthetic suppliers writes into the evidence workbook. */
export function tavi5Values(supplier: string): Values {
  const { n, events, meanLengthOfStayDays } = tavi5Suppliers()[supplier] as Tavi5Supplier;
  return {
    [inputNames.supplier]: supplier,
    ...Object.fromEntries(
      Object.entries(events).flatMap(([indicator, x]) => [
        [inputNames.evidence(indicator, 'events'), x],
        [inputNames.evidence(indicator, 'n'), n],
        [inputNames.evidence(indicator, 'source'), `Studio ${supplier}, tab. 2`],
      ]),
    ),
    [inputNames.evidence('stay', 'value')]: meanLengthOfStayDays,
    [inputNames.evidence('stay', 'source')]: `Studio ${supplier}, tab. 3`,
  };
}

/** What a reader would find in the form's file, without making the file. */
export function contentOf(form: WorkbookForm, file = 'offerta.xlsx'): WorkbookContent {
  return formContent(form, file);
}

/** The workbook after someone wrote something else into the cell with this name. */
export function withCell(workbook: WorkbookContent, name: string, value: CellValue): WorkbookContent {
  const place = workbook.names.get(name);
  if (place === undefined) throw new Error(`the workbook has no cell named ${name}`);
  return { ...workbook, cells: new Map(workbook.cells).set(`${place.sheet}!${place.cell}`, value) };
}

/**
 * The workbook after someone wrote something else into a column of draws.
 * @param rows what stands below the heading; a column ends with its last cell that is not empty
 */
export function withColumn(
  workbook: WorkbookContent,
  name: string,
  rows: readonly (number | CellValue)[],
): WorkbookContent {
  const place = workbook.names.get(name);
  if (place === undefined) throw new Error(`the workbook has no column named ${name}`);
  const letter = place.cell.replace(/\d+$/, '');
  const cells = new Map(workbook.cells);
  const numbers = rows.map((row, at) => {
    if (typeof row === 'number') return row;
    if (row.kind !== 'empty') cells.set(`${place.sheet}!${letter}${at + 2}`, row);
    return Number.NaN;
  });
  const columns = new Map(workbook.columns).set(
    `${place.sheet}!${letter}`,
    Float64Array.of(Number.NaN, ...numbers),
  );
  return { ...workbook, cells, columns };
}

/** An .xlsx written by hand: what a well-behaved writer would never write. */
export function handmadeWorkbook(
  sheet: { readonly rows?: string; readonly after?: string; readonly names?: string },
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Foglio" sheetId="1" r:id="rId1"/></sheets><definedNames>${sheet.names ?? ''}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet.rows ?? ''}</sheetData>${sheet.after ?? ''}</worksheet>`,
    ...more,
  };
  return packParts(Object.entries(parts).map(([path, content]) => [path, Buffer.from(content)]));
}
