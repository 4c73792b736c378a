import type { StoredTender } from '../../actions/world.ts';
import { errorAt, type Problem, type Text } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { PageRequest, UploadedFile } from '../route.ts';

/** The form that takes a workbook for one envelope, before or after a file was refused. */
export interface UploadForm {
  readonly t: Localized<typeof uploadTexts>;
  readonly templateHref: string;
  /** After the deadline there is no form any more, only this sentence. */
  readonly closed: string | null;
  readonly until: string;
  readonly refusal: Refusal | null;
}

/** What is wrong with a file that was just sent; nothing of it was stored. */
export interface Refusal {
  /** Summary on top of the page, linked to the file field. */
  readonly problems: readonly ProblemRow[];
  /** Every wrong cell; null when it is not about cells. */
  readonly cells: TableView | null;
}

const uploadTexts = {
  template: { it: 'Scarica il modello (.xlsx)', en: 'Download the template (.xlsx)' },
  file: { it: 'File compilato', en: 'Completed file' },
  hint: { it: 'Formato .xlsx, al massimo 10 MB.', en: '.xlsx format, 10 MB at most.' },
  send: { it: 'Carica il file', en: 'Upload the file' },
  refused: {
    it: 'Il file non è stato accettato: non è stato archiviato nulla',
    en: 'The file was not accepted: nothing was stored',
  },
};

const refusalTexts = {
  caption: { it: 'Celle da correggere', en: 'Cells to mend' },
  sheet: { it: 'Foglio', en: 'Sheet' },
  cell: { it: 'Cella', en: 'Cell' },
  wrong: { it: 'Che cosa non va', en: 'What is wrong' },
  mend: { it: 'Come rimediare', en: 'How to mend it' },
  warning: { it: 'Avviso', en: 'Warning' },
};

/** The id of the file field, for links from the summary. */
const FIELD = 'workbook';

/**
 * The upload form of a lot.
 * @param refusal what is wrong with a file that was just sent
 */
export function uploadForm(
  { tender }: StoredTender,
  templateHref: string,
  refusal: Refusal | null,
  now: string,
  locale: Locale,
  format: Format,
): UploadForm {
  const { deadline } = tender.procedure;
  const until = format.dateTime(deadline);
  const closed: Text = {
    it: `Il termine è scaduto il ${until} (ora di Roma): non si accettano più file.`,
    en: `The deadline was ${until} (Rome time): no more files are accepted.`,
  };
  const open: Text = {
    it: `Si può caricare fino al ${until} (ora di Roma). Di ogni offerente vale l’ultimo file accettato.`,
    en: `Uploads are open until ${until} (Rome time). The last accepted file of each supplier counts.`,
  };
  return {
    t: localized(uploadTexts, locale),
    templateHref,
    closed: new Date(now) > new Date(deadline) ? closed[locale] : null,
    until: open[locale],
    refusal,
  };
}

/** The workbook that came with the form; undefined if no file was chosen. */
export function chosenFile({ files }: PageRequest): UploadedFile | undefined {
  const file = files[FIELD];
  return file === undefined || file.bytes.byteLength === 0 ? undefined : file;
}

/** The form was sent without a file. */
export function noFileChosen(locale: Locale): Refusal {
  const problem = errorAt(
    { field: FIELD },
    'no-file',
    { it: 'Manca il file, o è vuoto.', en: 'There is no file, or it is empty.' },
    { it: 'Scegliere il modello compilato in formato .xlsx.', en: 'Choose the completed template as .xlsx.' },
  );
  return { problems: rowsAtField([problem], locale), cells: null };
}

/** Every problem of a refused file: those of single cells as a table, with a line about it in the summary. */
export function refusalOf(fileName: string, problems: readonly Problem[], locale: Locale): Refusal {
  const t = localized(refusalTexts, locale);
  const ofCells = problems.filter(({ where }) => where.cell !== undefined);
  const ofFile = problems.filter(({ where }) => where.cell === undefined);
  const errors = ofCells.filter(({ severity }) => severity === 'error').length;
  const cellsAreWrong = errorAt(
    { file: fileName },
    'wrong-cells',
    {
      it: errors === 1 ? 'Una cella è da correggere.' : `${errors} celle sono da correggere.`,
      en: errors === 1 ? 'One cell has to be mended.' : `${errors} cells have to be mended.`,
    },
    {
      it: 'Correggere le celle elencate sotto, salvare e caricare di nuovo il file.',
      en: 'Mend the cells listed below, save the file and upload it again.',
    },
  );
  return {
    problems: rowsAtField([...ofFile, ...(errors === 0 ? [] : [cellsAreWrong])], locale),
    cells:
      ofCells.length === 0
        ? null
        : simpleTable(
            'wrong-cells',
            `${t.caption}: ${fileName}`,
            [
              { label: t.cell, kind: 'code' },
              { label: t.sheet, kind: 'text' },
              { label: t.wrong, kind: 'text' },
              { label: t.mend, kind: 'text' },
            ],
            ofCells.map(({ where, message, mend, severity }) => [
              where.cell ?? '',
              where.sheet ?? '',
              severity === 'error' ? message[locale] : `${t.warning}: ${message[locale]}`,
              mend[locale],
            ]),
          ),
  };
}

function rowsAtField(problems: readonly Problem[], locale: Locale): ProblemRow[] {
  const name = { it: 'File compilato', en: 'Completed file' }[locale];
  return problemRows(problems, locale, () => `#${FIELD}`).map((row) => ({
    ...row,
    where: row.where === FIELD ? name : row.where,
  }));
}
