import type { Article } from './articleView.ts';

/** What follows the award, in plain words: how a promise is held against what happens, how money follows, and what others may see. */
export const afterAward: Article['sections'] = [
  {
    id: 'targets',
    title: {
      it: 'Dopo l’aggiudicazione: promesso e osservato',
      en: 'After the award: promised and observed',
    },
    paragraphs: [
      {
        it: 'Il valore che ha portato i punti diventa l’obiettivo del contratto. Gli ospedali consegnano righe con pseudonimi, e ogni obiettivo è raggiunto, mancato, non ancora deciso o non calcolabile: decide l’intervallo, non il solo valore, e chi deve i dati che mancano è nominato.',
        en: 'The figure that earned the points becomes the contract’s target. Hospitals deliver rows with pseudonyms, and each target is met, missed, not yet decided or not computable: its interval decides, not the figure alone, and who owes missing data is named.',
      },
    ],
  },
  {
    id: 'payment',
    title: { it: 'Come il pagamento segue gli esiti', en: 'How payment follows outcomes' },
    paragraphs: [
      {
        it: 'Le clausole stanno nel contratto, con parole, formula ed esempi, e prima della firma si vede che cosa costano a ciascuna parte secondo quanto è davvero buono il risultato. Il denaro si muove solo su obiettivi decisi e dati completi; ciò che non lo è resta sospeso e lo dice, con il motivo.',
        en: 'Clauses stand in the contract, in words, formula and examples, and before it is signed one sees what they cost each side by how good the result truly is. Money moves only on decided targets and complete data; what is not so is held and says it, with the reason.',
      },
      {
        it: 'Ogni clausola dà quanto è dovuto sulla vita del contratto fino alla fine di un periodo; al periodo spetta la differenza da quelli prima, entro i limiti pattuiti. Un prospetto emesso non si modifica: dati nuovi portano, nel successivo, una correzione.',
        en: 'Each clause gives what is due over the life of the contract up to the end of a period; the difference from the periods before falls to it, within the agreed caps. A statement that was issued is not edited: new data bring a correction in the next one.',
      },
      {
        it: 'Chi liquida o importa non approva. Il fornitore accetta o contesta ogni riga; ciò che è contestato resta in deposito mentre l’ospedale verifica e, se serve, i clinici giudicano il caso senza sapere di chi è. Con il pacchetto del prospetto chiunque rifà i conti al centesimo.',
        en: 'Whoever settles or imports does not approve. The supplier accepts each line or objects to it; what is disputed waits in escrow while the hospital checks and, where needed, clinicians judge the case without knowing whose it is. With the package of a statement anybody does the sums again to the cent.',
      },
    ],
    formula: {
      it: 'posizione = dovuto fino al periodo − posizioni prima; importo = posizione − già mosso',
      en: 'position = due up to the period − positions before; amount = position − moved before',
    },
  },
  {
    id: 'disclosure',
    title: { it: 'Che cosa può vedere chi legge', en: 'What readers may see' },
    paragraphs: [
      {
        it: 'Fornitori, ospedali, regione e pubblico leggono pubblicazioni: numeri fissati a una data e mai cambiati. I conteggi da 1 a 4 sono nascosti, e altri con loro finché quelli non si ricavano per differenza.',
        en: 'Suppliers, hospitals, the region and the public read releases: figures as of a date that never change. Counts from 1 to 4 are hidden, and others with them until those cannot be worked out by difference.',
      },
      {
        it: 'Prima di uscire ogni pubblicazione è attaccata: con tutto ciò che è già stato dato a chiunque si cerca tra quali valori deve stare ogni conteggio nascosto (programmazione lineare). Se uno piccolo si può dimostrare, la pubblicazione non esce. Resta fuori ciò che qualcuno sa per altra via dei propri pazienti.',
        en: 'Before it is given out each release is attacked: with all that was given to anybody so far, one looks for the values between which each hidden count must lie (linear programming). If a small one can be proved, the release is not given out. What somebody knows of their own patients by other ways stays outside.',
      },
    ],
  },
];
