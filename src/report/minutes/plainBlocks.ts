import type { Text } from '../../core/problem.ts';
import { type Block, printedTable } from '../document.ts';
import type { RuleText } from '../ruleText.ts';
import type { Table } from '../table.ts';

/** Blocks of the minutes. They are a legal act of an Italian procedure, so they are in Italian whatever the page's language. */
export function heading(text: string, level: 1 | 2 = 2): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text, tone: 'normal' };
}

/** A table of words in one language. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
  /** Columns that hold hashes, and columns that hold numbers, by position. */
  readonly codes?: readonly number[];
  readonly numbers?: readonly number[];
}

export function plainTable({
  title,
  columns,
  rows,
  notes = [],
  codes = [],
  numbers = [],
}: PlainTable): Block {
  return {
    kind: 'table',
    table: {
      title,
      notes,
      columns: columns.map((label, at) => ({
        label,
        group: null,
        align: numbers.includes(at) ? 'right' : 'left',
        code: codes.includes(at),
      })),
      rows: rows.map((cells) => ({ cells, strong: false })),
    },
  };
}

/** A table of the report, as the minutes print it; nothing if there is none. */
export function reportTable(table: Table | null): Block[] {
  return table === null ? [] : [{ kind: 'table', table: printedTable(table, 'it') }];
}

/** A list whose single items are facts, with what has to be noticed in a frame below. */
export function statements(facts: readonly string[], warnings: readonly string[] = []): Block {
  const item = (tone: 'information' | 'warning') => (text: string) => ({ tone, text });
  return {
    kind: 'statements',
    items: [...facts.map(item('information')), ...warnings.map(item('warning'))],
    warningLabel: 'Attenzione',
  };
}

/** Published rules as they stand in the documents. */
export function publishedRules(rules: readonly RuleText[]): Block {
  return {
    kind: 'rules',
    rules: rules.map(({ title, words, formula, article }) => ({
      title: title.it,
      words: words.it,
      formula: formula?.it ?? null,
      article: article?.it ?? null,
    })),
  };
}

export function italian({ it }: Text): string {
  return it;
}
