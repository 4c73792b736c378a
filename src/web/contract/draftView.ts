import type { Contract } from '../../core/contract/contract.ts';
import type { Problem } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView } from '../parts.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { allContracts, contractHead } from '../tracking/contractHead.ts';

/** The text of a contract that is being written, with everything that is still wrong with it. */
export interface DraftView {
  readonly head: PageHead;
  readonly t: Localized<typeof draftTexts>;
  /** What came of what was just sent; null on a first look. */
  readonly outcome: CalloutView | null;
  /** What is wrong, line by line; null where nothing is. */
  readonly problems: TableView | null;
  readonly yaml: string;
  readonly editor: string;
  /** Where the payment clauses of the saved draft are simulated; null while the text has none or is wrong. */
  readonly fairness: string | null;
  /** Wrong with the fields beside the text; null if right. */
  readonly editorMessage: string | null;
}

const draftTexts = {
  title: { it: 'Bozza del contratto', en: 'Draft of the contract' },
  another: { it: 'Nuova versione del contratto', en: 'New version of the contract' },
  lead: {
    it: 'Il testo è tutto il contratto: si scrive qui o in un editor e si incolla. Una bozza si salva com’è, anche incompleta; si pubblica solo se non resta nulla da correggere.',
    en: 'The text is the whole contract: write it here, or in an editor and paste it. A draft is saved as it is, also incomplete; it is published only when nothing is left to mend.',
  },
  yaml: { it: 'Testo del contratto (YAML)', en: 'Text of the contract (YAML)' },
  guide: {
    it: 'Il segno ~ sta dove c’è ancora da compilare.',
    en: 'The sign ~ stands where something is still to be filled in.',
  },
  format: { it: 'Che cosa significa ogni campo', en: 'What each field means' },
  fairness: {
    it: 'Che cosa costano le clausole di pagamento del testo salvato',
    en: 'What the payment clauses of the saved text cost',
  },
  check: { it: 'Controlla', en: 'Check' },
  save: { it: 'Salva la bozza', en: 'Save draft' },
  publishTitle: { it: 'Pubblicare', en: 'Publish' },
  publishText: {
    it: 'La versione pubblicata vale da subito: le firme dalla progettazione in poi si raccolgono di nuovo.',
    en: 'The published version is in force at once: signatures from the design on are collected again.',
  },
  editor: {
    it: 'Nome e cognome di chi ha scritto questa versione',
    en: 'Full name of who wrote this version',
  },
  editorHint: {
    it: 'Chi scrive il contratto non ne firma la progettazione.',
    en: 'Who writes the contract does not sign its design.',
  },
  package: {
    it: 'Pacchetto dell’aggiudicazione (esito-run.json)',
    en: 'Package of the award (esito-run.json)',
  },
  packageHint: {
    it: 'Solo se la valutazione non è su questo sito e non ce n’è una versione precedente.',
    en: 'Only if the evaluation is not on this site and there is no earlier version.',
  },
  publish: { it: 'Pubblica', en: 'Publish' },
  caption: { it: 'Da correggere o da sapere', en: 'To be mended or known' },
  line: { it: 'Riga:colonna', en: 'Line:column' },
  what: { it: 'Che cosa', en: 'What' },
  mend: { it: 'Come rimediare', en: 'How to mend it' },
  kind: { it: 'Tipo', en: 'Kind' },
  error: { it: 'Errore', en: 'Error' },
  warning: { it: 'Avviso', en: 'Warning' },
};

/** What was asked with the text, and whether it was done. */
export type DraftOutcome = 'shown' | 'checked' | 'saved' | 'refused';

const outcomes = {
  sound: { it: 'Il testo è un contratto valido', en: 'The text is a valid contract' },
  wrong: { it: 'Non è ancora un contratto valido', en: 'It is not a valid contract yet' },
  saved: { it: 'Bozza salvata', en: 'Draft saved' },
  refused: { it: 'Non è stato pubblicato nulla', en: 'Nothing was published' },
  sure: { it: 'Si può pubblicare.', en: 'It can be published.' },
};

/** @param problems of the text and, where it was to be published, of the fields beside it */
export function draftView(
  id: string,
  /** The version in force; undefined before the first. */
  inForce: Contract | undefined,
  given: { readonly yaml: string; readonly editor: string },
  problems: readonly Problem[],
  outcome: DraftOutcome,
  locale: Locale,
): DraftView {
  const t = localized(draftTexts, locale);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    head:
      inForce === undefined
        ? {
            title: `${t.title}: ${id}`,
            breadcrumb: [allContracts(locale)],
            notice: null,
            steps: [],
            refresh: null,
          }
        : contractHead(inForce, locale, t.another),
    t,
    outcome: outcome === 'shown' ? null : outcomeOf(outcome, errors, locale),
    problems:
      problems.length === 0
        ? null
        : simpleTable(
            'problems',
            t.caption,
            [
              { label: t.line, kind: 'code' },
              { label: t.kind, kind: 'text' },
              { label: t.what, kind: 'text' },
              { label: t.mend, kind: 'text' },
            ],
            problems.map(({ where, severity, message, mend }) => [
              where.line === undefined ? '–' : `${where.line}:${where.column ?? 1}`,
              severity === 'error' ? t.error : t.warning,
              { text: message[locale], note: where.field ?? null },
              mend[locale],
            ]),
          ),
    ...given,
    fairness:
      errors === 0 && /^["\s]*payment["\s]*:/m.test(given.yaml) ? `/contracts/${id}/fairness?draft=1` : null,
    editorMessage: problems.find(({ where }) => where.field === 'editor')?.message[locale] ?? null,
  };
}

function outcomeOf(outcome: DraftOutcome, errors: number, locale: Locale): CalloutView {
  const o = localized(outcomes, locale);
  const left =
    errors === 0
      ? o.sure
      : {
          it: `${errors === 1 ? 'Resta un punto' : `Restano ${errors} punti`} da correggere: l’elenco è qui sotto.`,
          en: `${errors === 1 ? 'One thing is' : `${errors} things are`} left to mend: the list is below.`,
        }[locale];
  switch (outcome) {
    case 'saved':
      return { kind: 'success', title: o.saved, text: left };
    case 'refused':
      return { kind: 'warning', title: o.refused, text: left };
    default:
      return {
        kind: errors === 0 ? 'success' : 'warning',
        title: errors === 0 ? o.sound : o.wrong,
        text: left,
      };
  }
}
