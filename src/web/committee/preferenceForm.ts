import type { PreferencePlaces } from '../../actions/recordPreferences.ts';
import { type PairwiseTable, pairsOf, preferenceBetween } from '../../core/scoring/pairwise.ts';
import type { ComparedCriterion } from '../../core/scoring/preferenceProblems.ts';
import { textField } from '../textField.ts';

/** Grades of preference, from the strongest. */
export const grades = [6, 5, 4, 3, 2] as const;

/** One commissioner's tables as typed; nothing in them is checked yet. */
export type PreferenceForm = readonly TableForm[];

/** What is typed on one criterion. */
interface TableForm {
  readonly criterion: string;
  readonly pairs: readonly PairForm[];
  readonly reason: string;
}

/** Two offers and what is chosen between them: `first-6` … `first-2`, `parity`, `second-2` … `second-6`, or nothing yet. */
export interface PairForm {
  readonly first: string;
  readonly second: string;
  readonly choice: string;
}

/** Names of the form's fields, which are their ids too. */
export const preferenceFields = {
  pair: (criterion: string, first: string, second: string) =>
    `pair-${criterion.replaceAll('.', '_')}-${first}_${second}`,
  reason: (criterion: string) => `reason-${criterion.replaceAll('.', '_')}`,
  confirm: 'confirm',
};

/** The form filled with what was saved. */
export function formFromTables(
  criteria: readonly ComparedCriterion[],
  offers: readonly string[],
  tables: readonly PairwiseTable[],
): PreferenceForm {
  return criteria.map(({ code }) => {
    const table = tables.find(({ criterion }) => criterion === code);
    return {
      criterion: code,
      pairs: pairsOf(offers).map(([first, second]) => ({
        first,
        second,
        choice: choiceOf(table, first, second),
      })),
      reason: table?.reason ?? '',
    };
  });
}

function choiceOf(table: PairwiseTable | undefined, first: string, second: string): string {
  const preference = table && preferenceBetween(table, first, second);
  if (preference === undefined) return '';
  const { preferred, grade } = preference;
  if (preferred === null) return 'parity';
  return `${preferred === first ? 'first' : 'second'}-${grade}`;
}

/** The form as it was sent. */
export function formFromFields(
  criteria: readonly ComparedCriterion[],
  offers: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): PreferenceForm {
  const text = (name: string): string => textField(fields[name]).trim();
  return criteria.map(({ code }) => ({
    criterion: code,
    pairs: pairsOf(offers).map(([first, second]) => ({
      first,
      second,
      choice: text(preferenceFields.pair(code, first, second)),
    })),
    reason: text(preferenceFields.reason(code)),
  }));
}

/** The form as the data that `recordPreferences` checks, and the way back from its places to the fields. */
export function preferenceData(
  lot: string,
  commissioner: string,
  form: PreferenceForm,
): { readonly data: unknown; readonly places: PreferencePlaces } {
  const begun = form.map((table) => ({ ...table, pairs: table.pairs.filter(({ choice }) => choice !== '') }));
  return {
    data: begun.map(({ criterion, pairs, reason }) => ({
      lot,
      criterion,
      commissioner,
      reason,
      preferences: pairs.map(writtenPreference),
    })),
    places: {
      locate: ([at, key, row]) => {
        const table = begun[Number(at)];
        const pair = key === 'preferences' ? table?.pairs[Number(row)] : undefined;
        if (table === undefined) return {};
        return {
          field:
            pair === undefined
              ? preferenceFields.reason(table.criterion)
              : preferenceFields.pair(table.criterion, pair.first, pair.second),
        };
      },
      gap: (criterion, gap) => ({
        field:
          gap === 'reason' ? preferenceFields.reason(criterion) : preferenceFields.pair(criterion, ...gap),
      }),
    },
  };
}

function writtenPreference({ first, second, choice }: PairForm): unknown {
  if (choice === 'parity') return { first, second, parity: true };
  const [side, grade] = choice.split('-');
  const preferred = side === 'first' ? first : side === 'second' ? second : choice;
  return { first, second, preferred, grade: Number(grade) };
}
