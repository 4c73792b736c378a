import type { ContractPhases } from '../../actions/contractPhases.ts';
import type { PhaseName } from '../../core/contract/phase.ts';
import type { Lapse, PhaseProgress } from '../../core/contract/phaseProgress.ts';
import type { Problem, Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';

/** The way of a contract in numbered steps: documents, signatures and the gate to the next one. */
export interface PhasesView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof phasesTexts>;
  /** Why what was just sent was not recorded. */
  readonly problems: readonly ProblemRow[];
  readonly saved: CalloutView | null;
  readonly fingerprint: string;
  readonly phases: readonly PhaseStep[];
}

interface PhaseStep {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly gate: string;
  readonly documents: readonly {
    readonly label: string;
    readonly required: string;
    readonly handedIn: string;
    readonly sha256: string | null;
  }[];
  readonly signatures: readonly {
    readonly label: string;
    readonly name: string;
    readonly signed: string;
  }[];
  /** Who does not sign this phase; null where nobody has prepared it. */
  readonly prepared: string | null;
  /** Null once the phase is closed. */
  readonly documentForm: DocumentForm | null;
  /** Null where nothing can be signed now. */
  readonly signatureForm: SignatureForm | null;
  /** Where to close the phase; null while something is missing. */
  readonly closing: string | null;
}

interface Field {
  readonly id: string;
  readonly value: string;
}

interface DocumentForm {
  readonly href: string;
  readonly artefact: { readonly id: string; readonly options: readonly Option[] };
  readonly name: Field;
  readonly note: Field;
  readonly document: string;
}

interface SignatureForm {
  readonly href: string;
  readonly role: { readonly id: string; readonly options: readonly Option[] };
  readonly name: Field;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** What was typed into a form of one phase and not recorded. */
export interface SentPhaseForm {
  readonly phase: string;
  readonly form: 'document' | 'signature' | 'closing';
  readonly fields: Readonly<Record<string, string>>;
}

const phasesTexts = {
  title: { it: 'Fasi del contratto', en: 'Phases of the contract' },
  lead: {
    it: 'Dalla decisione di comprare per esiti a ciò che gli altri ne imparano. Ogni fase porta i suoi documenti, è firmata da chi il contratto nomina, e solo allora apre la successiva.',
    en: 'From the decision to buy by outcomes to what others learn of it. Each phase brings its documents, is signed by those whom the contract names, and only then opens the next.',
  },
  honest: { it: 'Che cosa vale una firma qui', en: 'What a signature is worth here' },
  honestText: {
    it: 'Finché non ci sono accessi personali, chiunque apra questa pagina può scrivere un nome: una firma qui registra che qualcuno ha dichiarato di essere quella persona, non lo prova. La separazione dei compiti è controllata sui nomi scritti. La firma che obbliga resta quella sul documento.',
    en: 'While there are no personal accounts, anybody who opens this page can type a name: a signature here records that somebody declared to be that person, and does not prove it. Separation of duties is checked by the names typed. The signature that binds remains the one on the document.',
  },
  version: {
    it: 'Le firme valgono per questa versione del contratto: se cambia, dalla progettazione in poi si firma di nuovo. Impronta:',
    en: 'Signatures are for this version of the contract: if it changes, it is signed again from the design on. Fingerprint:',
  },
  problems: { it: 'Non è stato registrato nulla', en: 'Nothing was recorded' },
  none: { it: 'Il contratto non ha fasi.', en: 'The contract has no phases.' },
  gate: { it: 'Che cosa deve valere per passare oltre', en: 'What must hold before the next phase' },
  documents: { it: 'Documenti', en: 'Documents' },
  document: { it: 'Documento', en: 'Document' },
  required: { it: 'Obbligatorio', en: 'Required' },
  handedIn: { it: 'Depositato', en: 'Handed in' },
  signatures: { it: 'Firme', en: 'Signatures' },
  role: { it: 'Ruolo', en: 'Role' },
  signatory: { it: 'Chi firma', en: 'Signatory' },
  signed: { it: 'Firma', en: 'Signature' },
  handIn: { it: 'Deposita', en: 'Hand in' },
  handInTitle: { it: 'Depositare un documento', en: 'Hand in a document' },
  file: { it: 'File', en: 'File' },
  fileHint: {
    it: 'Al massimo 10 MB. È conservato con la sua impronta; uno nuovo prende il posto del precedente, e chi aveva firmato firma di nuovo.',
    en: '10 MB at most. It is kept with its hash; a new one takes the place of the earlier, and who had signed signs again.',
  },
  note: { it: 'Nota (facoltativa)', en: 'Note (optional)' },
  your: { it: 'Nome e cognome di chi agisce', en: 'Full name of the person who acts' },
  signTitle: { it: 'Firmare', en: 'Sign' },
  sign: { it: 'Firma la fase', en: 'Sign the phase' },
  signHint: {
    it: 'Il nome deve essere quello che il contratto indica per il ruolo.',
    en: 'The name must be the one that the contract gives for the role.',
  },
  close: { it: 'Chiudi la fase', en: 'Close the phase' },
  closeHint: { it: 'Documenti e firme ci sono tutti.', en: 'All documents and signatures are there.' },
};

const phaseLabels: Record<PhaseName, Text> = {
  decision: { it: 'Decisione', en: 'Decision' },
  coordination: { it: 'Coordinamento', en: 'Coordination' },
  design: { it: 'Progettazione', en: 'Design' },
  execution: { it: 'Esecuzione', en: 'Execution' },
  evaluation: { it: 'Valutazione', en: 'Evaluation' },
  diffusion: { it: 'Diffusione', en: 'Diffusion' },
};

const words = {
  yes: { it: 'sì', en: 'yes' },
  no: { it: 'no', en: 'no' },
  missing: { it: 'manca', en: 'missing' },
  unsigned: { it: 'manca', en: 'missing' },
  open: { it: 'in corso', en: 'under way' },
  waiting: { it: 'in attesa della fase precedente', en: 'waits for the phase before' },
  closed: { it: 'chiusa il', en: 'closed on' },
  by: { it: 'da', en: 'by' },
  saved: { it: 'Registrato', en: 'Recorded' },
  savedText: { it: 'L’atto è tra quelli del contratto.', en: 'The act is among those of the contract.' },
  prepared: { it: 'Ha preparato e quindi non firma:', en: 'Has prepared and so does not sign:' },
};

const lapseTexts: Record<Lapse, Text> = {
  'contract-changed': {
    it: 'da ripetere: il contratto è cambiato dopo la firma',
    en: 'to be repeated: the contract changed after it was signed',
  },
  'document-changed': {
    it: 'da ripetere: un documento è arrivato dopo la firma',
    en: 'to be repeated: a document arrived after it was signed',
  },
  'signatory-changed': {
    it: 'da ripetere: il contratto nomina un’altra persona',
    en: 'to be repeated: the contract names another person',
  },
};

/**
 * @param sent a form that was just sent and refused, with the reasons
 * @param saved whether the page follows an act that was recorded
 */
export function phasesView(
  { stored: { contract, fingerprint }, phases }: ContractPhases,
  sent: (SentPhaseForm & { readonly problems: readonly Problem[] }) | undefined,
  saved: boolean,
  locale: Locale,
  format: Format,
): PhasesView {
  const t = localized(phasesTexts, locale);
  const w = localized(words, locale);
  return {
    head: contractHead(contract, locale, t.title),
    links: contractLinks(contract, '/phases', locale),
    t,
    problems: problemRows(sent?.problems ?? [], locale, ({ where }) =>
      where.field === undefined || where.field === 'gate'
        ? `#${sent?.phase}`
        : `#${sent?.phase}-${sent?.form}-${where.field}`,
    ).map((row) => ({ ...row, where: fieldLabel(row.where, t) })),
    saved: saved ? { kind: 'success', title: w.saved, text: w.savedText } : null,
    fingerprint,
    phases: phases.map((progress, at) => {
      const { phase, state, closing } = progress;
      return {
        id: phase.phase,
        title: `${at + 1}. ${phaseLabels[phase.phase][locale]}`,
        state:
          closing === undefined
            ? w[state === 'open' ? 'open' : 'waiting']
            : `${w.closed} ${format.dateTime(closing.at)}`,
        isOpen: state === 'open',
        gate: phase.gate[locale],
        documents: progress.artefacts.map(({ artefact, handedIn }) => ({
          label: artefact.label[locale],
          required: artefact.required ? w.yes : w.no,
          handedIn:
            handedIn === undefined
              ? w.missing
              : `${handedIn.fileName}, ${format.dateTime(handedIn.at)}, ${w.by} ${handedIn.name}${handedIn.note === '' ? '' : `. ${handedIn.note}`}`,
          sha256: handedIn?.sha256 ?? null,
        })),
        signatures: progress.signatures.map(({ signatory, signature, lapse }) => ({
          label: signatory.label[locale],
          name: signatory.name,
          signed:
            signature !== undefined
              ? format.dateTime(signature.at)
              : lapse === null
                ? w.unsigned
                : lapseTexts[lapse][locale],
        })),
        prepared: progress.prepared.length === 0 ? null : `${w.prepared} ${progress.prepared.join(', ')}.`,
        documentForm: documentForm(progress, contractPath(contract), sent, locale),
        signatureForm: signatureForm(progress, contractPath(contract), sent, locale),
        closing: progress.canClose ? `${contractPath(contract)}/phases/${phase.phase}/closing` : null,
      };
    }),
  };
}

/** A field as the page calls it. */
function fieldLabel(field: string, t: PhasesView['t']): string {
  const labels: Readonly<Record<string, string>> = {
    name: t.your,
    document: t.file,
    note: t.note,
    role: t.role,
    gate: t.gate,
  };
  return labels[field] ?? field;
}

/** What was typed into a form, if it is the one that was sent. */
function typed(
  sent: SentPhaseForm | undefined,
  phase: string,
  form: SentPhaseForm['form'],
): Readonly<Record<string, string>> {
  return sent?.phase === phase && sent.form === form ? sent.fields : {};
}

function documentForm(
  { phase, state, artefacts }: PhaseProgress,
  base: string,
  sent: SentPhaseForm | undefined,
  locale: Locale,
): DocumentForm | null {
  if (state === 'closed' || artefacts.length === 0) return null;
  const fields = typed(sent, phase.phase, 'document');
  const field = (name: string): Field => ({
    id: `${phase.phase}-document-${name}`,
    value: fields[name] ?? '',
  });
  return {
    href: `${base}/phases/${phase.phase}/documents`,
    artefact: {
      id: field('artefact').id,
      options: artefacts.map(({ artefact }) => ({
        value: artefact.id,
        label: artefact.label[locale],
        selected: fields.artefact === artefact.id,
      })),
    },
    name: field('name'),
    note: field('note'),
    document: field('document').id,
  };
}

function signatureForm(
  { phase, state, signatures }: PhaseProgress,
  base: string,
  sent: SentPhaseForm | undefined,
  locale: Locale,
): SignatureForm | null {
  const open = signatures.filter(({ signature }) => signature === undefined);
  if (state !== 'open' || open.length === 0) return null;
  const fields = typed(sent, phase.phase, 'signature');
  return {
    href: `${base}/phases/${phase.phase}/signatures`,
    role: {
      id: `${phase.phase}-signature-role`,
      options: open.map(({ signatory }) => ({
        value: signatory.role,
        label: `${signatory.label[locale]}: ${signatory.name}`,
        selected: fields.role === signatory.role,
      })),
    },
    name: { id: `${phase.phase}-signature-name`, value: fields.name ?? '' },
  };
}
