import type { DomainError } from '../../core/problem.ts';
import { type Locale, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { type PageReply, page } from '../route.ts';

/** A page that could not be shown: what happened, and what the reader can do. */
export interface ProblemView {
  readonly head: PageHead;
  readonly title: string;
  readonly message: string;
  readonly advice: string;
  /** What stands in the way, one by one; empty if there is no more to say. */
  readonly problems: readonly ProblemRow[];
  readonly problemsTitle: string;
  readonly home: string;
}

type Failure =
  | { readonly kind: 'not-found' | 'bad-request' | 'too-large' | 'too-many' | 'cross-site' }
  | { readonly kind: 'internal'; readonly reference: string }
  | { readonly kind: 'domain'; readonly error: DomainError };

const problemTexts = {
  notFound: { it: 'Pagina non trovata', en: 'Page not found' },
  notFoundMessage: {
    it: 'L’indirizzo non corrisponde ad alcuna pagina.',
    en: 'There is no page at this address.',
  },
  badRequest: { it: 'Richiesta non valida', en: 'Request not valid' },
  badRequestMessage: {
    it: 'Il modulo o l’indirizzo contiene valori che non si possono leggere.',
    en: 'The form or the address holds values that cannot be read.',
  },
  tooLarge: { it: 'File troppo grande', en: 'File too large' },
  tooLargeMessage: {
    it: 'Il file supera 10 MB: non è stato ricevuto nulla.',
    en: 'The file is larger than 10 MB: nothing was received.',
  },
  tooMany: { it: 'Troppe richieste', en: 'Too many requests' },
  tooManyMessage: {
    it: 'Da questo indirizzo sono arrivati troppi moduli in un minuto: quest’ultimo non è stato letto.',
    en: 'Too many forms came from this address within a minute: the last one was not read.',
  },
  waitAMinute: { it: 'Aspettare un minuto e riprovare.', en: 'Wait a minute and try again.' },
  crossSite: { it: 'Richiesta da un altro sito', en: 'Request from another site' },
  crossSiteMessage: {
    it: 'I moduli si possono inviare solo dalle pagine di questo servizio: non è stato registrato nulla.',
    en: 'Forms can only be sent from the pages of this service: nothing was recorded.',
  },
  internal: { it: 'Errore del servizio', en: 'Service error' },
  internalMessage: {
    it: 'Qualcosa non ha funzionato da parte nostra; nessun dato è andato perso. Riferimento per l’assistenza:',
    en: 'Something failed on our side; no data were lost. Reference for support:',
  },
  domain: { it: 'Non è possibile, per ora', en: 'Not possible for now' },
  back: {
    it: 'Tornare alla pagina precedente e riprovare.',
    en: 'Go back to the previous page and try again.',
  },
  fromHome: { it: 'Ripartire dall’elenco delle gare.', en: 'Start again from the list of tenders.' },
  problems: { it: 'Che cosa manca o va corretto', en: 'What is missing or has to be mended' },
  home: { it: 'Elenco delle gare', en: 'List of tenders' },
};

/** What a DomainError answers unless it is what was sent that cannot be done (422). */
const statusOf: Readonly<Record<string, number>> = {
  'not-found': 404,
  'no-payment': 404,
  'too-slow': 503,
  busy: 503,
  'too-large': 413,
};

/** The one error page, for every way in which a request can fail. */
export function problemPage(failure: Failure, locale: Locale): PageReply<'error/problem'> {
  const t = localized(problemTexts, locale);
  const view = (
    title: string,
    message: string,
    advice: string,
    status: number,
    problems: readonly ProblemRow[] = [],
  ): PageReply<'error/problem'> =>
    page(
      'error/problem',
      {
        head: { title, breadcrumb: [], notice: null, steps: [], refresh: null },
        title,
        message,
        advice,
        problems,
        problemsTitle: t.problems,
        home: t.home,
      },
      status,
    );
  switch (failure.kind) {
    case 'not-found':
      return view(t.notFound, t.notFoundMessage, t.fromHome, 404);
    case 'bad-request':
      return view(t.badRequest, t.badRequestMessage, t.back, 400);
    case 'too-large':
      return view(t.tooLarge, t.tooLargeMessage, t.back, 413);
    case 'too-many':
      return view(t.tooMany, t.tooManyMessage, t.waitAMinute, 429);
    case 'cross-site':
      return view(t.crossSite, t.crossSiteMessage, t.fromHome, 403);
    case 'internal':
      return view(t.internal, `${t.internalMessage} ${failure.reference}`, t.back, 500);
    case 'domain': {
      const { code, text, problems } = failure.error;
      const notFound = code === 'not-found';
      return view(
        notFound ? t.notFound : t.domain,
        text[locale],
        notFound ? t.fromHome : t.back,
        statusOf[code] ?? 422,
        problemRows(problems, locale),
      );
    }
  }
}
