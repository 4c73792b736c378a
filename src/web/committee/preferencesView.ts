import type { Problem, Text } from '../../core/problem.ts';
import type { ComparedCriterion } from '../../core/scoring/preferenceProblems.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotHead, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView, ChoiceView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { PreferencesPage } from './findPreferences.ts';
import { grades, type PairForm, type PreferenceForm, preferenceFields } from './preferenceForm.ts';

/** The page of one commissioner: a triangular table for each criterion judged by pairwise comparison. */
export interface PreferencesView {
  readonly head: PageHead;
  readonly t: Localized<typeof preferenceTexts>;
  readonly title: string;
  readonly committeeHref: string;
  readonly problems: readonly ProblemRow[];
  readonly saved: CalloutView | null;
  /** Why nothing can be entered any more; null while it can. */
  readonly closed: CalloutView | null;
  /** Empty once nothing can be entered: what is locked is not shown here. */
  readonly criteria: readonly CriterionTable[];
  readonly confirm: { readonly name: string; readonly message: string | null };
}

interface CriterionTable {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly article: string;
  readonly maximum: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly supplier: string;
    readonly href: string;
    /** One cell per column; null on the empty side of the triangle. */
    readonly cells: readonly (PairField | null)[];
  }[];
  readonly reason: {
    readonly name: string;
    readonly value: string;
    readonly message: string | null;
  };
}

interface PairField {
  readonly name: string;
  readonly label: string;
  readonly message: string | null;
  readonly groups: readonly {
    readonly label: string;
    readonly options: readonly ChoiceView[];
  }[];
}

const preferenceTexts = {
  title: { it: 'Confronto a coppie', en: 'Pairwise comparison' },
  lead: {
    it: 'Per ogni coppia di offerte: quale è preferita, e quanto, da 2 (preferenza minima) a 6 (massima), oppure parità. La commissione può discutere, ma le preferenze sono di ciascuno: tabelle tutte uguali annullano il metodo (Cons. Stato, Ad. plen. 16/2022).',
    en: 'For each pair of offers: which one is preferred, and how much, from 2 (minimal preference) to 6 (maximal), or parity. The committee may discuss, but preferences are everyone’s own: tables that are all alike void the method (Cons. Stato, Plenary 16/2022).',
  },
  blind: {
    it: 'Finché tutti i commissari non hanno bloccato le proprie tabelle, nessuna pagina le mostra ad altri. Non ci sono ancora accessi personali: chi apre questa pagina vede la bozza; dopo il blocco non la vede più nessuno fino all’ultimo blocco.',
    en: 'Until all commissioners have locked their tables, no page shows them to others. There are no personal accounts yet: whoever opens this page sees the draft; once locked, nobody sees it any more until the last lock.',
  },
  problems: { it: 'Non è stato registrato nulla', en: 'Nothing was recorded' },
  offer: { it: 'Offerta', en: 'Offer' },
  choose: { it: 'Scegliere…', en: 'Choose…' },
  reason: { it: 'Motivazione delle preferenze', en: 'Reason of the preferences' },
  maximum: { it: 'al massimo', en: 'at most' },
  points: { it: 'punti', en: 'points' },
  draft: { it: 'Salva la bozza', en: 'Save the draft' },
  draftHint: {
    it: 'Una bozza può essere incompleta e si può cambiare.',
    en: 'A draft may be incomplete and can be changed.',
  },
  confirm: {
    it: 'So che dopo il blocco queste tabelle non si possono più cambiare.',
    en: 'I know that after locking these tables cannot change any more.',
  },
  lock: { it: 'Blocca le tabelle', en: 'Lock the tables' },
  back: { it: 'Torna alla commissione', en: 'Back to the committee' },
};

const gradeTexts: Record<(typeof grades)[number], Text> = {
  2: { it: '2 – minima', en: '2 – minimal' },
  3: { it: '3 – piccola', en: '3 – small' },
  4: { it: '4 – media', en: '4 – medium' },
  5: { it: '5 – grande', en: '5 – large' },
  6: { it: '6 – massima', en: '6 – maximal' },
};

/**
 * @param problems of the form that was just sent
 * @param saved whether the page follows a recording
 */
export function preferencesView(
  context: PreferencesPage,
  form: PreferenceForm,
  problems: readonly Problem[],
  saved: boolean,
  locale: Locale,
  format: Format,
): PreferencesView {
  const { published, lot, offers, commissioner, criteria, entry } = context;
  const t = localized(preferenceTexts, locale);
  const messages = new Map(problems.map(({ where, message }) => [where.field, message[locale]]));
  const supplierOf = new Map(offers.map(({ offer, supplier }) => [offer, supplier]));
  const closed = closedCallout(context, locale, format);

  const pairField = (criterion: string, { first, second, choice }: PairForm): PairField => {
    const name = preferenceFields.pair(criterion, first, second);
    const option = (value: string, label: string) => ({ value, label, selected: value === choice });
    const side = (key: 'first' | 'second', offer: string, order: readonly (typeof grades)[number][]) => {
      const supplier = supplierOf.get(offer) ?? offer;
      return {
        label: { it: `Preferita: ${supplier}`, en: `Preferred: ${supplier}` }[locale],
        options: order.map((grade) => option(`${key}-${grade}`, `${supplier} ${gradeTexts[grade][locale]}`)),
      };
    };
    const parity = { it: 'Parità', en: 'Parity' }[locale];
    return {
      name,
      label: `${supplierOf.get(first) ?? first} – ${supplierOf.get(second) ?? second}`,
      message: messages.get(name) ?? null,
      groups: [
        side('first', first, grades),
        {
          label: parity,
          options: [option('parity', { it: 'Parità – 1 a entrambe', en: 'Parity – 1 to both' }[locale])],
        },
        side('second', second, grades.toReversed()),
      ],
    };
  };

  const criterionTable = ({
    code,
    label,
    description,
    article,
    weight,
  }: ComparedCriterion): CriterionTable => {
    const typed = form.find(({ criterion }) => criterion === code);
    const reason = preferenceFields.reason(code);
    return {
      code,
      title: `${code} ${label[locale]}`,
      description: description[locale],
      article: article[locale],
      maximum: format.number(weight),
      columns: offers.slice(1).map(({ supplier }) => supplier),
      rows: offers.slice(0, -1).map(({ offer, supplier }) => ({
        supplier,
        href: `${lotPath(published, lot)}/offers/${offer}`,
        cells: offers.slice(1).map((other) => {
          const pair = typed?.pairs.find(({ first, second }) => first === offer && second === other.offer);
          return pair === undefined ? null : pairField(code, pair);
        }),
      })),
      reason: { name: reason, value: typed?.reason ?? '', message: messages.get(reason) ?? null },
    };
  };

  return {
    head: lotHead(published, lot, 3, `${t.title}: ${commissioner}`, locale),
    t,
    title: `${t.title}: ${commissioner}`,
    committeeHref: `${lotPath(published, lot)}/committee#comparison`,
    problems: problems.flatMap((problem) => {
      const { field } = problem.where;
      return problemRows([problem], locale, () => (field === undefined ? null : `#${field}`)).map((row) => ({
        ...row,
        where: field === undefined ? '' : { it: 'Vai al campo', en: 'Go to the field' }[locale],
      }));
    }),
    saved:
      saved && entry !== undefined && closed === null
        ? {
            kind: 'success',
            title: { it: 'Bozza salvata', en: 'Draft saved' }[locale],
            text: {
              it: `Salvata il ${format.dateTime(entry.recordedAt)} da «${entry.actor}». Conta solo dopo il blocco.`,
              en: `Saved on ${format.dateTime(entry.recordedAt)} by “${entry.actor}”. It counts only once locked.`,
            }[locale],
          }
        : null,
    closed,
    criteria: closed === null ? criteria.map(criterionTable) : [],
    confirm: { name: preferenceFields.confirm, message: messages.get(preferenceFields.confirm) ?? null },
  };
}

function closedCallout(
  { entry, phases }: PreferencesPage,
  locale: Locale,
  format: Format,
): CalloutView | null {
  if (entry?.locked === true) {
    return {
      kind: 'success',
      title: { it: 'Tabelle bloccate', en: 'Tables locked' }[locale],
      text: {
        it: `Bloccate il ${format.dateTime(entry.recordedAt)} (ora di Roma) da «${entry.actor}». Si vedono sulla pagina della commissione, tutte insieme, dopo l’ultimo blocco.`,
        en: `Locked on ${format.dateTime(entry.recordedAt)} (Rome time) by “${entry.actor}”. They are shown on the committee’s page, all together, after the last lock.`,
      }[locale],
    };
  }
  if (phases.technicalClosed === undefined) return null;
  return {
    kind: 'info',
    title: { it: 'La fase tecnica è chiusa', en: 'The technical phase is closed' }[locale],
    text: {
      it: 'Le preferenze non si possono più esprimere.',
      en: 'Preferences cannot be given any more.',
    }[locale],
  };
}
