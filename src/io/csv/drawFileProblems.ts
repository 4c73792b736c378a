import type { CsvError } from 'csv-parse';
import { errorAt, type Problem, warningAt } from '../../core/problem.ts';

export function rowLength(found: number, wanted: number, file: string, line: number): Problem {
  return errorAt(
    { file, line },
    found < wanted ? 'row-too-short' : 'row-too-long',
    {
      it: `La riga ha ${found} celle, l’intestazione ${wanted}.`,
      en: `The row has ${found} cells, the heading ${wanted}.`,
    },
    found < wanted
      ? {
          it: 'Completare la riga; forse il file è stato troncato.',
          en: 'Complete the row; perhaps the file was cut off.',
        }
      : {
          it: 'Se i decimali hanno la virgola, scriverli con il punto; se c’è una virgola in un testo, metterlo tra virgolette.',
          en: 'If decimals have a comma, write them with a point; if a text holds a comma, put it in quotation marks.',
        },
  );
}

export function columnOfWords(name: string, file: string): Problem {
  return warningAt(
    { file, field: name },
    'column-of-words',
    {
      it: `La colonna «${name}» non contiene numeri: è ignorata.`,
      en: `Column “${name}” holds no numbers: it is passed over.`,
    },
    {
      it: 'Nulla da fare, se non è un parametro; altrimenti darle valori numerici.',
      en: 'Nothing to do unless it is a parameter; then give it numbers.',
    },
  );
}

export function emptyFile(file: string): Problem {
  return errorAt(
    { file },
    'file-empty',
    { it: 'Il file è vuoto.', en: 'The file is empty.' },
    {
      it: 'La prima riga porta le intestazioni draw,cost_a,effect_a,…',
      en: 'The first line holds the headings draw,cost_a,effect_a,…',
    },
  );
}

export function noDraws(file: string): Problem {
  return errorAt(
    { file },
    'no-draws',
    { it: 'Sotto l’intestazione non c’è alcuna simulazione.', en: 'There are no draws below the heading.' },
    { it: 'Aggiungere una riga per simulazione.', en: 'Add one row for each draw.' },
  );
}

export function brokenSyntax(error: CsvError, file: string): Problem {
  const lines = (error as CsvError & { readonly lines?: number }).lines;
  return errorAt(
    { file, ...(lines === undefined ? {} : { line: lines }) },
    'csv-syntax',
    {
      it: `Da qui il file non si legge come CSV: ${error.message}`,
      en: `From here on the file cannot be read as CSV: ${error.message}`,
    },
    {
      it: 'Controllare le virgolette: un testo tra virgolette si apre e si chiude nella stessa cella, e dentro si raddoppiano.',
      en: 'Check the quotation marks: a quoted text opens and closes in one cell, and marks inside are doubled.',
    },
  );
}
