import { errorAt, type Problem } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';

/** The form that takes a run package, before or after a file that cannot be verified. */
export interface VerifyView {
  readonly head: PageHead;
  readonly t: Localized<typeof verifyTexts>;
  /** Why the file that was just sent cannot be computed again; empty before. */
  readonly problems: readonly ProblemRow[];
}

const verifyTexts = {
  title: { it: 'Verificare una valutazione o un prospetto', en: 'Verify an evaluation or a statement' },
  lead: {
    it: 'Accanto a ogni risultato c’è un pacchetto (esito-run.json) con regole, dati, seme, calcolo e impronte. Qui ogni suo numero è ricalcolato da capo dalle sole regole e dai soli dati, e si vede che cosa non torna. Lo stesso vale per il pacchetto di un prospetto di liquidazione.',
    en: 'Beside every result there is a package (esito-run.json) with rules, inputs, seed, calculation and hashes. Here every number in it is computed afresh from the rules and inputs alone, and you see what does not agree. The same goes for the package of a settlement statement.',
  },
  file: { it: 'Pacchetto', en: 'Package' },
  hint: {
    it: 'Un file .json, al massimo 10 MB, di una gara o di un contratto pubblicati su questo sito. Non viene archiviato.',
    en: 'A .json file, 10 MB at most, of a tender or contract published on this site. It is not stored.',
  },
  send: { it: 'Ricalcola e confronta', en: 'Compute again and compare' },
  problems: { it: 'Il pacchetto non si può confermare', en: 'The package cannot be confirmed' },
  alone: { it: 'Senza fidarsi di questo sito', en: 'Without trusting this site' },
  aloneText: {
    it: 'Lo stesso controllo si fa sul proprio computer, con il programma che chiunque può leggere:',
    en: 'The same check runs on your own computer, with the program that anybody may read:',
  },
};

/** The id of the file field, for links from the summary. */
const FIELD = 'package';

export function verifyView(problems: readonly Problem[], locale: Locale): VerifyView {
  const t = localized(verifyTexts, locale);
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    problems: problemRows(problems, locale, () => `#${FIELD}`),
  };
}

/** The form was sent without a file. */
export function noPackageChosen(): Problem {
  return errorAt(
    {},
    'no-file',
    { it: 'Manca il file, o è vuoto.', en: 'There is no file, or it is empty.' },
    { it: 'Scegliere il file del pacchetto (.json).', en: 'Choose the file of the package (.json).' },
  );
}
