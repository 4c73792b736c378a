import type { RowReason } from '../../core/deliveries/rowFate.ts';
import type { Text } from '../../core/problem.ts';
import { deviceReasonTexts } from './deviceReasonTexts.ts';

/** A reason for which a row was not taken as it is: its name, what it means, how to mend it. */
export interface ReasonText {
  readonly label: Text;
  readonly means: Text;
  readonly mend: Text;
}

const deliverAgain: Text = {
  it: 'Correggere le righe alla fonte e consegnare di nuovo lo stesso periodo.',
  en: 'Correct the rows at the source and deliver the same period again.',
};

/** Every reason, in the words of whoever has to mend the rows. */
export const reasonTexts: Readonly<Record<RowReason, ReasonText>> = {
  ...deviceReasonTexts,
  'other-contract': {
    label: { it: 'Altro contratto', en: 'Another contract' },
    means: {
      it: 'La riga porta il codice di un altro contratto.',
      en: 'The row carries the code of another contract.',
    },
    mend: {
      it: 'Togliere la riga da questa consegna, o correggere contract_id se è sbagliato.',
      en: 'Take the row out of this delivery, or correct contract_id if it is wrong.',
    },
  },
  'unknown-lot': {
    label: { it: 'Lotto sconosciuto', en: 'Unknown lot' },
    means: {
      it: 'Il lotto della riga non è tra quelli del contratto.',
      en: 'The lot of the row is not one of the contract.',
    },
    mend: {
      it: 'Correggere lot_id con uno dei lotti scritti nel contratto.',
      en: 'Correct lot_id to one of the lots written in the contract.',
    },
  },
  'unknown-supplier': {
    label: { it: 'Fornitore sconosciuto', en: 'Unknown supplier' },
    means: {
      it: 'Il fornitore della riga non è parte del contratto.',
      en: 'The supplier of the row is not a party to the contract.',
    },
    mend: {
      it: 'Correggere supplier_id con il codice che il fornitore ha nel contratto.',
      en: 'Correct supplier_id to the code that the supplier has in the contract.',
    },
  },
  'unknown-site': {
    label: { it: 'Sede sconosciuta', en: 'Unknown site' },
    means: {
      it: 'La sede della riga non è tra quelle del contratto.',
      en: 'The site of the row is not one of the contract.',
    },
    mend: {
      it: 'Correggere site_code; se la sede è nuova, va aggiunta al contratto in una nuova versione.',
      en: 'Correct site_code; a new site has to be added to the contract in a new version.',
    },
  },
  'unknown-device': {
    label: { it: 'Dispositivo sconosciuto', en: 'Unknown device' },
    means: {
      it: 'UDI-DI o numero di repertorio non sono di un dispositivo che quel fornitore dà con il contratto.',
      en: 'UDI-DI or repertory number are not those of a device that this supplier provides under the contract.',
    },
    mend: {
      it: 'Controllare il codice sull’etichetta e il fornitore; un dispositivo sostituito va aggiunto al contratto.',
      en: 'Check the code on the label and the supplier; a replacement device has to be added to the contract.',
    },
  },
  'unknown-outcome': {
    label: { it: 'Esito sconosciuto', en: 'Unknown outcome' },
    means: {
      it: 'Il codice dell’esito non è nel dizionario del contratto.',
      en: 'The outcome’s code is not in the dictionary of the contract.',
    },
    mend: {
      it: 'Usare in outcome_code uno dei codici del dizionario degli esiti.',
      en: 'Use one of the codes of the outcome dictionary in outcome_code.',
    },
  },
  'unknown-covariate': {
    label: { it: 'Covariata sconosciuta', en: 'Unknown covariate' },
    means: {
      it: 'Nessun modello di rischio del contratto usa questa covariata.',
      en: 'No risk model of the contract uses this covariate.',
    },
    mend: {
      it: 'Usare in covariate_code i codici del modello di rischio.',
      en: 'Use the codes of the risk model in covariate_code.',
    },
  },
  'unknown-flow': {
    label: { it: 'Flusso sconosciuto', en: 'Unknown flow' },
    means: {
      it: 'Il flusso di origine della riga non è tra quelli del contratto.',
      en: 'The source flow of the row is not one of the contract.',
    },
    mend: {
      it: 'Scrivere in source_flow uno dei flussi del contratto.',
      en: 'Write one of the flows of the contract in source_flow.',
    },
  },
  'other-key-version': {
    label: { it: 'Altra versione della chiave', en: 'Another version of the key' },
    means: {
      it: 'Lo pseudonimo è stato fatto con una chiave diversa da quella dichiarata nel manifest: non si può collegare.',
      en: 'The pseudonym was made with another key than the manifest declares: it cannot be linked.',
    },
    mend: {
      it: 'Rifare gli pseudonimi con la chiave in uso, o consegnare il file di rotazione.',
      en: 'Make the pseudonyms again with the current key, or deliver the rotation file.',
    },
  },
  unlinked: {
    label: { it: 'Senza dispositivo', en: 'Without a device' },
    means: {
      it: 'Nessuna consegna in vigore ha un dispositivo (o una prestazione) di questo paziente. La riga è conservata e si collega da sola appena arriva.',
      en: 'No delivery in force has a device (or a service) of this patient. The row is kept, and is linked by itself as soon as one comes.',
    },
    mend: {
      it: 'Consegnare gli impianti che mancano; se non ci sono, controllare che gli pseudonimi delle due fonti siano fatti con la stessa chiave.',
      en: 'Deliver the implants that are missing; if none are, check that the pseudonyms of both sources are made with the same key.',
    },
  },
  'outside-period': {
    label: { it: 'Fuori dal periodo', en: 'Outside the period' },
    means: {
      it: 'La data della riga è prima o dopo il periodo che la consegna dichiara.',
      en: 'The date of the row is before or after the period that the delivery declares.',
    },
    mend: {
      it: 'Consegnare di nuovo il periodo a cui la riga appartiene, per intero.',
      en: 'Deliver again, as a whole, the period that the row belongs to.',
    },
  },
  'after-extraction': {
    label: { it: 'Dopo l’estrazione', en: 'After the extraction' },
    means: {
      it: 'La data della riga è dopo il giorno in cui i dati sono stati estratti.',
      en: 'The date of the row is after the day on which the data were extracted.',
    },
    mend: {
      it: 'Correggere la data, o extracted_at nel manifest se è quello a essere sbagliato.',
      en: 'Correct the date, or extracted_at in the manifest if that is what is wrong.',
    },
  },
  'outside-contract': {
    label: { it: 'Fuori dal contratto', en: 'Outside the contract' },
    means: {
      it: 'L’impianto o la prestazione è prima dell’inizio o dopo la fine del contratto.',
      en: 'The implant or service is before the start or after the end of the contract.',
    },
    mend: {
      it: 'Correggere la data se è sbagliata; altrimenti la riga non riguarda questo contratto.',
      en: 'Correct the date if it is wrong; otherwise the row does not concern this contract.',
    },
  },
  'before-index': {
    label: { it: 'Prima dell’impianto', en: 'Before the implant' },
    means: {
      it: 'L’evento è prima del primo impianto del paziente: non può dipenderne.',
      en: 'The event is before the patient’s first implant: it cannot follow from it.',
    },
    mend: {
      it: 'Controllare le due date; se sono giuste la riga non conta per il contratto.',
      en: 'Check both dates; if they are right the row does not count for the contract.',
    },
  },
  'after-death': {
    label: { it: 'Dopo la morte', en: 'After the death' },
    means: {
      it: 'La riga è di un giorno dopo la data di morte del paziente.',
      en: 'The row is of a day after the patient’s date of death.',
    },
    mend: {
      it: 'Correggere la data della riga o quella della morte.',
      en: 'Correct the date of the row or that of the death.',
    },
  },
  'delivered-before-booked': {
    label: { it: 'Erogata prima della prenotazione', en: 'Delivered before it was booked' },
    means: {
      it: 'La prestazione risulta erogata o accettata prima di essere prenotata.',
      en: 'The service is said to be delivered or accepted before it was booked.',
    },
    mend: { it: 'Correggere le date della prestazione.', en: 'Correct the dates of the service.' },
  },
  'death-before-seen': {
    label: { it: 'Visto dopo la morte', en: 'Seen after the death' },
    means: {
      it: 'Il paziente risulta visto dopo la sua data di morte.',
      en: 'The patient is said to have been seen after the date of death.',
    },
    mend: {
      it: 'Correggere last_seen_date o death_date.',
      en: 'Correct last_seen_date or death_date.',
    },
  },
  duplicate: {
    label: { it: 'Riga doppia', en: 'Duplicate row' },
    means: {
      it: 'La stessa riga c’è già in questa consegna: la prima è tenuta, le altre no.',
      en: 'The same row is in this delivery already: the first is kept, the others are not.',
    },
    mend: {
      it: 'Non serve altro, se è davvero la stessa; altrimenti distinguere le righe con il loro codice.',
      en: 'Nothing, if it really is the same one; otherwise tell the rows apart by their code.',
    },
  },
  contradictory: {
    label: { it: 'Righe che si contraddicono', en: 'Rows that contradict each other' },
    means: {
      it: 'Più righe con lo stesso codice dicono cose diverse: non si sa quale sia giusta, e nessuna è tenuta.',
      en: 'Several rows of the same identity say different things: nobody knows which is right, and none is kept.',
    },
    mend: {
      it: 'Lasciare solo la riga giusta e consegnare di nuovo lo stesso periodo.',
      en: 'Leave only the right row and deliver the same period again.',
    },
  },
  'already-delivered': {
    label: { it: 'Già consegnata', en: 'Delivered already' },
    means: {
      it: 'Un’altra consegna in vigore della stessa fonte ha già una riga con questo codice.',
      en: 'Another delivery in force of the same source has a row of this identity already.',
    },
    mend: {
      it: 'Per correggerla, consegnare di nuovo il periodo dell’altra consegna.',
      en: 'To correct it, deliver the period of the other delivery again.',
    },
  },
  malformed: {
    label: { it: 'Riga illeggibile', en: 'Row that cannot be read' },
    means: {
      it: 'La riga non ha le colonne dell’intestazione: troppi o troppo pochi campi, o virgolette non chiuse.',
      en: 'The row does not have the columns of the header: too many or too few fields, or quotes that are not closed.',
    },
    mend: {
      it: 'Esportare di nuovo il file; i testi che contengono il separatore vanno tra virgolette.',
      en: 'Export the file again; texts that contain the separator go between quotes.',
    },
  },
  'missing-value': {
    label: { it: 'Valore mancante', en: 'Missing value' },
    means: {
      it: 'Una colonna obbligatoria è vuota.',
      en: 'A mandatory column is empty.',
    },
    mend: deliverAgain,
  },
  'no-date': {
    label: { it: 'Non è una data', en: 'Not a date' },
    means: {
      it: 'La cella non è una data del calendario.',
      en: 'The cell is not a date of the calendar.',
    },
    mend: {
      it: 'Scrivere le date come 2026-03-31 o 31/03/2026.',
      en: 'Write dates as 2026-03-31 or 31/03/2026.',
    },
  },
  'no-number': {
    label: { it: 'Non è un numero', en: 'Not a number' },
    means: { it: 'La cella non è un numero.', en: 'The cell is not a number.' },
    mend: {
      it: 'Solo cifre, con virgola o punto per i decimali e senza separatore delle migliaia.',
      en: 'Digits only, with a comma or point for decimals and nothing between thousands.',
    },
  },
  'no-count': {
    label: { it: 'Non è un numero intero', en: 'Not a whole number' },
    means: {
      it: 'La cella non è un numero intero da 0 in su.',
      en: 'The cell is not a whole number from 0 up.',
    },
    mend: deliverAgain,
  },
  'no-key': {
    label: { it: 'Non è uno pseudonimo', en: 'Not a pseudonym' },
    means: {
      it: 'La chiave del paziente non ha 64 cifre esadecimali. Il suo contenuto non è stato conservato.',
      en: 'The patient’s key does not have 64 hexadecimal digits. What it holds was not kept.',
    },
    mend: {
      it: 'Passare i file da «esito pseudonymise» prima di consegnarli: qui non devono arrivare codici fiscali.',
      en: 'Run the files through “esito pseudonymise” before delivering them: no fiscal code may come here.',
    },
  },
  'not-one-of': {
    label: { it: 'Valore non ammesso', en: 'Value not allowed' },
    means: {
      it: 'La colonna ammette solo pochi valori, e questo non è tra quelli.',
      en: 'The column takes a few values only, and this is not one of them.',
    },
    mend: {
      it: 'Usare uno dei valori elencati nel tracciato.',
      en: 'Use one of the values listed in the record layout.',
    },
  },
  'none-of': {
    label: { it: 'Manca ogni codice', en: 'No code at all' },
    means: {
      it: 'Nessuna delle colonne di cui ne serve almeno una è compilata (UDI-DI o numero di repertorio).',
      en: 'None of the columns of which one is needed is filled in (UDI-DI or repertory number).',
    },
    mend: deliverAgain,
  },
  'gtin-check-digit': {
    label: { it: 'Cifra di controllo errata', en: 'Wrong check digit' },
    means: {
      it: 'L’ultima cifra dell’UDI-DI non torna: forse è stato copiato a mano. La riga è tenuta.',
      en: 'The last digit of the UDI-DI is wrong: it may have been copied by hand. The row is kept.',
    },
    mend: {
      it: 'Leggere il codice dall’etichetta con lo scanner.',
      en: 'Read the code from the label with a scanner.',
    },
  },
  'expired-device': {
    label: { it: 'Dispositivo scaduto', en: 'Expired device' },
    means: {
      it: 'La data di scadenza è prima dell’impianto. La riga è tenuta.',
      en: 'The expiry date is before the implant. The row is kept.',
    },
    mend: {
      it: 'Verificare con la sede: se è vero va segnalato, se è un errore va corretto.',
      en: 'Check with the site: if true it has to be reported, if a mistake corrected.',
    },
  },
  'no-gtin': {
    label: { it: 'Codice che non è un GTIN', en: 'Code that is not a GTIN' },
    means: {
      it: 'L’UDI-DI non è un GTIN di 14 cifre. La riga è tenuta.',
      en: 'The UDI-DI is not a GTIN of 14 digits. The row is kept.',
    },
    mend: {
      it: 'Scrivere le 14 cifre che seguono (01) sull’etichetta.',
      en: 'Write the 14 digits that follow (01) on the label.',
    },
  },
  'long-wait': {
    label: { it: 'Attesa molto lunga', en: 'Very long wait' },
    means: {
      it: 'Tra prenotazione ed erogazione passa un tempo insolito. La riga è tenuta.',
      en: 'An unusual time passes between booking and delivery. The row is kept.',
    },
    mend: { it: 'Controllare le due date.', en: 'Check both dates.' },
  },
  'implausible-value': {
    label: { it: 'Valore poco plausibile', en: 'Implausible value' },
    means: {
      it: 'Il valore è fuori da ciò che ci si aspetta per quella misura. La riga è tenuta.',
      en: 'The value is outside what is expected of that measure. The row is kept.',
    },
    mend: {
      it: 'Controllare il valore e la sua unità di misura.',
      en: 'Check the value and its unit.',
    },
  },
};

/** What becomes of a row. */
export const fateTexts: Readonly<Record<'quarantined' | 'refused' | 'doubt', Text>> = {
  quarantined: { it: 'In quarantena', en: 'Quarantined' },
  refused: { it: 'Rifiutata', en: 'Refused' },
  doubt: { it: 'Tenuta, con un dubbio', en: 'Kept, with a doubt' },
};
