import type { StoredTender } from '../../actions/world.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** The list of tenders, and in three sentences what this is. */
export interface HomeView {
  readonly head: PageHead;
  readonly t: Localized<typeof homeTexts>;
  readonly tenders: readonly {
    readonly href: string;
    readonly title: string;
    readonly buyer: string;
    readonly deadline: string;
    readonly lots: number;
  }[];
}

const homeTexts = {
  title: { it: 'Gare per esiti di salute', en: 'Tenders by health outcomes' },
  lead: {
    it: 'Qui una centrale di committenza definisce che cosa conta per i pazienti, i fornitori lo dimostrano con i dati degli studi, e ogni offerta è valutata per il beneficio netto che porta: con il calcolo, le fonti e l’incertezza in vista.',
    en: 'Here a purchasing board defines what matters to patients, suppliers show it with study data, and each offer is judged by the net benefit it brings: with the calculation, the sources and the uncertainty in sight.',
  },
  list: { it: 'Gare pubblicate', en: 'Published tenders' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  deadline: { it: 'Scadenza', en: 'Deadline' },
  lots: { it: 'Lotti', en: 'Lots' },
  none: { it: 'Nessuna gara pubblicata.', en: 'No tenders published.' },
};

export function homeView(tenders: readonly StoredTender[], locale: Locale, format: Format): HomeView {
  const t = localized(homeTexts, locale);
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    tenders: tenders.map(({ tender }) => ({
      href: `/tenders/${tender.id}`,
      title: tender.title[locale],
      buyer: tender.buyer[locale],
      deadline: format.dateTime(tender.procedure.deadline),
      lots: tender.lots.length,
    })),
  };
}
