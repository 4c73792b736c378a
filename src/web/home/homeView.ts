import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { StoredTender } from '../../actions/world.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotName, lotPath } from '../lot/lotHead.ts';
import type { PageHead } from '../pages.ts';
import { type ContractCard, contractCard } from '../tracking/contractsView.ts';

/** What this is, the list of tenders, and where to go for each kind of reader. */
export interface HomeView {
  readonly head: PageHead;
  readonly t: Localized<typeof homeTexts>;
  readonly tenders: readonly TenderCard[];
  /** With one line of how each stands; empty where there is none. */
  readonly contracts: readonly ContractCard[];
  readonly readers: readonly {
    readonly title: string;
    readonly text: string;
    readonly href: string;
    readonly link: string;
  }[];
}

interface TenderCard {
  readonly href: string;
  readonly title: string;
  readonly buyer: string;
  readonly open: boolean;
  readonly deadline: string;
  readonly lots: readonly { readonly href: string; readonly name: string }[];
}

const homeTexts = {
  title: { it: 'Gare per esiti di salute', en: 'Tenders by health outcomes' },
  lead: {
    it: 'Una centrale di committenza stabilisce che cosa conta per i pazienti. I fornitori lo dimostrano con i dati degli studi. Ogni offerta è valutata per il beneficio netto che porta, con il calcolo, le fonti e l’incertezza in vista.',
    en: 'A purchasing board decides what matters to patients. Suppliers show it with study data. Each offer is judged by the net benefit it brings, with the calculation, the sources and the uncertainty in sight.',
  },
  list: { it: 'Gare pubblicate', en: 'Published tenders' },
  contracts: { it: 'Contratti in corso', en: 'Contracts under way' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  deadline: { it: 'Scadenza (ora di Roma)', en: 'Deadline (Rome time)' },
  open: { it: 'Aperta', en: 'Open' },
  closed: { it: 'Scaduta', en: 'Closed' },
  lots: { it: 'Lotti', en: 'Lots' },
  none: { it: 'Nessuna gara pubblicata.', en: 'No tenders published.' },
  readers: { it: 'Da dove cominciare', en: 'Where to begin' },
};

const readers = [
  {
    title: { it: 'Per la centrale di committenza', en: 'For the purchasing board' },
    text: {
      it: 'La gara si scrive in un solo file: lotti, criteri, pesi, indicatori, regole. Il servizio lo controlla riga per riga e, dopo le buste, produce punti, graduatoria e verbale.',
      en: 'A tender is written in one file: lots, criteria, weights, indicators, rules. The service checks it line by line and, after the envelopes, makes points, ranking and minutes.',
    },
    link: { it: 'Formato delle gare', en: 'Tender format' },
    href: '/definition',
  },
  {
    title: { it: 'Per chi rende conto', en: 'For those who account for it' },
    text: {
      it: 'Una gara passata si inserisce dal suo verbale: i punti tornano? Quante aggiudicazioni sarebbero cambiate, con quale regola, con quale beneficio perso?',
      en: 'A past tender is entered from its minutes: do the points come out? How many awards would have changed, under which rule, with which benefit given up?',
    },
    link: { it: 'Ricalcolare gare passate', en: 'Re-score past tenders' },
    href: '/rescoring',
  },
  {
    title: { it: 'Per il clinico', en: 'For the clinician' },
    text: {
      it: 'Ogni esito ha numeratore, denominatore, finestra ed esclusioni, e si vede quanto pesa. Il metodo spiega in parole semplici come gli esiti diventano punti.',
      en: 'Each outcome has a numerator, a denominator, a window and exclusions, and you see how much it counts. The method explains in plain words how outcomes become points.',
    },
    link: { it: 'Metodo', en: 'Method' },
    href: '/method',
  },
  {
    title: { it: 'Per il fornitore', en: 'For the supplier' },
    text: {
      it: 'Scegliete il lotto, scaricate le due cartelle di lavoro, compilate le celle gialle e caricatele prima della scadenza. Ogni errore è indicato con la sua cella.',
      en: 'Choose a lot, download the two workbooks, fill in the yellow cells and upload them before the deadline. Each error is named with its cell.',
    },
    link: { it: 'Scegliere un lotto', en: 'Choose a lot' },
    href: '#tenders',
  },
];

/** @param now ISO time: tenders past their deadline are shown as closed */
export function homeView(
  tenders: readonly StoredTender[],
  contracts: readonly ContractStanding[],
  now: string,
  locale: Locale,
  format: Format,
): HomeView {
  const t = localized(homeTexts, locale);
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    tenders: tenders.map((published) => {
      const { tender } = published;
      return {
        href: `/tenders/${tender.id}`,
        title: tender.title[locale],
        buyer: tender.buyer[locale],
        open: new Date(now) <= new Date(tender.procedure.deadline),
        deadline: format.dateTime(tender.procedure.deadline),
        lots: tender.lots.map((lot) => ({ href: lotPath(published, lot), name: lotName(lot, locale) })),
      };
    }),
    contracts: contracts.map((standing) => contractCard(standing, locale)),
    readers: readers.map(({ title, text, link, href }) => ({
      title: title[locale],
      text: text[locale],
      link: link[locale],
      href,
    })),
  };
}
