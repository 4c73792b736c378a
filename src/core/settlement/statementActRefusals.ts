import { errorAt, type Problem, type Text } from '../problem.ts';

/** Longest text of an act. */
export const LONGEST = 4000;

function refused(field: string, code: string, message: Text, mend: Text): Problem {
  return errorAt({ field }, code, message, mend);
}

/** Somebody may not do this, because of what they did before. */
export function duties(name: string, did: Text, rule: Text): Problem {
  return refused(
    'name',
    'separation-of-duties',
    { it: `«${name.trim()}» ${did.it}: ${rule.it}.`, en: `“${name.trim()}” ${did.en}: ${rule.en}.` },
    { it: 'Lo faccia un’altra persona.', en: 'Have another person do it.' },
  );
}

export const nameMissing = refused(
  'name',
  'missing',
  { it: 'Manca il nome di chi agisce.', en: 'The name of the person who acts is missing.' },
  { it: 'Scrivere nome e cognome.', en: 'Write the full name.' },
);
export const textMissing = refused(
  'text',
  'missing',
  { it: 'Manca la motivazione.', en: 'The reasons are missing.' },
  { it: 'Scrivere in poche parole perché.', en: 'Write in a few words why.' },
);
export const tooLong = refused(
  'text',
  'too-long',
  { it: `Il testo supera ${LONGEST} caratteri.`, en: `The text is longer than ${LONGEST} characters.` },
  { it: 'Accorciarlo.', en: 'Shorten it.' },
);
export const patientNamed = (field: string): Problem =>
  refused(
    field,
    'names-patient',
    {
      it: 'Il testo contiene un codice fiscale o uno pseudonimo.',
      en: 'The text holds a fiscal code or a pseudonym.',
    },
    { it: 'Indicare il numero della richiesta.', en: 'Name the claim by its number.' },
  );
export const supplierNamed = refused(
  'text',
  'names-supplier',
  {
    it: 'Il testo nomina il fornitore: ospedale e clinici non lo devono conoscere.',
    en: 'The text names the supplier, whom hospital and clinicians are not to know.',
  },
  { it: 'Togliere il nome.', en: 'Take the name out.' },
);
export const issuedAlready = refused(
  'statement',
  'issued-already',
  { it: 'Il prospetto è già emesso.', en: 'The statement is issued already.' },
  { it: 'Non serve ripeterlo.', en: 'It need not be repeated.' },
);
export const superseded = refused(
  'statement',
  'superseded',
  {
    it: 'Dopo questa bozza è stato emesso un altro prospetto dello stesso fornitore.',
    en: 'Another statement of the same supplier was issued after this draft.',
  },
  { it: 'Liquidare di nuovo il periodo.', en: 'Settle the period again.' },
);
export const ruledSince = refused(
  'statement',
  'ruled-since',
  {
    it: 'Dopo questa bozza una contestazione è stata decisa, e qui non se ne tiene conto.',
    en: 'A dispute was resolved after this draft, which takes no account of it.',
  },
  { it: 'Liquidare di nuovo il periodo.', en: 'Settle the period again.' },
);
export const notIssued = refused(
  'statement',
  'not-issued',
  { it: 'Il prospetto è ancora una bozza.', en: 'The statement is still a draft.' },
  { it: 'Si risponde dopo l’emissione.', en: 'It is answered once it is issued.' },
);
export const late = refused(
  'line',
  'late',
  {
    it: 'I giorni per rispondere sono passati: la riga vale come accettata.',
    en: 'The days to answer are over: the line counts as accepted.',
  },
  {
    it: 'Una correzione può venire solo da dati nuovi, nel prospetto seguente.',
    en: 'A correction can come only from new data, in the next statement.',
  },
);
export const answeredAlready = refused(
  'line',
  'answered-already',
  { it: 'A questa riga è già stato risposto.', en: 'This line was answered already.' },
  { it: 'Una risposta non si ritira.', en: 'An answer is not withdrawn.' },
);
export const unchanged = refused(
  'line',
  'unchanged',
  {
    it: 'Questa riga non aggiunge nulla: vi si poteva rispondere nel prospetto che l’ha mossa.',
    en: 'This line adds nothing: it could be answered in the statement that moved it.',
  },
  { it: 'Contestare una riga nuova o una correzione.', en: 'Object to a new line or a correction.' },
);
export const noSuchClaim = refused(
  'claim',
  'no-such-claim',
  { it: 'La riga non ha questa richiesta.', en: 'The line has no such claim.' },
  {
    it: 'Scegliere una delle sue richieste, o la riga intera.',
    en: 'Choose one of its claims, or the whole line.',
  },
);
export const notDisputed = refused(
  'line',
  'not-disputed',
  { it: 'La riga non è contestata, o non lo è più.', en: 'The line is not in dispute, or not any more.' },
  { it: 'Non c’è nulla da fare.', en: 'There is nothing to do.' },
);
export const noSuchSite = (site: string): Problem =>
  refused(
    'site',
    'unknown-site',
    { it: `Il contratto non ha la sede «${site}».`, en: `The contract has no site “${site}”.` },
    { it: 'Scegliere una sede del contratto.', en: 'Choose a site of the contract.' },
  );
export const askedAlready = refused(
  'site',
  'asked-already',
  {
    it: 'L’ospedale ha già questa domanda e non ha risposto.',
    en: 'The hospital was asked and has not answered.',
  },
  { it: 'Attendere la risposta.', en: 'Wait for its answer.' },
);
export const notAsked = refused(
  'site',
  'not-asked',
  { it: 'A questo ospedale non è chiesto nulla.', en: 'Nothing is asked of this hospital.' },
  { it: 'Risponde chi ha ricevuto la domanda.', en: 'Whoever was asked answers.' },
);
export const hospitalNotAsked = refused(
  'line',
  'no-answer',
  {
    it: 'La contestazione riguarda i dati e nessun ospedale li ha verificati.',
    en: 'The objection is about data, and no hospital has checked them.',
  },
  { it: 'Chiedere prima all’ospedale.', en: 'Ask the hospital first.' },
);
export const answerOwed = refused(
  'line',
  'answer-owed',
  { it: 'Un ospedale deve ancora rispondere.', en: 'A hospital has yet to answer.' },
  { it: 'Attendere la risposta.', en: 'Wait for its answer.' },
);
export const opinionOwed = refused(
  'line',
  'opinion-owed',
  { it: 'I clinici non hanno ancora deciso.', en: 'The clinicians have not decided yet.' },
  {
    it: 'Attendere il secondo parere, o il terzo se i due differiscono.',
    en: 'Wait for the second opinion, or the third where the two differ.',
  },
);
export const otherVerdict = refused(
  'verdict',
  'other-verdict',
  { it: 'I clinici hanno deciso altrimenti.', en: 'The clinicians decided otherwise.' },
  { it: 'La decisione segue il loro parere.', en: 'The resolution follows their opinion.' },
);
export const judged = refused(
  'line',
  'judged',
  { it: 'I clinici hanno già deciso.', en: 'The clinicians have decided.' },
  { it: 'Nessun altro parere serve.', en: 'No other opinion is needed.' },
);
export const judgedAlready = refused(
  'role',
  'judged-already',
  { it: 'Questo parere c’è già.', en: 'This opinion is there already.' },
  {
    it: 'Un parere si dà una volta, senza conoscere l’altro.',
    en: 'An opinion is given once, without knowing the other.',
  },
);
export const notThirdYet = refused(
  'role',
  'third-too-early',
  {
    it: 'Il terzo clinico giudica solo se i primi due differiscono.',
    en: 'The third clinician judges only where the first two differ.',
  },
  { it: 'Attendere i primi due pareri.', en: 'Wait for the first two opinions.' },
);
export const notAdjudicator = (name: string): Problem =>
  refused(
    'name',
    'not-the-adjudicator',
    {
      it: `Il contratto non nomina «${name.trim()}» per questo parere.`,
      en: `The contract does not name “${name.trim()}” for this opinion.`,
    },
    { it: 'Giudica chi è nominato nel contratto.', en: 'Whoever the contract names judges.' },
  );
