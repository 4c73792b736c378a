import { errorAt, type Problem, type Text } from '../problem.ts';
import { type PhaseProgress, samePerson } from './phaseProgress.ts';

/** Why a document cannot be handed in now. @param name who hands it in, as typed */
export function documentProblems({ state }: PhaseProgress, name: string): Problem[] {
  if (state === 'closed') return [closed];
  return name.trim() === '' ? [nameMissing] : [];
}

/** Why this person cannot sign for this role now. @param name as typed */
export function signatureProblems(progress: PhaseProgress, role: string, name: string): Problem[] {
  const { state, signatures, prepared, missing } = progress;
  if (state === 'closed') return [closed];
  if (state === 'waiting') return [waiting];
  if (name.trim() === '') return [nameMissing];
  const asked = signatures.find(({ signatory }) => signatory.role === role);
  if (asked === undefined || !samePerson(asked.signatory.name, name)) {
    return [
      refused(
        'name',
        'not-the-signatory',
        {
          it: `Per questo ruolo il contratto nomina ${asked === undefined ? 'nessuno' : `«${asked.signatory.name}»`}, non «${name.trim()}».`,
          en: `For this role the contract names ${asked === undefined ? 'nobody' : `“${asked.signatory.name}”`}, not “${name.trim()}”.`,
        },
        {
          it: 'Firma la persona nominata; per cambiarla si cambia il contratto.',
          en: 'The person named signs; to change it, the contract is changed.',
        },
      ),
    ];
  }
  if (prepared.some((one) => samePerson(one, name))) {
    return [
      refused(
        'name',
        'separation-of-duties',
        {
          it: `«${name.trim()}» ha preparato il contratto o un documento di questa fase: chi prepara non approva.`,
          en: `“${name.trim()}” has prepared the contract or a document of this phase: who prepares does not approve.`,
        },
        {
          it: 'Far firmare un’altra persona, nominandola nel contratto.',
          en: 'Have another person sign, named in the contract.',
        },
      ),
    ];
  }
  const other = signatures.find(
    ({ signatory, signature }) =>
      signatory.role !== role && signature !== undefined && samePerson(signature.name, name),
  );
  if (other !== undefined) {
    return [
      refused(
        'name',
        'signs-twice',
        {
          it: `«${name.trim()}» ha già firmato questa fase come ${other.signatory.label.it}.`,
          en: `“${name.trim()}” has signed this phase already as ${other.signatory.label.en}.`,
        },
        { it: 'Una persona firma per un solo ruolo.', en: 'One person signs for one role.' },
      ),
    ];
  }
  if (asked.signature !== undefined) {
    return [
      refused(
        'name',
        'signed-already',
        {
          it: 'Questa firma c’è già.',
          en: 'This signature is there already.',
        },
        { it: 'Non serve ripeterla.', en: 'It need not be repeated.' },
      ),
    ];
  }
  return missing.artefacts.length === 0 ? [] : [documentsMissing(progress)];
}

/** Why a phase cannot be closed now. */
export function closingProblems(progress: PhaseProgress): Problem[] {
  const { state, missing, signatures } = progress;
  if (state === 'closed') return [closed];
  if (state === 'waiting') return [waiting];
  const unsigned = signatures.filter(({ signature }) => signature === undefined);
  return [
    ...(missing.artefacts.length === 0 ? [] : [documentsMissing(progress)]),
    ...(unsigned.length === 0
      ? []
      : [
          refused(
            'gate',
            'signatures-missing',
            {
              it: `Mancano le firme: ${unsigned.map(({ signatory }) => signatory.label.it).join(', ')}.`,
              en: `Signatures are missing: ${unsigned.map(({ signatory }) => signatory.label.en).join(', ')}.`,
            },
            {
              it: 'La fase si chiude dopo l’ultima firma.',
              en: 'The phase closes after the last signature.',
            },
          ),
        ]),
  ];
}

function refused(field: string, code: string, message: Text, mend: Text): Problem {
  return errorAt({ field }, code, message, mend);
}

function documentsMissing({ artefacts }: PhaseProgress): Problem {
  const absent = artefacts.filter(({ artefact, handedIn }) => artefact.required && handedIn === undefined);
  return refused(
    'gate',
    'documents-missing',
    {
      it: `Mancano documenti obbligatori: ${absent.map(({ artefact }) => artefact.label.it).join(', ')}.`,
      en: `Obligatory documents are missing: ${absent.map(({ artefact }) => artefact.label.en).join(', ')}.`,
    },
    { it: 'Depositarli prima di firmare.', en: 'Hand them in before signing.' },
  );
}

const closed = refused(
  'gate',
  'phase-closed',
  {
    it: 'La fase è chiusa.',
    en: 'The phase is closed.',
  },
  {
    it: 'Non è stato registrato nulla. Solo un contratto cambiato la riapre, dalla progettazione in poi.',
    en: 'Nothing was recorded. Only a changed contract opens it again, from the design phase on.',
  },
);

const waiting = refused(
  'gate',
  'phase-waiting',
  {
    it: 'La fase precedente non è ancora chiusa.',
    en: 'The phase before is not closed yet.',
  },
  { it: 'Chiudere prima quella.', en: 'Close that one first.' },
);

const nameMissing = refused(
  'name',
  'missing',
  {
    it: 'Manca il nome di chi agisce.',
    en: 'The name of the person who acts is missing.',
  },
  { it: 'Scrivere nome e cognome.', en: 'Write the full name.' },
);
