import { formatFor } from '../report/format.ts';
import { type Locale, type Localized, localized } from '../report/locale.ts';
import type { PageHead } from './pages.ts';

/** What the layout gets besides the page's own view. */
export interface Layout {
  readonly lang: Locale;
  readonly other: Locale;
  /** The same page in the other language. */
  readonly otherHref: string;
  readonly head: PageHead;
  readonly menu: readonly {
    readonly label: string;
    readonly href: string;
    /** `page` on the page itself, `true` on pages below it, null elsewhere. */
    readonly current: 'page' | 'true' | null;
  }[];
  /** When the page was made, for printed copies. */
  readonly printed: string;
  /** The page of a reader with a link of their own: no search engine lists it, and it leads to no other site. */
  readonly reserved: boolean;
  /** A line above the page: whose name actions are recorded under, or that the address is personal; null on open pages. */
  readonly lead: string | null;
  readonly t: Localized<typeof layoutTexts>;
}

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
  personal: {
    it: 'Pagina riservata: l’indirizzo è personale e scade. Non inoltrarlo.',
    en: 'Reserved page: the address is personal and expires. Do not pass it on.',
  },
  openData: { it: 'Dati aperti', en: 'Open data' },
  portfolio: { it: 'Portafoglio', en: 'Portfolio' },
  notice: { it: 'Avvertenza', en: 'Notice' },
  breadcrumb: { it: 'Percorso', en: 'Breadcrumb' },
  steps: { it: 'Passi della gara', en: 'Steps of the tender' },
  step: { it: 'Passo', en: 'Step' },
  tenders: { it: 'Gare', en: 'Tenders' },
  contracts: { it: 'Contratti', en: 'Contracts' },
  rescoring: { it: 'Gare passate', en: 'Past tenders' },
  method: { it: 'Metodo', en: 'Method' },
  verify: { it: 'Verifica', en: 'Verify' },
  definition: { it: 'Formato delle gare', en: 'Tender format' },
  accessibility: { it: 'Dichiarazione di accessibilità', en: 'Accessibility statement' },
  licence: { it: 'Licenza EUPL-1.2', en: 'EUPL-1.2 licence' },
  otherLanguage: { it: 'English', en: 'Italiano' },
  menu: { it: 'Menu principale', en: 'Main menu' },
  footer: {
    it: 'Software libero per gare sanitarie basate sugli esiti. Ogni numero simulato porta il suo errore standard.',
    en: 'Free software for outcome-based healthcare tenders. Every simulated number carries its standard error.',
  },
  printed: { it: 'Pagina prodotta il', en: 'Page made on' },
};

/**
 * What surrounds every page.
 * @param address path and query as asked for; the language link keeps them
 * @param now ISO time at which the page is made
 */
export function layoutFor(head: PageHead, locale: Locale, address: string, now: string): Layout {
  const other: Locale = locale === 'it' ? 'en' : 'it';
  const t = localized(layoutTexts, locale);
  const { pathname, searchParams } = ownAddress(address);
  const reserved = /^\/read(\/|$)/i.test(pathname);
  const open = /^\/open(\/|$)/i.test(pathname);
  const otherQuery = new URLSearchParams(searchParams);
  otherQuery.set('lang', other);
  const entry = (label: string, href: string, ...below: readonly string[]): Layout['menu'][number] => ({
    label,
    href,
    current: pathname === href ? 'page' : below.some((path) => pathname.startsWith(path)) ? 'true' : null,
  });
  return {
    lang: locale,
    other,
    otherHref: `${pathname}?${otherQuery}`,
    head,
    reserved,
    lead: reserved ? t.personal : open ? null : t.demo,
    // Readers from outside have no business on the board's pages.
    menu:
      reserved || open
        ? []
        : [
            entry(t.tenders, '/', '/tenders/', '/runs/'),
            entry(t.contracts, '/contracts', '/contracts/', '/imports/', '/statements/'),
            entry(t.portfolio, '/portfolio'),
            entry(t.rescoring, '/rescoring', '/rescoring/'),
            entry(t.method, '/method', '/method/'),
            entry(t.verify, '/verify', '/verify/'),
            entry(t.definition, '/definition', '/definition/'),
          ],
    printed: formatFor(locale).dateTime(now),
    t,
  };
}

/** An address of this site, whatever was asked for: `//elsewhere` would be another site's, and `//` none at all. */
function ownAddress(address: string): Pick<URL, 'pathname' | 'searchParams'> {
  const { pathname, searchParams } = new URL(`http://site.invalid/${withoutSlashes(address)}`);
  return { pathname: `/${withoutSlashes(pathname)}`, searchParams };
}

function withoutSlashes(path: string): string {
  return path.replace(/^[/\\]+/, '');
}
