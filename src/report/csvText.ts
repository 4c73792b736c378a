/** What a spreadsheet program takes for the beginning of a formula. */
const likeFormula = /^[=+\-@\t\r]/;

/**
 * Rows as comma-separated values (RFC 4180), in UTF-8 without a mark in front. A text that a spreadsheet program would run as a formula gets an apostrophe before it
 * (OWASP, CSV injection); numbers stay numbers.
 */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = likeFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
