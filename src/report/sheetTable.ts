/** One sheet of a workbook of results: notes, a header and rows. Numbers stay numbers, at full precision. */
export interface SheetTable {
  /** At most 31 characters, unique in the workbook. */
  readonly name: string;
  /** Lines above the header: what the sheet shows, units, source. */
  readonly notes: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
