import type { StoredContract } from '../../actions/contractStores.ts';
import { passed } from '../../actions/latestRelease.ts';
import { endOf } from '../../actions/readerLinks.ts';
import type { ReaderLink, StoredRelease } from '../../actions/settlementStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import { type Reader, readerName } from '../../core/disclosure/reader.ts';
import type { Text } from '../../core/problem.ts';
import { readerText } from '../../report/disclosure/readerText.ts';
import { testText, testWords } from '../../report/disclosure/testTexts.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import type { PageHead } from '../pages.ts';
import { type ChoiceView, simpleTable, type TableView } from '../parts.ts';
import type { ProblemRow } from '../problemRows.ts';
import { type FormField, formField, refusalRows, type SentForm } from '../settlement/sentForm.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';

/** Who may read what of a contract: links, and releases with what their tests found. */
export interface ReadersView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof readersTexts>;
  readonly problems: readonly ProblemRow[];
  /** A link just made: its address is shown this once. */
  readonly made: { readonly holder: string; readonly address: string } | null;
  readonly readerLinks: readonly {
    readonly id: string;
    readonly holder: string;
    readonly reader: string;
    readonly made: string;
    readonly until: string;
    readonly state: string;
    /** Where it can be revoked; null once it has ended. */
    readonly revoke: string | null;
  }[];
  readonly form: {
    readonly action: string;
    readonly reader: FormField;
    readonly readers: readonly ChoiceView[];
    readonly holder: FormField;
    readonly expiresOn: FormField;
  };
  readonly release: {
    readonly action: string;
    readonly readers: readonly ChoiceView[];
    readonly field: FormField;
  };
  readonly releases: TableView | null;
  /** A release that is being tested. */
  readonly underWayHref: string | null;
  readonly dpia: readonly { readonly href: string; readonly label: string; readonly note: string }[];
  readonly openHref: string;
}

const readersTexts = {
  title: { it: 'Lettori', en: 'Readers' },
  lead: {
    it: 'Fornitori, sedi e regione leggono la propria parte con un collegamento personale; il pubblico legge i dati aperti. Tutti vedono solo pubblicazioni che hanno superato le prove di riservatezza.',
    en: 'Suppliers, sites and the region read their part by a personal link; the public reads the open data. All of them see only releases that passed the disclosure tests.',
  },
  problems: { it: 'Non è stato creato nulla', en: 'Nothing was made' },
  madeTitle: { it: 'Collegamento creato', en: 'Link made' },
  madeText: {
    it: 'L’indirizzo si vede solo adesso: copiarlo dopo il nome di questo sito e consegnarlo di persona o per PEC.',
    en: 'The address is shown only now: copy it after the name of this site, and hand it over in person or by certified mail.',
  },
  links: { it: 'Collegamenti', en: 'Links' },
  noLinks: { it: 'Nessun collegamento.', en: 'No links.' },
  holder: { it: 'Per chi è', en: 'For whom it is' },
  holderHint: { it: 'Nome e ufficio di chi lo riceve.', en: 'Name and office of who receives it.' },
  reader: { it: 'Che cosa legge', en: 'What it reads' },
  made: { it: 'Creato', en: 'Made' },
  until: { it: 'Fino al', en: 'Until' },
  state: { it: 'Stato', en: 'State' },
  revoke: { it: 'Revoca', en: 'Revoke' },
  make: { it: 'Creare un collegamento', en: 'Make a link' },
  makeButton: { it: 'Crea il collegamento', en: 'Make the link' },
  releases: { it: 'Pubblicazioni', en: 'Releases' },
  noReleases: { it: 'Nessuna pubblicazione.', en: 'No releases.' },
  makeRelease: { it: 'Pubblicare i dati in vigore', en: 'Release the data in force' },
  releaseHint: {
    it: 'I numeri sono provati contro tutte le pubblicazioni precedenti del contratto, a chiunque fossero. Se una prova fallisce nessuno li vede, e il risultato resta qui.',
    en: 'The figures are tested against all earlier releases of the contract, to whomever they were. If a test fails nobody sees them, and the result stays here.',
  },
  releaseButton: { it: 'Prova e pubblica', en: 'Test and release' },
  open: { it: 'Vedere i dati aperti', en: 'See the open data' },
  underWay: { it: 'Una pubblicazione è in prova.', en: 'A release is being tested.' },
  watch: { it: 'Segui la prova', en: 'Follow the test' },
  dpia: { it: 'Valutazione d’impatto', en: 'Impact assessment' },
  dpiaHint: {
    it: 'Che cosa si tratta, di chi, chi legge che cosa, come è provato e quali rischi restano: materiale per la valutazione d’impatto sulla protezione dei dati (articolo 35 del GDPR), che titolare e responsabile della protezione dei dati completano e firmano.',
    en: 'What is processed, of whom, who reads what, how it is tested and which risks remain: material for the data protection impact assessment (Article 35 GDPR), which controller and data protection officer complete and sign.',
  },
} satisfies Record<string, Text>;

const words = {
  active: { it: 'attivo', en: 'active' },
  revoked: { it: 'revocato', en: 'revoked' },
  expired: { it: 'scaduto', en: 'expired' },
  passed: { it: 'pubblicata', en: 'released' },
  failed: { it: 'trattenuta', en: 'withheld' },
  when: { it: 'Fatta il', en: 'Made on' },
  asOf: { it: 'Dati al', en: 'Data as of' },
  by: { it: 'Da', en: 'By' },
  against: { it: 'Confrontata con', en: 'Held against' },
  italian: { it: 'Materiale in italiano (PDF)', en: 'Material in Italian (PDF)' },
  english: { it: 'Materiale in inglese (PDF)', en: 'Material in English (PDF)' },
  material: {
    it: 'con le prove delle ultime pubblicazioni',
    en: 'with the tests of the latest releases',
  },
} satisfies Record<string, Text>;

/** What has just happened on the page. */
export interface ReadersNews {
  readonly sent?: SentForm;
  readonly made?: { readonly holder: string; readonly address: string };
}

/** What the page is made from. */
export interface ReadersData {
  readonly published: StoredContract;
  readonly links: readonly ReaderLink[];
  /** The latest first. */
  readonly releases: readonly StoredRelease[];
  /** Id of a release that is being tested. */
  readonly underWay: string | undefined;
  readonly now: string;
}

export function readersView(
  { published: { contract }, links, releases, underWay, now }: ReadersData,
  news: ReadersNews,
  locale: Locale,
  format: Format,
): ReadersView {
  const t = localized(readersTexts, locale);
  const w = localized(words, locale);
  const path = `${contractPath(contract)}/readers`;
  const { sent } = news;
  const chosen = sent?.fields.reader ?? '';
  return {
    head: contractHead(contract, locale, t.title),
    links: contractLinks(contract, '/readers', locale),
    t,
    problems: refusalRows(sent, { reader: t.reader, holder: t.holder, expiresOn: t.until }, locale),
    made: news.made ?? null,
    readerLinks: links.map((link) => {
      const ended = endOf(link, now);
      return {
        id: link.id,
        holder: link.holder,
        reader: readerText(contract, link.reader)[locale],
        made: `${format.dateTime(link.madeAt)}, ${link.actor}`,
        until: dateText(link.expiresOn, locale),
        state: w[ended ?? 'active'],
        revoke: ended === null ? `${path}/links/${encodeURIComponent(link.id)}/revocation` : null,
      };
    }),
    form: {
      action: `${path}/links`,
      reader: formField(sent, 'link', 'reader', locale),
      readers: readerChoices(contract, chosen, locale).filter(({ value }) => value !== 'public'),
      holder: formField(sent, 'link', 'holder', locale),
      expiresOn: formField(sent, 'link', 'expiresOn', locale),
    },
    release: {
      action: `${path}/releases`,
      field: formField(undefined, 'release', 'reader', locale),
      readers: readerChoices(contract, 'public', locale),
    },
    releases: releases.length === 0 ? null : releasesTable(contract, releases, w, t, locale, format),
    underWayHref: underWay === undefined ? null : `/imports/${underWay}`,
    dpia: [
      { href: `${path}/dpia.pdf?in=it`, label: w.italian, note: w.material },
      { href: `${path}/dpia.pdf?in=en`, label: w.english, note: w.material },
    ],
    openHref: `/open/${contract.id}`,
  };
}

function readerChoices(contract: Contract, chosen: string, locale: Locale): ChoiceView[] {
  const readers: Reader[] = [
    { kind: 'public' },
    { kind: 'region' },
    ...contract.suppliers.map(({ id }): Reader => ({ kind: 'supplier', supplier: id })),
    ...contract.sites.map(({ code }): Reader => ({ kind: 'site', site: code })),
  ];
  return readers.map((reader) => {
    const value = readerName(reader);
    return { value, label: readerText(contract, reader)[locale], selected: value === chosen };
  });
}

function releasesTable(
  contract: Contract,
  releases: readonly StoredRelease[],
  w: Localized<typeof words>,
  t: Localized<typeof readersTexts>,
  locale: Locale,
  format: Format,
): TableView {
  const tests = ['singling-out', 'linkability', 'inference'] as const;
  return simpleTable(
    'releases-table',
    t.releases,
    [
      { label: t.reader, kind: 'text' },
      { label: w.asOf, kind: 'text' },
      { label: w.when, kind: 'text' },
      { label: t.state, kind: 'text' },
      ...tests.map((test) => ({ label: testWords[test][locale], kind: 'text' as const })),
      { label: w.against, kind: 'number' },
    ],
    releases.map((release) => [
      {
        text: readerText(contract, release.content.reader)[locale],
        note: release.hash.slice(0, 12),
      },
      dateText(release.content.asOf, locale),
      { text: format.dateTime(release.madeAt), note: release.actor },
      passed(release) ? w.passed : w.failed,
      ...tests.map((test) => {
        const result = release.tests.find((one) => one.test === test);
        return result === undefined ? '–' : testText(result)[locale];
      }),
      format.number(release.against.length),
    ]),
  );
}
