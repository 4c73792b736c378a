import type { Article } from './articleView.ts';

/** What readers with disabilities can expect, what is not there yet, and how it was checked. */
export const accessibility: Article = {
  title: { it: 'Dichiarazione di accessibilità', en: 'Accessibility statement' },
  lead: {
    it: 'Questo servizio vuole essere usabile da tutti: segue le WCAG 2.1, livello AA, richieste dalla legge 4/2004 e dalla norma EN 301 549.',
    en: 'This service is meant to be usable by everyone: it follows WCAG 2.1, level AA, as Italian law 4/2004 and the standard EN 301 549 ask.',
  },
  sections: [
    {
      id: 'state',
      title: { it: 'Stato', en: 'Status' },
      paragraphs: [
        {
          it: 'Conforme per quanto verificato da noi; non ancora verificato da terzi né con persone con disabilità.',
          en: 'Conformant as far as we have checked ourselves; not yet checked by others, nor with people with disabilities.',
        },
      ],
    },
    {
      id: 'features',
      title: { it: 'Che cosa si può contare di trovare', en: 'What you can count on' },
      paragraphs: [
        {
          it: 'Ogni pagina funziona senza JavaScript, con la sola tastiera e su schermi stretti; il punto in cui ci si trova è sempre visibile e si può saltare al contenuto.',
          en: 'Every page works without JavaScript, by keyboard alone and on narrow screens; the focus is always visible, and you can skip to the content.',
        },
        {
          it: 'Nulla è detto solo dal colore: errori e avvisi hanno anche una parola e un’icona. Gli errori di un modulo sono elencati in alto, con il punto e il rimedio.',
          en: 'Nothing is said by colour alone: errors and warnings also have a word and an icon. Errors in a form are listed on top, with the place and the remedy.',
        },
        {
          it: 'Ogni grafico ha un titolo, una descrizione e la tabella degli stessi dati. Le tabelle larghe scorrono da sole, anche con la tastiera.',
          en: 'Every chart has a title, a description and a table of the same data. Wide tables scroll by themselves, also by keyboard.',
        },
        {
          it: 'Lo stesso vale per le pagine dei pagamenti, per quelle che fornitori, ospedali e regione aprono con un collegamento personale e per i dati aperti. Verbali, relazioni, prospetti e allegati in PDF hanno struttura e testi alternativi; ciò che un prospetto o un allegato dice sta anche nella sua pagina.',
          en: 'The same holds for the pages of payment, for those that suppliers, hospitals and the region open with a link of their own, and for open data. Minutes, reports, statements and annexes as PDF have structure and alternative texts; what a statement or an annex says stands on its page too.',
        },
      ],
    },
    {
      id: 'gaps',
      title: { it: 'Limiti noti', en: 'Known gaps' },
      paragraphs: [
        {
          it: 'Le spiegazioni dei campi nelle pagine del formato di gare e contratti sono solo in inglese. Le cartelle di lavoro Excel e i PDF non sono stati verificati con lettori di schermo.',
          en: 'The explanations of fields on the pages of the format of tenders and contracts are in English only. Excel workbooks and PDFs have not been checked with screen readers.',
        },
      ],
    },
    {
      id: 'check',
      title: { it: 'Come è stato verificato', en: 'How it was checked' },
      paragraphs: [
        {
          it: 'Con axe-core sulle pagine in italiano e in inglese, con la tastiera, a 390 e a 1280 pixel di larghezza, con e senza JavaScript, e in stampa.',
          en: 'With axe-core on the pages in Italian and English, by keyboard, at 390 and 1280 pixels of width, with and without JavaScript, and in print.',
        },
      ],
    },
    {
      id: 'feedback',
      title: { it: 'Segnalazioni', en: 'Feedback' },
      paragraphs: [
        {
          it: 'Chi incontra un ostacolo lo segnali all’ente che gestisce il servizio, indicando la pagina. L’ente che lo mette in esercizio pubblica qui il proprio recapito e il collegamento alla procedura AgID.',
          en: 'If you meet an obstacle, tell the body that runs the service, naming the page. The body that puts it into operation publishes its own contact and the link to the AgID procedure here.',
        },
      ],
    },
  ],
};
