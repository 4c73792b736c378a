import type { StoredPreferences } from '../../actions/world.ts';
import { hasErrors, type Problem, type Text } from '../../core/problem.ts';
import {
  comparedCriteria,
  pairwiseCriteria,
  preferenceProblems,
} from '../../core/scoring/preferenceProblems.ts';
import { voidComparison } from '../../core/scoring/voidComparison.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { comparisonTables } from '../../report/tables/preferencesTable.ts';
import { lotPath } from '../lot/lotHead.ts';
import { type CalloutView, simpleTable, type TableView, tableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { CommitteePage } from './committeeView.ts';

/** The part of the committee's page about pairwise comparison: who has locked, then all tables at once. */
export interface ComparisonView {
  readonly t: Localized<typeof comparisonTexts>;
  /** Criteria that are judged this way. */
  readonly criteria: readonly string[];
  /** Why there is nothing to compare yet, or at all; null when there is. */
  readonly nothing: CalloutView | null;
  /** Null before the commissioners are recorded. */
  readonly entries: TableView | null;
  /** What is wrong with the locked tables, or to be explained. */
  readonly findings: readonly ProblemRow[];
  /** To begin again; null where the locked tables stand. */
  readonly repeat: { readonly href: string; readonly message: string | null } | null;
  /** Empty before the last lock. */
  readonly tables: readonly TableView[];
}

const comparisonTexts = {
  title: { it: 'Confronto a coppie', en: 'Pairwise comparison' },
  lead: {
    it: 'Ogni commissario confronta le offerte da solo, sulla propria pagina, e blocca le proprie tabelle. Le tabelle si vedono tutte insieme dopo l’ultimo blocco. Non ci sono ancora accessi personali: la pagina non può sapere chi la apre, e ciascuno deve usare solo la propria.',
    en: 'Each commissioner compares the offers alone, on an own page, and locks the own tables. All tables are shown together after the last lock. There are no personal accounts yet: a page cannot know who opens it, and everyone has to use only the own one.',
  },
  criteria: { it: 'Criteri', en: 'Criteria' },
  repeatTitle: { it: 'Ripetere il confronto', en: 'Repeat the comparison' },
  repeatHint: {
    it: 'Le tabelle bloccate non si possono valutare così. Tutti i commissari ricominciano; quanto è stato registrato resta nell’archivio.',
    en: 'The locked tables cannot be scored as they are. All commissioners begin again; what was recorded stays in the archive.',
  },
  reason: { it: 'Motivo', en: 'Reason' },
  repeat: { it: 'Ricomincia il confronto', en: 'Begin the comparison again' },
};

/**
 * @param problems of the act to begin again that was just tried
 * @returns null where the rules want no pairwise comparison
 */
export function comparisonView(
  { published, lot, offers, recorded, preferences, excluded, phases }: CommitteePage,
  problems: readonly Problem[],
  locale: Locale,
  format: Format,
): ComparisonView | null {
  const all = pairwiseCriteria(lot);
  if (all.length === 0 || offers.length === 0) return null;
  const base = `${lotPath(published, lot)}/committee`;
  const commissioners = recorded?.committee.commissioners ?? [];
  const tables = recorded?.committee.tables ?? [];
  const needed = comparedCriteria(lot, offers.length).length > 0;
  const supplierOf = new Map(offers.map(({ offer, supplier }) => [offer, supplier]));
  const name = (offer: string): string => supplierOf.get(offer) ?? offer;
  const broken = voidComparison(lot, offers, commissioners, preferences, excluded);
  const alike =
    tables.length === 0 || hasErrors(broken)
      ? []
      : preferenceProblems(lot, offers, commissioners, tables, excluded);
  const nothing = !needed ? few : commissioners.length === 0 ? unnamed : null;
  const open = phases.technicalClosed === undefined;
  return {
    t: localized(comparisonTexts, locale),
    criteria: all.map(({ code, label }) => `${code} ${label[locale]}`),
    nothing:
      nothing === null ? null : { kind: 'info', title: nothing.title[locale], text: nothing.text[locale] },
    entries: needed ? entryTable(commissioners, preferences, open ? base : null, locale, format) : null,
    findings: problemRows([...broken, ...alike], locale),
    repeat:
      broken.length > 0 && open
        ? {
            href: `${base}/comparison`,
            message: problems.find(({ where }) => where.field === 'reason')?.message[locale] ?? null,
          }
        : null,
    tables: all
      .flatMap((criterion) => comparisonTables(criterion, tables, name))
      .map((table) => tableView(table, locale)),
  };
}

/**
 * How far each commissioner is; null before there are any.
 * @param base address of the committee's page, to lead to those of the commissioners; null where nothing can be entered
 */
export function entryTable(
  commissioners: readonly string[],
  preferences: readonly StoredPreferences[],
  base: string | null,
  locale: Locale,
  format: Format,
): TableView | null {
  if (commissioners.length === 0) return null;
  const text = (one: Text): string => one[locale];
  return simpleTable(
    'entries',
    text({
      it: 'Confronto a coppie, commissario per commissario',
      en: 'Pairwise comparison, commissioner by commissioner',
    }),
    [
      { label: text({ it: 'Commissario', en: 'Commissioner' }), kind: 'text' },
      { label: text({ it: 'Tabelle', en: 'Tables' }), kind: 'text' },
      ...(base === null ? [] : [{ label: text({ it: 'Pagina', en: 'Page' }), kind: 'text' as const }]),
    ],
    commissioners.map((commissioner, at) => {
      const entry = preferences.find((one) => one.commissioner === commissioner);
      const when = entry && `${format.dateTime(entry.recordedAt)}, ${entry.actor}`;
      return [
        commissioner,
        {
          text: text(
            entry === undefined
              ? { it: 'da iniziare', en: 'not begun' }
              : entry.locked
                ? { it: 'bloccate', en: 'locked' }
                : { it: 'bozza, da bloccare', en: 'draft, to be locked' },
          ),
          note: when ?? null,
        },
        ...(base === null
          ? []
          : [
              {
                text: text({
                  it: `Confronto di ${commissioner}`,
                  en: `Comparison of ${commissioner}`,
                }),
                href: `${base}/preferences/${at + 1}`,
              },
            ]),
      ];
    }),
  );
}

const few = {
  title: { it: 'Nessun confronto da fare', en: 'No comparison to make' },
  text: {
    it: 'Con così poche offerte le regole pubblicate non vogliono il confronto: il coefficiente è 1 per tutte.',
    en: 'With so few offers the published rules want no comparison: the coefficient is 1 for all.',
  },
};

const unnamed = {
  title: { it: 'Prima i commissari', en: 'First the commissioners' },
  text: {
    it: 'Registrare sopra i nomi dei commissari: ciascuno avrà la propria pagina.',
    en: 'Record the names of the commissioners above: each will have an own page.',
  },
};
