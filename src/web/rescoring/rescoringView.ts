import type { Problem, Text } from '../../core/problem.ts';
import { errorAt } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { type Refusal, refusalOf } from '../offer/uploadForm.ts';
import type { PageHead } from '../pages.ts';
import { problemRows } from '../problemRows.ts';

/** Past tenders: what re-scoring answers, the form that takes a file, and what comes with the program. */
export interface RescoringView {
  readonly head: PageHead;
  readonly t: Localized<typeof rescoringTexts>;
  readonly questions: readonly string[];
  /** What is wrong with a file that was just sent. */
  readonly refusal: Refusal | null;
  readonly examples: readonly {
    readonly href: string;
    readonly title: string;
    readonly buyer: string;
    readonly notice: string;
  }[];
}

const rescoringTexts = {
  title: { it: 'Gare passate', en: 'Past tenders' },
  lead: {
    it: 'Una gara già aggiudicata si inserisce dal suo verbale e si ricalcola con altre regole. È informazione: nessuna aggiudicazione cambia.',
    en: 'A tender that was awarded is entered from its minutes and re-scored under other rules. This is information: no award changes.',
  },
  enter: { it: 'Inserire una gara', en: 'Enter a tender' },
  template: { it: 'Scarica il modello (.xlsx)', en: 'Download the template (.xlsx)' },
  file: { it: 'File compilato', en: 'Completed file' },
  hint: {
    it: 'Il modello .xlsx compilato, o lo stesso contenuto in YAML (.yaml); al massimo 10 MB. Il file è letto e non è archiviato.',
    en: 'The completed .xlsx template, or the same content in YAML (.yaml); 10 MB at most. The file is read and not stored.',
  },
  answer: { it: 'Risposta', en: 'Answer' },
  page: { it: 'Pagina', en: 'Page' },
  pdf: { it: 'Rapporto (PDF)', en: 'Report (PDF)' },
  tables: { it: 'Tabelle (.xlsx)', en: 'Tables (.xlsx)' },
  send: { it: 'Ricalcola', en: 'Re-score' },
  refused: { it: 'Il file non si può ricalcolare', en: 'The file cannot be re-scored' },
  examples: { it: 'Gare già inserite', en: 'Tenders already entered' },
} satisfies Record<string, Text>;

const questions: readonly Text[] = [
  {
    it: 'I punti stampati tornano, al decimale, con le regole pubblicate? Se no, quale cella.',
    en: 'Do the printed points come out, to the decimal, under the published rules? If not, which cell.',
  },
  {
    it: 'Quante aggiudicazioni sarebbero cambiate con un’altra formula del prezzo, un’altra riparametrazione, con la qualità misurata dagli esiti o per beneficio netto, e a quale λ.',
    en: 'How many awards would have changed under another price formula, another rescaling, with quality measured by outcomes or by net benefit, and at which λ.',
  },
  {
    it: 'Quanti euro di beneficio netto si sono persi, per paziente e per il lotto, dove gli esiti sono noti; dove non lo sono, nessun numero.',
    en: 'How many euros of net benefit were given up, per patient and for the lot, where outcomes are known; where they are not, no number.',
  },
];

export function rescoringHead(locale: Locale): PageHead {
  return { title: rescoringTexts.title[locale], breadcrumb: [], notice: null, steps: [], refresh: null };
}

export function rescoringView(
  examples: RescoringView['examples'],
  refusal: Refusal | null,
  locale: Locale,
): RescoringView {
  return {
    head: rescoringHead(locale),
    t: localized(rescoringTexts, locale),
    questions: questions.map((question) => question[locale]),
    refusal,
    examples,
  };
}

/** The form was sent without a file. */
export function noPastFile(locale: Locale): Refusal {
  const problem = errorAt(
    {},
    'no-file',
    { it: 'Manca il file, o è vuoto.', en: 'There is no file, or it is empty.' },
    {
      it: 'Scegliere il modello compilato, .xlsx o .yaml.',
      en: 'Choose the completed template, .xlsx or .yaml.',
    },
  );
  return { problems: problemRows([problem], locale, () => '#workbook'), cells: null };
}

export function pastRefusal(fileName: string, problems: readonly Problem[], locale: Locale): Refusal {
  return refusalOf(fileName, problems, locale);
}
