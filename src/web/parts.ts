import type { Locale } from '../report/locale.ts';
import { alignment, cellText, columnLabel, readColumns, type Table } from '../report/table.ts';

/** What the partial `table` shows; all texts in the reader's language. */
export interface TableView {
  readonly id: string;
  readonly caption: string;
  /** Headings above several columns, in order; an empty label spans columns without one. Empty list: none. */
  readonly groups: readonly { readonly label: string; readonly span: number }[];
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly string[];
}

interface TableRow {
  /** The row that the table is about: the winner, a total. */
  readonly strong: boolean;
  readonly cells: readonly {
    readonly text: string;
    readonly numeric: boolean;
    /** Names the row. */
    readonly header: boolean;
    readonly code: boolean;
    readonly href: string | null;
    /** A second, smaller line; null for none. */
    readonly note: string | null;
  }[];
}

/** What the partial `chart` shows. */
export interface ChartView {
  /** Markup that starts with `<svg`, made by our own chart code. */
  readonly svg: string;
  readonly caption: string;
  readonly dataLabel: string;
  readonly table: TableView;
}

/** What the partial `callout` shows. */
export interface CalloutView {
  readonly kind: 'info' | 'success' | 'warning';
  readonly title: string;
  readonly text: string;
}

/** One choice of a drop-down list. */
export interface ChoiceView {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** One line of the partial `facts`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href: string | null;
  readonly code: boolean;
}

/** `fact('CPV', '33182220-7', { code: true })` */
export function fact(
  label: string,
  value: string,
  { href = null, code = false }: { readonly href?: string | null; readonly code?: boolean } = {},
): Fact {
  return { label, value, href, code };
}

/** A column of a table written by hand: words on the left, numbers on the right, codes in their own type. */
export interface SimpleColumn {
  readonly label: string;
  readonly kind: 'text' | 'number' | 'code';
}

/** A cell of a table written by hand: a text, perhaps one that leads somewhere or has a second, smaller line. */
export type SimpleCell =
  | string
  | { readonly text: string; readonly href?: string | null; readonly note?: string | null };

/**
 * A table from ready texts. The first cell of each row names the row.
 * @param strong rows to stand out, by position
 */
export function simpleTable(
  id: string,
  caption: string,
  columns: readonly SimpleColumn[],
  rows: readonly (readonly SimpleCell[])[],
  {
    notes = [],
    strong = [],
  }: { readonly notes?: readonly string[]; readonly strong?: readonly number[] } = {},
): TableView {
  return {
    id,
    caption,
    groups: [],
    columns: columns.map(({ label, kind }) => ({ label, numeric: kind === 'number' })),
    rows: rows.map((cells, row) => ({
      strong: strong.includes(row),
      cells: cells.map((cell, at) => ({
        text: typeof cell === 'string' ? cell : cell.text,
        href: typeof cell === 'string' ? null : (cell.href ?? null),
        note: typeof cell === 'string' ? null : (cell.note ?? null),
        numeric: columns[at]?.kind === 'number',
        header: at === 0,
        code: columns[at]?.kind === 'code',
      })),
    })),
    notes,
  };
}

/** A table of the report, as a page shows it. */
export function tableView(table: Table, locale: Locale): TableView {
  const columns = readColumns(table);
  return {
    id: table.id,
    caption: table.title[locale],
    groups: groupsOf(table, locale),
    columns: columns.map((column) => ({
      label: columnLabel(column, locale),
      numeric: alignment(column) === 'right',
    })),
    rows: table.rows.map(({ cells, strong }) => ({
      strong,
      cells: columns.map((column, at) => ({
        text: cellText(cells[at] ?? null, column, locale),
        numeric: alignment(column) === 'right',
        header: at === 0,
        code: column.kind === 'code',
        href: null,
        note: null,
      })),
    })),
    notes: table.notes.map((note) => note[locale]),
  };
}

/** Neighbouring columns with the same group share one heading. */
function groupsOf({ columns }: Table, locale: Locale): TableView['groups'] {
  if (columns.every(({ group }) => group === undefined)) return [];
  const groups: { label: string; span: number }[] = [];
  for (const { group } of columns) {
    const label = group?.[locale] ?? '';
    const last = groups.at(-1);
    if (last?.label === label) last.span += 1;
    else groups.push({ label, span: 1 });
  }
  return groups;
}
