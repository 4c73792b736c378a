import type { Text } from '../../core/problem.ts';
import type { PairwiseTable, Preference } from '../../core/scoring/pairwise.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type OfferNames, offerNames } from '../offerNames.ts';
import type { Table } from '../table.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/**
 * What each commissioner prefers between any two offers, one table for each criterion that is judged so. Preferences are
 * individual (Cons. Stato, Plenary 16/2022), so each commissioner has a column and the reasons stand below.
 */
export function preferencesTables(lot: Lot, evaluation: ReportedLot): Table[] {
  const name = offerNames(evaluation);
  return lot.criteria.flatMap(({ code, label, rule }) => {
    if (rule.kind !== 'discretionary-pairwise') return [];
    const tables = evaluation.committee.tables.filter(({ criterion }) => criterion === code);
    return [preferencesTable(code, label, tables, name)];
  });
}

function preferencesTable(
  code: string,
  label: Text,
  tables: readonly PairwiseTable[],
  name: OfferNames,
): Table {
  const pairs = tables[0]?.preferences ?? [];
  return {
    id: `preferences-${code}`,
    title: {
      it: `${code} ${label.it}: preferenze di ogni commissario`,
      en: `${code} ${label.en}: preferences of each commissioner`,
    },
    sheet: { it: `Preferenze ${code}`, en: `Preferences ${code}` },
    notes: tables.map(({ commissioner, reason }) => ({
      it: `${commissioner}: ${reason}`,
      en: `${commissioner}: ${reason}`,
    })),
    columns: [
      words({ it: 'Confronto', en: 'Comparison' }),
      ...tables.map(({ commissioner }) => words({ it: commissioner, en: commissioner })),
    ],
    rows: pairs.map(({ first, second }) => ({
      strong: false,
      cells: [
        `${name(first)} – ${name(second)}`,
        ...tables.map(({ preferences }) =>
          preferenceText(
            preferences.find((one) => isBetween(one, first, second)),
            name,
          ),
        ),
      ],
    })),
  };
}

function isBetween(one: Preference, first: string, second: string): boolean {
  return (one.first === first && one.second === second) || (one.first === second && one.second === first);
}

function preferenceText(preference: Preference | undefined, name: OfferNames): Text | null {
  if (preference === undefined) return null;
  if (preference.preferred === null) return { it: 'parità', en: 'parity' };
  const text = `${name(preference.preferred)} ${preference.grade}`;
  return { it: text, en: text };
}
