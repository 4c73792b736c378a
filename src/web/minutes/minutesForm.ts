import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import { errorAt, type Problem, type Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Locate } from '../../core/tender/parseTender.ts';
import { textField } from '../textField.ts';

/** Rows of which a form may bring no more. */
const MOST_ROWS = 20;

/** The form as typed; nothing in it is checked yet, and a row without anything typed is none. */
export interface MinutesForm {
  readonly place: string;
  readonly act: string;
  readonly appointed: string;
  readonly members: readonly { readonly name: string; readonly role: string; readonly declared: string }[];
  readonly sittings: readonly { readonly opens: string; readonly closes: string }[];
  readonly excluded: readonly { readonly supplier: string; readonly reason: string }[];
  readonly notes: string;
}

/** Columns of the form's lists, which with the row's number name its fields. */
const columns = {
  member: ['name', 'role', 'declared'],
  sitting: ['opens', 'closes'],
  excluded: ['supplier', 'reason'],
} as const;

type List = keyof typeof columns;

/** Names of the form's fields, which are their ids too: `member-name-0`. */
export function fieldName<L extends List>(list: L, column: (typeof columns)[L][number], row: number): string {
  return `${list}-${column}-${row}`;
}

/** The form filled with what is recorded, with empty rows for more. */
export function formFromFacts(facts: SessionFacts): MinutesForm {
  const emptyRows = <T>(given: readonly T[], least: number, empty: T): T[] => [
    ...given,
    ...Array.from({ length: Math.max(least - given.length, given.length === 0 ? 0 : 1) }, () => empty),
  ];
  return {
    place: facts.place ?? '',
    act: facts.appointment.act ?? '',
    appointed: facts.appointment.date ?? '',
    members: emptyRows(
      facts.members.map(({ name, role, noConflictDeclaredOn }) => ({
        name,
        role,
        declared: noConflictDeclaredOn ?? '',
      })),
      4,
      { name: '', role: '', declared: '' },
    ),
    sittings: emptyRows(
      facts.sittings.map(({ opensAt, closesAt }) => ({
        opens: withoutSeconds(opensAt),
        closes: closesAt === null ? '' : withoutSeconds(closesAt),
      })),
      3,
      { opens: '', closes: '' },
    ),
    excluded: emptyRows(
      facts.excluded.map(({ supplier, reason }) => ({ supplier, reason })),
      1,
      { supplier: '', reason: '' },
    ),
    notes: facts.notes ?? '',
  };
}

function withoutSeconds(time: string): string {
  return time.replace(/:00$/, '');
}

/** The form as it was sent; a list has as many rows as came. */
export function formFromFields(fields: Readonly<Record<string, unknown>>): MinutesForm {
  const text = (name: string): string => textField(fields[name]).trim();
  const rows = (list: List): number[] =>
    Array.from({ length: MOST_ROWS }, (_, row) => row).filter(
      (row) => fields[`${list}-${columns[list][0]}-${row}`] !== undefined,
    );
  return {
    place: text('place'),
    act: text('act'),
    appointed: text('appointed'),
    members: rows('member').map((row) => ({
      name: text(fieldName('member', 'name', row)),
      role: text(fieldName('member', 'role', row)),
      declared: text(fieldName('member', 'declared', row)),
    })),
    sittings: rows('sitting').map((row) => ({
      opens: text(fieldName('sitting', 'opens', row)),
      closes: text(fieldName('sitting', 'closes', row)),
    })),
    excluded: rows('excluded').map((row) => ({
      supplier: text(fieldName('excluded', 'supplier', row)),
      reason: text(fieldName('excluded', 'reason', row)),
    })),
    notes: text('notes'),
  };
}

/** What a row that was begun still lacks. */
export function gaps({ members, sittings, excluded }: MinutesForm): Problem[] {
  const missing = (field: string, message: Text): Problem =>
    errorAt({ field }, 'missing', message, {
      it: 'Completare la riga, oppure vuotarla.',
      en: 'Complete the row, or empty it.',
    });
  const problems: Problem[] = [];
  members.forEach((member, row) => {
    const begun = member.name !== '' || member.declared !== '';
    if (begun && member.name === '')
      problems.push(
        missing(fieldName('member', 'name', row), { it: 'Manca il nome.', en: 'The name is missing.' }),
      );
    if (begun && member.role === '')
      problems.push(
        missing(fieldName('member', 'role', row), { it: 'Manca il ruolo.', en: 'The role is missing.' }),
      );
  });
  sittings.forEach(({ opens, closes }, row) => {
    if (opens === '' && closes !== '')
      problems.push(
        missing(fieldName('sitting', 'opens', row), {
          it: 'Manca l’apertura della seduta.',
          en: 'The opening of the sitting is missing.',
        }),
      );
  });
  excluded.forEach(({ supplier, reason }, row) => {
    if (supplier === '' && reason !== '')
      problems.push(
        missing(fieldName('excluded', 'supplier', row), {
          it: 'Manca l’offerente escluso.',
          en: 'The excluded supplier is missing.',
        }),
      );
    if (supplier !== '' && reason === '')
      problems.push(
        missing(fieldName('excluded', 'reason', row), {
          it: 'Manca il motivo dell’esclusione.',
          en: 'The reason of the exclusion is missing.',
        }),
      );
  });
  return problems;
}

/** The form as the data that `recordSession` checks, and the way back from its paths to the fields. */
export function sessionData(
  lot: Lot,
  form: MinutesForm,
): { readonly data: unknown; readonly locate: Locate } {
  const given = (text: string): string | undefined => (text === '' ? undefined : text);
  const numbered = <T>(rows: readonly T[]): (T & { readonly row: number })[] =>
    rows.map((one, row) => ({ ...one, row }));
  const members = numbered(form.members).filter(({ name }) => name !== '');
  const sittings = numbered(form.sittings).filter(({ opens }) => opens !== '');
  const excluded = numbered(form.excluded).filter(({ supplier }) => supplier !== '');
  const data = {
    place: given(form.place),
    appointment: { act: given(form.act), date: given(form.appointed) },
    members: members.map(({ name, role, declared }) => ({
      name,
      role,
      noConflictDeclaredOn: given(declared),
    })),
    sittings: sittings.map(({ opens, closes }) => ({ opensAt: opens, closesAt: given(closes) })),
    excluded: excluded.map(({ supplier, reason }) => ({ lot: lot.id, supplier, reason })),
    notes: given(form.notes),
  };
  const rowOf = (rows: readonly { readonly row: number }[], at: unknown): number =>
    rows[Number(at ?? 0)]?.row ?? 0;
  const locate: Locate = ([part, at, key]) => {
    switch (part) {
      case 'appointment':
        return { field: at === 'date' ? 'appointed' : 'act' };
      case 'members': {
        const column = key === 'role' ? 'role' : key === 'noConflictDeclaredOn' ? 'declared' : 'name';
        return { field: fieldName('member', column, rowOf(members, at)) };
      }
      case 'sittings':
        return {
          field: fieldName('sitting', key === 'closesAt' ? 'closes' : 'opens', rowOf(sittings, at)),
        };
      case 'excluded':
        return {
          field: fieldName('excluded', key === 'reason' ? 'reason' : 'supplier', rowOf(excluded, at)),
        };
      default:
        return { field: String(part) };
    }
  };
  return { data, locate };
}
