import { errorAt, type Place, type Problem, warningAt } from '../../core/problem.ts';

/** What is wrong with the columns of a file that is to be a record file. */
export const unknownColumns = {
  noRecord: (file: string, hasKey: boolean): Problem =>
    hasKey
      ? errorAt(
          { file },
          'already-pseudonymised',
          {
            it: 'Il file ha già una colonna patient_key: gli pseudonimi ci sono già.',
            en: 'The file has a column patient_key already: it has its pseudonyms.',
          },
          {
            it: 'Partire dal file dell’ospedale, con il codice nella colonna fiscal_code.',
            en: 'Start from the hospital’s file, with the code in the column fiscal_code.',
          },
        )
      : errorAt(
          { file },
          'no-record-file',
          {
            it: 'Le colonne non sono quelle obbligatorie di nessuno dei file di una consegna.',
            en: 'The columns are not the mandatory ones of any file of a delivery.',
          },
          {
            it: 'Controllare i nomi nella prima riga; il codice del paziente sta in fiscal_code (o codice_fiscale, patient_id). Togliere dalla cartella i file che non si consegnano.',
            en: 'Check the names in the first line; the patient’s code stands in fiscal_code (or codice_fiscale, patient_id). Take files that are not delivered out of the folder.',
          },
        ),
  leftOut: (file: string, columns: readonly string[]): Problem =>
    warningAt(
      { file },
      'columns-left-out',
      {
        it: `Colonne non previste, non scritte: ${columns.join(', ')}.`,
        en: `Columns that the layout has not, left out: ${columns.join(', ')}.`,
      },
      {
        it: 'Niente da fare, se non servono; altrimenti correggerne il nome.',
        en: 'Nothing, unless they are needed: then mend their names.',
      },
    ),
};

export function otherLength(where: Place, cells: number, columns: number): Problem {
  return errorAt(
    where,
    'other-length',
    {
      it: `La riga ha ${cells} celle, la prima riga ${columns} colonne.`,
      en: `The row has ${cells} cells, the first line ${columns} columns.`,
    },
    {
      it: 'Mettere tra virgolette le celle che contengono il separatore.',
      en: 'Put cells that hold the delimiter between quotation marks.',
    },
  );
}

export function brokenFile(file: string, message: string): Problem {
  return errorAt(
    { file },
    'broken-file',
    {
      it: `Il file non si può dividere in celle: ${message}`,
      en: `The file cannot be parted into cells: ${message}`,
    },
    {
      it: 'Chiudere le virgolette aperte ed esportare di nuovo.',
      en: 'Close open quotation marks and export it again.',
    },
  );
}

export function notText(file: string): Problem {
  return errorAt(
    { file },
    'not-text',
    {
      it: 'Il file non è un testo in UTF-8 né in Windows-1252.',
      en: 'The file is no text in UTF-8 or Windows-1252.',
    },
    { it: 'Salvarlo come CSV in UTF-8.', en: 'Save it as CSV in UTF-8.' },
  );
}
