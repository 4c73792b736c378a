import { type Locale, localized } from '../report/locale.ts';
import type { PageHead } from './pages.ts';
import type { Layout } from './templates.ts';

const layoutTexts = {
  body: { it: 'Acquisti pubblici per esiti di salute', en: 'Public purchasing by health outcomes' },
  tagline: {
    it: 'Gare valutate per gli esiti, non solo per il prezzo',
    en: 'Tenders judged by outcomes, not by price alone',
  },
  skip: { it: 'Vai al contenuto', en: 'Skip to content' },
  demo: {
    it: 'Dimostrazione: non ci sono ancora accessi personali, ogni azione è registrata a nome dell’utente «demo».',
    en: 'Demonstration: there are no personal accounts yet, every action is recorded under the user “demo”.',
  },
  breadcrumb: { it: 'Percorso', en: 'Breadcrumb' },
  steps: { it: 'Passi della gara', en: 'Steps of the tender' },
  step: { it: 'Passo', en: 'Step' },
  tenders: { it: 'Gare', en: 'Tenders' },
  method: { it: 'Metodo', en: 'Method' },
  definition: { it: 'Formato delle gare', en: 'Tender format' },
  accessibility: { it: 'Dichiarazione di accessibilità', en: 'Accessibility statement' },
  otherLanguage: { it: 'English', en: 'Italiano' },
  menu: { it: 'Menu principale', en: 'Main menu' },
  footer: {
    it: 'Esito è software libero (EUPL-1.2). I numeri simulati portano il loro errore standard.',
    en: 'Esito is free software (EUPL-1.2). Simulated numbers carry their standard error.',
  },
  printed: { it: 'Pagina prodotta il', en: 'Page made on' },
};

/** What surrounds every page. The language link leads to the same page in the other language. */
export function layoutFor(head: PageHead, locale: Locale, path: string, now: string): Layout {
  const other: Locale = locale === 'it' ? 'en' : 'it';
  return {
    lang: locale,
    other,
    otherHref: `${path}?lang=${other}`,
    head,
    now,
    t: localized(layoutTexts, locale),
  };
}
