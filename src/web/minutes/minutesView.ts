import { isOfRecord } from '../../actions/phases.ts';
import type { StoredSession } from '../../actions/world.ts';
import { type Role, roles } from '../../core/minutes/sessionFacts.ts';
import { sessionProblems } from '../../core/minutes/sessionProblems.ts';
import type { Problem, Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotHead } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView, ChoiceView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { MinutesPage } from './findMinutes.ts';
import { fieldName, type MinutesForm } from './minutesForm.ts';
import { type PhaseView, phaseView } from './phaseView.ts';

/** Step 6: what only people know of the sittings, and the minutes of each evaluation. */
export interface MinutesView {
  readonly head: PageHead;
  readonly t: Localized<typeof minutesTexts>;
  readonly problems: readonly ProblemRow[];
  readonly saved: CalloutView | null;
  /** What the law would not have in what is recorded. */
  readonly warnings: readonly string[];
  readonly phase: PhaseView;
  readonly runs: readonly {
    readonly href: string;
    readonly minutesHref: string;
    readonly startedAt: string;
    readonly counts: string;
  }[];
  readonly place: Field;
  readonly act: Field;
  readonly appointed: Field;
  readonly members: readonly {
    readonly name: Field;
    readonly role: Field & {
      readonly options: readonly ChoiceView[];
    };
    readonly declared: Field;
  }[];
  readonly sittings: readonly { readonly opens: Field; readonly closes: Field }[];
  readonly excluded: readonly { readonly supplier: Field; readonly reason: Field }[];
  /** Suppliers whose offers are here, to choose from. */
  readonly suppliers: readonly string[];
  readonly notes: Field;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type: 'text' | 'date' | 'datetime-local';
  readonly message: string | null;
}

const minutesTexts = {
  title: { it: 'Verbale', en: 'Minutes' },
  lead: {
    it: 'Il calcolo sa tutto dei punti, ma non chi c’era, dove e quando. Ciò che si scrive qui entra nel verbale; ciò che manca vi resta come riga vuota, da riempire a mano prima della firma. Il verbale è in italiano.',
    en: 'The calculation knows all about points, but not who was there, where and when. What is written here goes into the minutes; what is missing stays a blank line there, to be filled in by hand before signing. The minutes are in Italian.',
  },
  problems: { it: 'Non è stato registrato nulla', en: 'Nothing was recorded' },
  check: { it: 'Da verificare', en: 'To be checked' },
  download: { it: 'Verbali delle valutazioni', en: 'Minutes of the evaluations' },
  none: {
    it: 'Nessuna valutazione conclusa finora: il verbale nasce da una valutazione.',
    en: 'No finished evaluation so far: minutes are made of an evaluation.',
  },
  startedAt: { it: 'Valutazione avviata (ora di Roma)', en: 'Evaluation started (Rome time)' },
  counts: { it: 'Vale per l’aggiudicazione', en: 'Counts for the award' },
  document: { it: 'Documento', en: 'Document' },
  pdf: { it: 'Verbale (.pdf)', en: 'Minutes (.pdf)' },
  facts: { it: 'Che cosa è successo', en: 'What happened' },
  committee: { it: 'Commissione', en: 'Committee' },
  commissionHint: {
    it: 'Commissari in numero dispari, al massimo cinque; il segretario non conta (D.Lgs. 36/2023, art. 93). Una riga senza nome non conta.',
    en: 'Commissioners in an odd number, at most five; the secretary does not count (D.Lgs. 36/2023, art. 93). A row without a name does not count.',
  },
  sittings: { it: 'Sedute', en: 'Sittings' },
  sittingsHint: {
    it: 'Ora di Roma. Dopo la registrazione compare un’altra riga vuota.',
    en: 'Rome time. After recording there is another empty row.',
  },
  excluded: { it: 'Offerte escluse prima della valutazione', en: 'Offers excluded before the evaluation' },
  excludedHint: {
    it: 'Per ragioni che non dipendono dai punti: arrivo tardivo, documenti, requisiti. Un’offerta esclusa qui non viene valutata.',
    en: 'For reasons that do not depend on points: late arrival, documents, requirements. An offer excluded here is not evaluated.',
  },
  choose: { it: 'Scegliere…', en: 'Choose…' },
  save: { it: 'Registra', en: 'Record' },
};

const labels = {
  place: { it: 'Luogo', en: 'Place' },
  act: { it: 'Atto di nomina della commissione', en: 'Act of appointment of the committee' },
  appointed: { it: 'Data della nomina', en: 'Day of the appointment' },
  name: { it: 'Nome e cognome', en: 'Full name' },
  role: { it: 'Ruolo', en: 'Role' },
  declared: { it: 'Assenza di conflitti dichiarata il', en: 'No conflict of interest declared on' },
  opens: { it: 'Apertura della seduta', en: 'Opening of the sitting' },
  closes: { it: 'Chiusura della seduta', en: 'Closing of the sitting' },
  supplier: { it: 'Offerente escluso', en: 'Excluded supplier' },
  reason: { it: 'Motivo', en: 'Reason' },
  notes: { it: 'Note', en: 'Notes' },
} satisfies Record<string, Text>;

const roleTexts: Record<Role, Text> = {
  president: { it: 'Presidente', en: 'President' },
  member: { it: 'Componente', en: 'Member' },
  secretary: { it: 'Segretario verbalizzante', en: 'Secretary' },
};

/**
 * The page of step 6.
 * @param problems of the form that was just sent
 * @param saved whether the page follows a recording
 */
export function minutesView(
  { published, lot, offers, recorded, phases, runs }: MinutesPage,
  form: MinutesForm,
  problems: readonly Problem[],
  saved: boolean,
  now: string,
  locale: Locale,
  format: Format,
): MinutesView {
  const t = localized(minutesTexts, locale);
  const l = localized(labels, locale);
  const messages = new Map(problems.map(({ where, message }) => [where.field, message[locale]]));
  const names = new Map<string, string>();
  const field = (name: string, label: string, value: string, type: Field['type'] = 'text'): Field => {
    names.set(name, label);
    return { name, label, value, type, message: messages.get(name) ?? null };
  };
  const numbered = (label: string, row: number): string => `${label} (${row + 1})`;
  const fields = {
    place: field('place', l.place, form.place),
    act: field('act', l.act, form.act),
    appointed: field('appointed', l.appointed, form.appointed, 'date'),
    members: form.members.map(({ name, role, declared }, row) => ({
      name: field(fieldName('member', 'name', row), numbered(l.name, row), name),
      role: {
        ...field(fieldName('member', 'role', row), numbered(l.role, row), role),
        options: roles.map((value) => ({
          value,
          label: roleTexts[value][locale],
          selected: value === role,
        })),
      },
      declared: field(fieldName('member', 'declared', row), numbered(l.declared, row), declared, 'date'),
    })),
    sittings: form.sittings.map(({ opens, closes }, row) => ({
      opens: field(fieldName('sitting', 'opens', row), numbered(l.opens, row), opens, 'datetime-local'),
      closes: field(fieldName('sitting', 'closes', row), numbered(l.closes, row), closes, 'datetime-local'),
    })),
    excluded: form.excluded.map(({ supplier, reason }, row) => ({
      supplier: field(fieldName('excluded', 'supplier', row), numbered(l.supplier, row), supplier),
      reason: field(fieldName('excluded', 'reason', row), numbered(l.reason, row), reason),
    })),
    notes: field('notes', l.notes, form.notes),
  };
  return {
    head: lotHead(published, lot, 6, t.title, locale),
    t,
    problems: problems.map((problem) => {
      const { field: at } = problem.where;
      const [row] = problemRows([problem], locale, () => (names.has(at ?? '') ? `#${at}` : null));
      return { ...(row as ProblemRow), where: names.get(at ?? '') ?? '' };
    }),
    saved: saved && recorded !== undefined ? savedCallout(recorded, locale, format) : null,
    warnings:
      recorded === undefined
        ? []
        : sessionProblems(recorded.facts, published.tender, () => ({})).map(
            ({ message, mend }) => `${message[locale]} ${mend[locale]}`,
          ),
    phase: phaseView(published, lot, phases, null, now, locale, format),
    runs: runs
      .filter(({ state }) => state === 'done')
      .map((run) => ({
        href: `/runs/${run.id}`,
        minutesHref: `/runs/${run.id}/minutes.pdf`,
        startedAt: format.dateTime(run.startedAt),
        counts: (isOfRecord(run, phases) ? counting : rehearsing)[locale],
      })),
    ...fields,
    suppliers: offers.map(({ supplier }) => supplier),
  };
}

const counting: Text = { it: 'sì', en: 'yes' };
const rehearsing: Text = { it: 'no: è una prova', en: 'no: it is a rehearsal' };

function savedCallout({ recordedAt, actor }: StoredSession, locale: Locale, format: Format): CalloutView {
  const title: Text = { it: 'Registrato', en: 'Recorded' };
  const text: Text = {
    it: `Registrato il ${format.dateTime(recordedAt)} da «${actor}». Le registrazioni precedenti restano nell’archivio.`,
    en: `Recorded on ${format.dateTime(recordedAt)} by “${actor}”. Earlier recordings stay in the archive.`,
  };
  return { kind: 'success', title: title[locale], text: text[locale] };
}
