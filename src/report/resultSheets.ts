import type { EvaluationResult } from '../core/evaluation/result.ts';
import { lotOf } from '../core/tender/lotOf.ts';
import type { Tender } from '../core/tender/tender.ts';
import { boardSentences } from './boardSentences.ts';
import { evaluationTables } from './evaluationTables.ts';
import type { Locale } from './locale.ts';
import { ruleTexts } from './ruleText.ts';
import { flipSentences } from './sentences/flipSentences.ts';
import type { SheetTable } from './sheetTable.ts';
import { type Cell, type Column, columnLabel, isEstimate, isText, type Table } from './table.ts';

/** A sheet's name may have this many characters. */
const NAME_LENGTH = 31;

const standardErrorLabel = { it: 'errore standard', en: 'standard error' };

/**
 * The whole result as sheets of a workbook: summary, tables and rules of every lot. Numbers at full
 * precision; a simulated number fills two columns, its value and its standard error; shares in per cent.
 */
export function resultSheets(tender: Tender, result: EvaluationResult, locale: Locale): SheetTable[] {
  const sheets = result.lots.flatMap((evaluation): SheetTable[] => {
    const lot = lotOf(tender, evaluation.lot);
    const {
      evidenceByOffer: _,
      preferences,
      lifeCycleCosts,
      ...tables
    } = evaluationTables(lot, evaluation, result);
    const head = [
      tender.title[locale],
      `${{ it: 'Lotto', en: 'Lot' }[locale]} ${lot.id}: ${lot.title[locale]}`,
      ...(tender.notice === undefined ? [] : [tender.notice[locale]]),
    ];
    const summary: SheetTable = {
      name: { it: 'Sintesi', en: 'Summary' }[locale],
      notes: head,
      header: [{ it: 'In breve', en: 'In short' }[locale]],
      rows: [
        ...boardSentences(lot, evaluation).map(({ text }) => text),
        ...flipSentences(lot, evaluation),
      ].map((text) => [text[locale]]),
    };
    const rules: SheetTable = {
      name: { it: 'Regole', en: 'Rules' }[locale],
      notes: head,
      header: {
        it: ['Regola', 'In parole', 'Formula', 'Articolo o fonte'],
        en: ['Rule', 'In words', 'Formula', 'Article or source'],
      }[locale],
      rows: ruleTexts(lot).map(({ title, words, formula, article }) => [
        title[locale],
        words[locale],
        formula?.[locale] ?? null,
        article?.[locale] ?? null,
      ]),
    };
    const data = [...Object.values(tables).flat(), ...preferences, ...lifeCycleCosts].flatMap((table) =>
      table === null ? [] : [sheetOf(table, locale)],
    );
    const prefix = result.lots.length > 1 ? `${lot.id} ` : '';
    return [summary, ...data, rules].map((sheet) => ({ ...sheet, name: `${prefix}${sheet.name}` }));
  });
  return sheets.map((sheet, at) => ({ ...sheet, name: uniqueName(sheets, at) }));
}

/** A table as a sheet: numbers as numbers. */
export function sheetOf(table: Table, locale: Locale): SheetTable {
  const estimated = table.columns.map((_, at) =>
    table.rows.some(({ cells }) => isEstimate(cells[at] ?? null)),
  );
  return {
    name: table.sheet[locale],
    notes: [table.title[locale], ...table.notes.map((note) => note[locale])],
    header: table.columns.flatMap((column, at) => {
      const label = sheetLabel(column, locale);
      return estimated[at] ? [label, `${label}: ${standardErrorLabel[locale]}`] : [label];
    }),
    rows: table.rows.map(({ cells }) =>
      table.columns.flatMap((column, at) => {
        const cell = cells[at] ?? null;
        if (!estimated[at]) return [sheetValue(cell, column, locale)];
        if (!isEstimate(cell)) return [sheetValue(cell, column, locale), null];
        return [sheetValue(cell.value, column, locale), sheetValue(cell.standardError, column, locale)];
      }),
    ),
  };
}

function sheetLabel(column: Column, locale: Locale): string {
  const label = columnLabel(column, locale);
  const withUnit = column.kind === 'percent' ? `${label} (%)` : label;
  return column.group === undefined ? withUnit : `${column.group[locale]}: ${withUnit}`;
}

function sheetValue(cell: Cell, { kind }: Column, locale: Locale): string | number | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'number') return kind === 'percent' ? cell * 100 : cell;
  if (isText(cell)) return cell[locale];
  return isEstimate(cell) ? cell.value : cell.quantity;
}

/** Spreadsheet programs refuse long names, some signs and two sheets of one name. */
function uniqueName(sheets: readonly SheetTable[], at: number): string {
  const clean = (name: string): string =>
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, NAME_LENGTH)
      .trim();
  const name = clean(sheets[at]?.name ?? '');
  const before = sheets
    .slice(0, at)
    .filter((other) => clean(other.name).toLowerCase() === name.toLowerCase());
  if (before.length === 0) return name;
  const suffix = ` ${before.length + 1}`;
  return `${name.slice(0, NAME_LENGTH - suffix.length)}${suffix}`;
}
