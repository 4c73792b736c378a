import type { StoredTender } from '../../actions/world.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { type AwardedLot, lotAwardTable } from '../../report/tables/lotAwardTable.ts';
import { lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact, type TableView, tableView } from '../parts.ts';

/** One tender: who buys, by which procedure, until when, and its lots. */
export interface TenderView {
  readonly head: PageHead;
  readonly t: Localized<typeof tenderTexts>;
  readonly title: string;
  readonly background: string;
  readonly procedure: readonly Fact[];
  readonly version: readonly Fact[];
  readonly definition: string;
  /** Who wins each lot; null when there is one lot. */
  readonly awards: TableView | null;
  readonly lots: readonly {
    readonly href: string;
    readonly id: string;
    readonly title: string;
    readonly need: string;
    readonly facts: readonly Fact[];
  }[];
}

const tenderTexts = {
  tenders: { it: 'Gare', en: 'Tenders' },
  procedure: { it: 'Procedura', en: 'Procedure' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  kind: { it: 'Tipo di procedura', en: 'Kind of procedure' },
  legalBasis: { it: 'Base giuridica', en: 'Legal basis' },
  cpv: { it: 'Codice CPV', en: 'CPV code' },
  deadline: { it: 'Scadenza (ora di Roma)', en: 'Deadline (Rome time)' },
  standstill: {
    it: 'Giorni tra aggiudicazione e contratto (art. 18, c. 3)',
    en: 'Days between award and contract (art. 18(3))',
  },
  open: { it: 'aperta', en: 'open' },
  closed: { it: 'scaduta', en: 'closed' },
  background: { it: 'Perché si acquistano esiti', en: 'Why outcomes are bought' },
  lots: { it: 'Lotti', en: 'Lots' },
  lot: { it: 'Lotto', en: 'Lot' },
  patients: { it: 'Pazienti', en: 'Patients' },
  basePrice: { it: 'Base d’asta per paziente', en: 'Base price per patient' },
  indicators: { it: 'Esiti misurati', en: 'Outcomes measured' },
  awards: { it: 'Aggiudicazione dei lotti', en: 'Award of the lots' },
  awardsText: {
    it: 'Dai risultati più recenti di ogni lotto, con il limite dichiarato nei documenti.',
    en: 'From the latest result of each lot, with the limit declared in the documents.',
  },
  openLot: { it: 'Regole, indicatori e cartelle di lavoro', en: 'Rules, indicators and workbooks' },
  version: { it: 'Versione pubblicata', en: 'Published version' },
  versionText: {
    it: 'L’impronta identifica questa versione: cartelle di lavoro e risultati la portano con sé, così si vede sempre con quali regole sono nati.',
    en: 'The fingerprint identifies this version: workbooks and results carry it, so that one always sees by which rules they were made.',
  },
  fingerprint: { it: 'Impronta (SHA-256)', en: 'Fingerprint (SHA-256)' },
  publishedAt: { it: 'Pubblicata il (ora di Roma)', en: 'Published on (Rome time)' },
  publishedBy: { it: 'Pubblicata da', en: 'Published by' },
  definition: { it: 'Scarica la definizione (JSON)', en: 'Download the definition (JSON)' },
};

/**
 * @param results of the lots that were evaluated, where there are several
 * @param now ISO time, to say whether offers can still be made
 */
export function tenderView(
  published: StoredTender,
  results: readonly AwardedLot[],
  now: string,
  locale: Locale,
  format: Format,
): TenderView {
  const t = localized(tenderTexts, locale);
  const { tender, fingerprint, publishedAt, actor } = published;
  const { kind, legalBasis, cpv, deadline, standstillDays } = tender.procedure;
  const awards = lotAwardTable(tender, results);
  const state = new Date(now) <= new Date(deadline) ? t.open : t.closed;
  return {
    head: {
      title: tender.title[locale],
      breadcrumb: [{ label: t.tenders, href: '/' }],
      notice: tender.notice?.[locale] ?? null,
      steps: [],
      refresh: null,
    },
    t,
    title: tender.title[locale],
    background: tender.background[locale],
    procedure: [
      fact(t.buyer, tender.buyer[locale]),
      fact(t.kind, kind[locale]),
      fact(t.legalBasis, legalBasis[locale]),
      fact(t.cpv, cpv),
      fact(t.standstill, format.number(standstillDays)),
      fact(t.deadline, `${format.dateTime(deadline)} (${state})`),
    ],
    version: [
      fact(t.fingerprint, fingerprint, { code: true }),
      fact(t.publishedAt, format.dateTime(publishedAt)),
      fact(t.publishedBy, actor),
    ],
    definition: `/tenders/${tender.id}/definition.json`,
    awards: awards && tableView(awards, locale),
    lots: tender.lots.map((lot) => ({
      href: lotPath(published, lot),
      id: lot.id,
      title: lot.title[locale],
      need: lot.need[locale],
      facts: [
        fact(t.patients, format.number(lot.patients)),
        fact(t.basePrice, format.euro(lot.basePrice)),
        fact(t.indicators, lot.indicators.map(({ label }) => label[locale]).join(' · ')),
      ],
    })),
  };
}
