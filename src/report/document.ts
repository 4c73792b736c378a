import type { Chart } from './chart/chart.ts';
import type { Locale } from './locale.ts';
import { alignment, type Column, cellText, columnLabel, readColumns, type Table } from './table.ts';

/** A printed document as an outline in one language, before any layout. */
export interface ReportDocument {
  readonly locale: Locale;
  readonly title: string;
  /** The purchasing board. */
  readonly author: string;
  /** Stands on top of every page. */
  readonly header: string;
  /** Foot of every page; `{page}` and `{pages}` are numbers. */
  readonly pageLabel: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | Cover
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone: 'normal' | 'note' }
  | Statements
  | { readonly kind: 'table'; readonly table: PrintedTable }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'rules'; readonly rules: readonly PrintedRule[] }
  | Fields
  | Signatures
  | { readonly kind: 'page-break' };

export interface Cover {
  readonly kind: 'cover';
  readonly title: string;
  readonly subtitle: string;
  readonly notice: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly code: boolean }[];
  /** The renderer knows the time; the outline does not. Null: the document says its own date. */
  readonly createdLabel: string | null;
}

/** Facts of a form; one that is not known is a line to write on. */
export interface Fields {
  readonly kind: 'fields';
  readonly items: readonly {
    readonly label: string;
    readonly value: string | null;
    readonly code?: boolean;
  }[];
}

/** Places to sign; a name that is not known is a line too. */
export interface Signatures {
  readonly kind: 'signatures';
  readonly items: readonly { readonly role: string; readonly name: string | null }[];
}

export interface Statements {
  readonly kind: 'statements';
  readonly items: readonly { readonly tone: 'result' | 'information' | 'warning'; readonly text: string }[];
  /** Written before a warning, because colour alone says nothing in print. */
  readonly warningLabel: string;
}

export interface PrintedRule {
  readonly title: string;
  readonly words: string;
  readonly formula: string | null;
  readonly article: string | null;
}

export interface PrintedTable {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly {
    readonly label: string;
    readonly group: string | null;
    readonly align: 'left' | 'right';
    readonly code: boolean;
  }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[];
}

/** A table as it is printed in one language. */
export function printedTable(table: Table, locale: Locale): PrintedTable {
  const { title, notes, rows } = table;
  const columns = readColumns(table);
  return {
    title: title[locale],
    notes: notes.map((note) => note[locale]),
    columns: columns.map((column) => ({
      label: columnLabel(column, locale),
      group: column.group?.[locale] ?? null,
      align: alignment(column),
      code: column.kind === 'code',
    })),
    rows: rows.map(({ cells, strong }) => ({
      strong,
      cells: columns.map((column: Column, at) => cellText(cells[at] ?? null, column, locale)),
    })),
  };
}
