import type { Text } from '../problem.ts';
import type { PhaseName } from './phase.ts';

/** A phase of a draft: documents and roles are proposed, names are not. */
interface DraftPhase {
  readonly phase: PhaseName;
  readonly artefacts: readonly { readonly id: string; readonly label: Text; readonly required: boolean }[];
  readonly signatories: readonly { readonly role: string; readonly label: Text; readonly name: null }[];
  readonly gate: Text;
}

const document = (id: string, it: string, en: string, required = true) => ({
  id,
  label: { it, en },
  required,
});
const signing = (role: string, it: string, en: string) => ({ role, label: { it, en }, name: null });

const board = signing('board', 'Responsabile unico del progetto', 'Project officer of the board');
const clinician = signing('clinician', 'Referente clinico', 'Lead clinician');
const supplier = signing('supplier', 'Rappresentante del fornitore', 'Representative of the supplier');
const controller = signing('controller', 'Titolare del trattamento dei dati', 'Data controller');

/**
 * The way of a contract by outcomes as it is proposed in a draft: what each phase brings and who signs that it is complete. The parties change
 * it as they need; order and names of the phases stay.
 */
export const draftPhases: readonly DraftPhase[] = [
  {
    phase: 'decision',
    artefacts: [
      document('case', 'Motivazione clinica ed economica', 'Clinical and business case'),
      document('population', 'Popolazione e percorso di cura', 'Population and pathway of care'),
    ],
    signatories: [board, clinician],
    gate: {
      it: 'È deciso che cosa conta per i pazienti, per quali, e perché si compra per esiti.',
      en: 'It is decided what matters to patients, to which ones, and why outcomes are bought.',
    },
  },
  {
    phase: 'coordination',
    artefacts: [
      document('counterparts', 'Elenco dei referenti', 'List of counterparts'),
      document('data_sharing', 'Accordo sui dati', 'Data-sharing agreement'),
      document('key_holders', 'Nomina di chi custodisce le chiavi', 'Appointment of the key holders'),
    ],
    signatories: [board, controller, supplier],
    gate: {
      it: 'Ogni sede ha un referente, una base giuridica per i dati e chi ne custodisce la chiave.',
      en: 'Every site has a counterpart, a legal basis for the data and somebody who keeps its key.',
    },
  },
  {
    phase: 'design',
    artefacts: [
      document('dictionary', 'Dizionario degli esiti', 'Outcome dictionary'),
      document('risk_models', 'Modelli di rischio congelati', 'Frozen risk models', false),
      document('stop_conditions', 'Condizioni di interruzione', 'Stop conditions'),
    ],
    signatories: [board, clinician, supplier],
    gate: {
      it: 'Esiti, codici, obiettivi, regola di decisione e qualità dei dati sono concordati.',
      en: 'Outcomes, codes, targets, decision rule and data quality are agreed.',
    },
  },
  {
    phase: 'execution',
    artefacts: [document('review_minutes', 'Verbali delle revisioni', 'Minutes of the reviews')],
    signatories: [board, clinician],
    gate: {
      it: 'Le consegne dovute ci sono, e ogni allarme ha avuto una risposta.',
      en: 'The deliveries owed are there, and every alert was answered.',
    },
  },
  {
    phase: 'evaluation',
    artefacts: [
      document('evaluation_report', 'Relazione sugli esiti', 'Report on the outcomes'),
      document('objections', 'Osservazioni delle parti', 'Objections of the parties', false),
    ],
    signatories: [board, clinician, supplier],
    gate: {
      it: 'Lo stato di ogni obiettivo è deciso sugli ultimi dati.',
      en: 'The state of every target is decided on the last data.',
    },
  },
  {
    phase: 'diffusion',
    artefacts: [document('lessons', 'Che cosa gli altri possono riusare', 'What others can reuse')],
    signatories: [board],
    gate: {
      it: 'Risultati e modelli sono pubblicati senza dati personali.',
      en: 'Results and templates are published without personal data.',
    },
  },
];
