import type { Text } from '../../core/problem.ts';

/** Headings and labels of the material for a data protection impact assessment. */
export const labels = {
  title: {
    it: 'Valutazione d’impatto sulla protezione dei dati: materiale',
    en: 'Data protection impact assessment: material',
  },
  basis: {
    it: 'Materiale per la valutazione dell’articolo 35 del regolamento (UE) 2016/679 (GDPR), con le misure dell’articolo 25. Titolare e responsabile della protezione dei dati lo completano, lo giudicano e lo firmano: il programma descrive ciò che fa, non decide se basta.',
    en: 'Material for the assessment of Article 35 of Regulation (EU) 2016/679 (GDPR), with the measures of Article 25. The controller and the data protection officer complete, judge and sign it: the program describes what it does, and does not decide whether that suffices.',
  },
  contract: { it: 'Contratto', en: 'Contract' },
  buyer: { it: 'Stazione appaltante', en: 'Purchasing board' },
  fingerprint: { it: 'Impronta del contratto', en: 'Fingerprint of the contract' },
  page: { it: 'Pagina {page} di {pages}', en: 'Page {page} of {pages}' },
  warning: { it: 'Attenzione', en: 'Warning' },
  processing: { it: '1. Il trattamento', en: '1. The processing' },
  data: { it: '2. I dati', en: '2. The data' },
  necessity: { it: '3. Finalità, necessità e proporzione', en: '3. Purposes, necessity and proportion' },
  pseudonyms: { it: '4. Pseudonimi e custodi delle chiavi', en: '4. Pseudonyms and holders of keys' },
  readers: { it: '5. Chi legge che cosa', en: '5. Who reads what' },
  tests: { it: '6. Prove di ogni pubblicazione', en: '6. Tests of each release' },
  risks: { it: '7. Rischi che restano', en: '7. Risks that remain' },
  measures: { it: '8. Misure', en: '8. Measures' },
  open: { it: '9. Da completare', en: '9. To be completed' },
} satisfies Record<string, Text>;

export const paragraphs = {
  processing: {
    it: 'Gli ospedali consegnano righe già prodotte per altri flussi, con uno pseudonimo al posto del codice del paziente. Il programma le controlla, le conserva in copie immutabili, ne calcola somme per esito, fornitore, sede e mese, le confronta con gli obiettivi del contratto e, dove il contratto lo prevede, ne calcola i pagamenti. Non si prendono decisioni su singole persone.',
    en: 'Hospitals deliver rows that they produce for other flows already, with a pseudonym in place of the patient’s code. The program checks them, keeps them in immutable copies, computes sums by outcome, supplier, site and month, holds these against the contract’s targets and, where the contract says so, computes payments. No decision about a single person is taken.',
  },
  data: {
    it: 'Dati sulla salute (articolo 9 del GDPR) in forma pseudonima: sono dati personali e non si chiamano mai anonimi. Si leggono solo gli esiti e le caratteristiche qui sotto, che il contratto nomina.',
    en: 'Data concerning health (Article 9 GDPR) under pseudonyms: they are personal data and are never called anonymous. Only the outcomes and characteristics below, which the contract names, are read.',
  },
  necessity: {
    it: 'Finalità: verificare ciò che i fornitori hanno promesso in gara e pagare secondo gli esiti. Si trattano righe singole perché un esito va legato al dispositivo che l’ha preceduto; tutto ciò che esce dalla stazione appaltante sono somme. Non si chiedono nomi, codici fiscali, indirizzi o date di nascita; colonne e risorse non previste si scartano prima di essere conservate.',
    en: 'Purpose: to verify what suppliers promised in the tender and to pay by outcomes. Single rows are processed because an outcome has to be linked to the device before it; all that leaves the purchasing board are sums. No names, fiscal codes, addresses or dates of birth are asked for; columns and resources that are not foreseen are dropped before anything is kept.',
  },
  pseudonyms: {
    it: 'Lo pseudonimo è HMAC-SHA256 del codice con una chiave che resta in ospedale; nel calcolo entrano il contratto e la versione della chiave, così pseudonimi di contratti diversi non si collegano. Chi tiene la chiave può rifare gli pseudonimi: i custodi sono questi.',
    en: 'The pseudonym is HMAC-SHA256 of the code under a key that stays at the hospital; contract and version of the key are part of it, so that pseudonyms of different contracts cannot be joined. Whoever holds the key can make pseudonyms again: the holders are these.',
  },
  flows: {
    it: 'Flussi da cui vengono le righe, e chi le deve.',
    en: 'Flows from which rows come, and who owes them.',
  },
  readers: {
    it: 'Ogni lettore riceve pubblicazioni: numeri calcolati una volta, provati, conservati e mai cambiati. Pagina, tabella, grafico e file vengono dallo stesso contenuto.',
    en: 'Each reader receives releases: figures computed once, tested, kept and never changed. Page, table, chart and file are made from the same content.',
  },
  supplier: {
    it: 'Fornitore: i propri esiti su tutte le sedi, il grafico a imbuto con gli altri senza nome, la curva dei propri dispositivi, i propri rendiconti.',
    en: 'Supplier: its own outcomes over all sites, the funnel with others unnamed, the curve of its own devices, its own statements.',
  },
  site: {
    it: 'Sede: i propri pazienti, per esito, di tutti i fornitori e di ciascuno.',
    en: 'Site: its own patients, by outcome, of all suppliers and of each.',
  },
  region: {
    it: 'Regione: esito per fornitore e sede, con i totali.',
    en: 'Region: outcome by supplier and site, with totals.',
  },
  public: { it: 'Chiunque: esito per fornitore.', en: 'Anybody: outcome by supplier.' },
  tests: {
    it: 'Prima che sia pubblicato, ogni contenuto è provato contro tutte le pubblicazioni precedenti del contratto, a qualunque lettore, come se una persona sola le avesse tutte. Per ogni conteggio da 1 a 4 (pazienti, pazienti con l’esito, pazienti senza; a una data e fra due date) la programmazione lineare cerca fra quali valori deve stare: se si dimostra che è sotto 5, l’uscita non si consegna.',
    en: 'Before it leaves, each content is tested against all earlier releases of the contract, to whichever reader, as if one person had them all. For every count from 1 to 4 (patients, patients with the outcome, patients without; at a date and between two dates) linear programming finds between which values it must lie: if it is proved to be below 5, the release is not given out.',
  },
  noTests: { it: 'Non è ancora stata fatta nessuna pubblicazione.', en: 'No release has been made yet.' },
} satisfies Record<string, Text>;

/** What remains although every test is passed. */
export const residualRisks: readonly Text[] = [
  {
    it: 'Il denaro parla: chi paga o incassa un rimborso conosce l’importo, e diviso per il prezzo dà il numero dei casi. Questo non si può nascondere a chi è parte del pagamento. Prospetto e pacchetto dicono al fornitore, per ogni periodo, quante procedure, quante richieste per età in mesi ed esito, quanti pazienti e quanti eventi ha ogni obiettivo su cui si regge una clausola: anche numeri da 1 a 4. Non dicono mai riferimenti, sedi o giorni, né nulla degli obiettivi senza clausola (salvo dove un malus vuole la correzione di Holm e il fornitore può rifarla dai conteggi).',
    en: 'Money tells: whoever pays or receives a refund knows the amount, and divided by the price that gives the number of cases. This cannot be hidden from a party to the payment. Statement and package tell the supplier, for each period, how many procedures, how many claims by age in months and verdict, how many patients and events of each target on which a clause rests: numbers from 1 to 4 too. They never tell references, sites or days, nor anything of targets without a clause (except where a malus needs Holm’s correction and the supplier can compute it again from counts).',
  },
  {
    it: 'Un fornitore che conosce i propri totali sa che in ogni sede i casi sono al più altrettanti; di altri fornitori e delle sedi nel loro insieme non ne ricava nulla. Se però mette insieme i suoi prospetti e le uscite della regione o di una sede, può ricavare numeri nascosti in quelle: le uscite non vanno passate ad altri.',
    en: 'A supplier that knows its own totals knows that cases at each site are at most as many; of other suppliers and of sites as a whole it learns nothing. If it puts its statements together with releases to the region or a site, however, it can tell numbers that are hidden there: releases must not be passed on.',
  },
  {
    it: 'Il segno di un conteggio nascosto dice che qualcosa è piccolo in quella riga; dove è nascosto un solo numero, senza totali da cui dedurlo, è probabile che sia proprio quello.',
    en: 'The mark of a hidden count says that something in that line is small; where a single number is hidden, with no totals to deduce it from, it is probably that one.',
  },
  {
    it: 'Le prove considerano chi ha tutte le pubblicazioni, non chi conosce già dei pazienti per altra via: una sede conosce i propri e può toglierli da un totale.',
    en: 'The tests consider somebody with every release, not somebody who knows patients from elsewhere: a site knows its own and can take them out of a total.',
  },
  {
    it: 'Esiti con finestre diverse contano pazienti quasi uguali a date diverse: la loro differenza non è fra i conteggi cercati. Valori attesi e medie di punteggi sono mostrati solo con almeno 5 pazienti, ma non sono trattati come equazioni.',
    en: 'Outcomes with different windows count nearly the same patients at different dates: their difference is not among the counts looked for. Expected values and means of scores are shown for at least 5 patients only, but are not treated as equations.',
  },
  {
    it: 'Chi tiene la chiave di un ospedale e ha accesso alle righe può riconoscere i pazienti di quell’ospedale: le due cose stanno in mani diverse.',
    en: 'Whoever holds a hospital’s key and has access to the rows can recognise that hospital’s patients: the two are in different hands.',
  },
];

export const measures: readonly Text[] = [
  {
    it: 'Protezione fin dalla progettazione (articolo 25): chiavi e codici fiscali non raggiungono mai il server; si leggono solo i campi dichiarati; file che nominano una persona non si conservano.',
    en: 'Protection by design (Article 25): keys and fiscal codes never reach the server; only declared fields are read; files that name a person are not kept.',
  },
  {
    it: 'Protezione per impostazione predefinita: conteggi da 1 a 4 nascosti, con altri finché nulla di piccolo si deduce; 0% o 100% di meno di dieci pazienti come «pochi»; un numero si aggiorna solo se di nuovo c’è nessuno o almeno cinque in ogni parte; nessuna data più fine del mese.',
    en: 'Protection by default: counts from 1 to 4 hidden, with others until nothing small follows; 0% or 100% of fewer than ten patients as “few”; a figure is refreshed only if nobody or at least five are new in every part; no date finer than a month.',
  },
  {
    it: 'Accessi: ogni lettore ha un collegamento suo, con scadenza e revocabile; la richiesta di dati d’altri non trova nulla e si registra. Chi importa non approva.',
    en: 'Access: each reader has a link of its own, which expires and can be revoked; a request for what is others’ finds nothing and is logged. Whoever imports does not approve.',
  },
  {
    it: 'Tracce: consegne, pubblicazioni, prove e atti si aggiungono e non si cambiano; ogni pubblicazione dice contro quali altre è stata provata.',
    en: 'Traces: deliveries, releases, tests and acts are added and not changed; each release says against which others it was tested.',
  },
];

/** What only people can say. */
export const openPoints: readonly Text[] = [
  {
    it: 'Titolare, contitolari e responsabili del trattamento (articoli 24, 26 e 28)',
    en: 'Controller, joint controllers and processors (Articles 24, 26 and 28)',
  },
  {
    it: 'Base giuridica (articoli 6 e 9) e accordi con le sedi',
    en: 'Legal basis (Articles 6 and 9) and agreements with the sites',
  },
  { it: 'Tempi di conservazione', en: 'Periods of storage' },
  {
    it: 'Informazione agli interessati e loro diritti (articoli da 12 a 22)',
    en: 'Information of data subjects and their rights (Articles 12 to 22)',
  },
  {
    it: 'Parere del responsabile della protezione dei dati (articolo 35, paragrafo 2)',
    en: 'Advice of the data protection officer (Article 35(2))',
  },
  {
    it: 'Consultazione preventiva, se il rischio resta elevato (articolo 36)',
    en: 'Prior consultation, if the risk remains high (Article 36)',
  },
];

export const ownerWords: Readonly<Record<'site' | 'supplier' | 'region', Text>> = {
  site: { it: 'la sede', en: 'the site' },
  supplier: { it: 'il fornitore', en: 'the supplier' },
  region: { it: 'la regione', en: 'the region' },
};

export const testWords: Readonly<Record<'singling-out' | 'linkability' | 'inference', Text>> = {
  'singling-out': { it: 'Individuazione', en: 'Singling out' },
  linkability: { it: 'Collegamento', en: 'Linkability' },
  inference: { it: 'Deduzione', en: 'Inference' },
};
