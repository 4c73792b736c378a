import type { Dialect } from '../../core/deliveries/dialect.ts';
import type { ColumnKind } from '../../core/deliveries/recordLayout.ts';

/**
 * SQL that reads a cell as what its column holds; null where it cannot be read so. Casts alone would not do: they take `0x10`, `1_000`, `NaN`
 * and round 1.5 to a count.
 */
export function readCell(kind: ColumnKind, cell: string, delimiter: Dialect['delimiter']): string {
  switch (kind) {
    case 'text':
      return cell;
    case 'key':
      return `CASE WHEN length(${cell}) = 64 THEN TRY_CAST(substring(${cell}, 1, 32) AS UUID) END`;
    case 'date':
      return `CASE WHEN ${cell} LIKE '____-__-__' THEN TRY_CAST(${cell} AS DATE)
        WHEN ${cell} LIKE '__/__/____' THEN TRY_STRPTIME(${cell}, '%d/%m/%Y')::DATE END`;
    case 'month':
      return `CASE WHEN regexp_full_match(${cell}, '\\d{4}-(0[1-9]|1[0-2])') THEN ${cell}
        WHEN regexp_full_match(${cell}, '(0[1-9]|1[0-2])/\\d{4}') THEN right(${cell}, 4) || '-' || left(${cell}, 2) END`;
    case 'count':
      // Nearly always one digit, which is told without a regular expression.
      return `CASE WHEN (length(${cell}) = 1 AND ${cell} BETWEEN '0' AND '9') OR regexp_full_match(${cell}, '\\d{1,9}')
        THEN TRY_CAST(${cell} AS INTEGER) END`;
    case 'number':
      return number(cell, delimiter);
  }
}

/**
 * Where `;` parts the cells a comma is decimal and dots part thousands; a dot is decimal if it cannot part thousands. `1.234` could be
 * either and is not read. Elsewhere a dot is decimal, and so is a comma unless three digits follow, which could part thousands.
 */
function number(cell: string, delimiter: Dialect['delimiter']): string {
  const cast = (text: string) => `TRY_CAST(${text} AS DOUBLE)`;
  const is = (form: string) => `regexp_full_match(${cell}, '${form}')`;
  const comma = `replace(${cell}, ',', '.')`;
  if (delimiter !== ';')
    return `CASE WHEN ${is('[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?')} THEN ${cast(cell)}
      WHEN ${is('[+-]?(\\d+,(\\d{1,2}|\\d{4,})|0,\\d+)')} THEN ${cast(comma)} END`;
  return `CASE WHEN ${is('[+-]?\\d+(,\\d+)?')} THEN ${cast(comma)}
    WHEN ${is('[+-]?[1-9]\\d{0,2}(\\.\\d{3})+,\\d+|[+-]?[1-9]\\d{0,2}(\\.\\d{3}){2,}')} THEN ${cast(`replace(replace(${cell}, '.', ''), ',', '.')`)}
    WHEN ${is('[+-]?(\\d+\\.(\\d{1,2}|\\d{4,})|0\\.\\d+|\\d{4,}\\.\\d+)')} THEN ${cast(cell)} END`;
}

/** The cell itself without blanks around it, where the file fills up its cells; null where nothing is left. */
export function trimmed(cell: string, padded: boolean): string {
  return padded ? `nullif(trim(${cell}, ' '), '')` : cell;
}

/**
 * The device identifier of a UDI, 14 digits: a GTIN as it is, with leading zeros where it is shorter, or AI 01 of a GS1 string, in brackets or as scanned (11 and 17,
 * of fixed length, may stand before it). HIBC and ICCBBA stay as scanned. As `core/deliveries/udi.ts` reads it.
 */
export function deviceIdentifier(udi: string): string {
  return `CASE WHEN length(${udi}) = 14 THEN ${udi}
    WHEN regexp_full_match(${udi}, '\\d{8}|\\d{12,13}') THEN lpad(${udi}, 14, '0')
    ELSE coalesce(
      nullif(regexp_extract(${udi}, '^(?:\\]d2|\\]C1|\\]Q3|\\]e0)?\\x{1D}?(?:(?:11|17)\\d{6})*01(\\d{14})', 1), ''),
      nullif(regexp_extract(${udi}, '\\(01\\)(\\d{14})', 1), ''),
      ${udi}) END`;
}
