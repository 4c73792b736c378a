import type { QuarantineReason } from '../../core/deliveries/rowFate.ts';
import type { DeviceReason } from './deviceReasonTexts.ts';
import type { ReasonText } from './reasonTexts.ts';

/** Rows that are set aside: why, and who can answer for them. */
export const quarantineTexts: Readonly<Record<Exclude<QuarantineReason, DeviceReason>, ReasonText>> = {
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
  'no-payment': {
    label: { it: 'Contratto senza pagamenti', en: 'Contract without payment' },
    means: {
      it: 'Il contratto non dice come il pagamento segue i risultati: nessuna riga di questo tipo può valere.',
      en: 'The contract does not say how money follows outcomes: no row of this kind can count.',
    },
    mend: {
      it: 'Togliere il file dalla consegna; se le parti hanno concordato dei pagamenti, vanno scritti in una nuova versione del contratto.',
      en: 'Take the file out of the delivery; if the parties agreed on payments, they have to be written into a new version of the contract.',
    },
  },
  'unknown-clause': {
    label: { it: 'Clausola sconosciuta', en: 'Unknown clause' },
    means: {
      it: 'La clausola della richiesta non è tra quelle del contratto con questo fornitore per le quali si presentano richieste.',
      en: 'The clause of the claim is not one of the contract with this supplier under which claims are filed.',
    },
    mend: {
      it: 'Scrivere in clause_id il codice della clausola e in supplier_id il fornitore con cui è concordata.',
      en: 'Write the code of the clause in clause_id, and in supplier_id the supplier with whom it was agreed.',
    },
  },
  'unknown-stratum': {
    label: { it: 'Fascia di assistiti sconosciuta', en: 'Unknown stratum' },
    means: {
      it: 'Il contratto con questo fornitore non ha un peso per questa fascia di assistiti.',
      en: 'The contract with this supplier has no weight for this stratum of members.',
    },
    mend: {
      it: 'Usare in stratum le fasce scritte nella clausola a quota per assistito.',
      en: 'Use in stratum the strata written in the clause of capitation.',
    },
  },
  'no-event': {
    label: { it: 'Richiesta senza evento', en: 'Claim without an event' },
    means: {
      it: 'La clausola rimborsa un evento, e la richiesta non dice in che giorno è avvenuto.',
      en: 'The clause refunds an event, and the claim does not say on which day it happened.',
    },
    mend: {
      it: 'Scrivere in event_date il giorno dell’evento, come sta nel flusso degli esiti.',
      en: 'Write the day of the event in event_date, as it stands in the flow of outcomes.',
    },
  },
  'names-patient': {
    label: { it: 'Nomina una persona', en: 'Names a person' },
    means: {
      it: 'Un testo che altri leggeranno contiene un codice fiscale o uno pseudonimo.',
      en: 'A text that others will read holds a fiscal code or a pseudonym.',
    },
    mend: {
      it: 'Usare un numero proprio della richiesta, dell’avviso o dell’ordine, da cui non si risale al paziente.',
      en: 'Use a number of the claim, notice or order itself, which does not lead to the patient.',
    },
  },
  unlinked: {
    label: { it: 'Senza dispositivo', en: 'Without a device' },
    means: {
      it: 'Nessuna consegna in vigore ha un dispositivo (o una prestazione) di questo paziente, o il dispositivo che la richiesta nomina. La riga è conservata e si collega da sola appena arriva.',
      en: 'No delivery in force has a device (or a service) of this patient, or the device that the claim names. The row is kept, and is linked by itself as soon as one comes.',
    },
    mend: {
      it: 'Consegnare gli impianti che mancano; se non ci sono, controllare che gli pseudonimi delle due fonti siano fatti con la stessa chiave, e in una richiesta il codice in delivery_id.',
      en: 'Deliver the implants that are missing; if none are, check that the pseudonyms of both sources are made with the same key, and in a claim the code in delivery_id.',
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
      it: 'L’impianto o la prestazione è prima dell’inizio o dopo la fine del contratto, o la richiesta prima dell’inizio.',
      en: 'The implant or service is before the start or after the end of the contract, or the claim before the start.',
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
  'filed-before-event': {
    label: { it: 'Richiesta prima dell’evento', en: 'Claim before the event' },
    means: {
      it: 'La richiesta risulta presentata prima che l’evento avvenisse.',
      en: 'The claim is said to be filed before the event happened.',
    },
    mend: { it: 'Correggere event_date o filed_date.', en: 'Correct event_date or filed_date.' },
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
};
