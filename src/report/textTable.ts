import type { Locale } from './locale.ts';
import { alignment, cellText, columnLabel, readColumns, type Table } from './table.ts';

/** A table as lines of text for a terminal: title, columns in line, notes. */
export function textTable(table: Table, locale: Locale): string {
  const { title, rows, notes } = table;
  const columns = readColumns(table);
  const lines = [
    columns.map((column) => columnLabel(column, locale)),
    ...rows.map(({ cells }) => columns.map((column, at) => cellText(cells[at] ?? null, column, locale))),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] as string).length)));
  const inLine = lines.map((line) =>
    line
      .map((text, at) => {
        const width = widths[at] as number;
        return alignment(columns[at] as (typeof columns)[number]) === 'left'
          ? text.padEnd(width)
          : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [
    title[locale],
    ...inLine.map((line) => `  ${line}`),
    ...notes.map((note) => `  ${note[locale]}`),
    '',
  ].join('\n');
}
