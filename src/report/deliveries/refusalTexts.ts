import type { RefusalReason } from '../../core/deliveries/rowFate.ts';
import type { Text } from '../../core/problem.ts';
import type { ReasonText } from './reasonTexts.ts';

const deliverAgain: Text = {
  it: 'Correggere le righe alla fonte e consegnare di nuovo lo stesso periodo.',
  en: 'Correct the rows at the source and deliver the same period again.',
};

/** Rows that cannot be read: what is wrong, and how to mend it. */
export const refusalTexts: Readonly<Record<RefusalReason, ReasonText>> = {
  malformed: {
    label: { it: 'Riga illeggibile', en: 'Row that cannot be read' },
    means: {
      it: 'La riga non ha le colonne dell’intestazione: troppi o troppo pochi campi, o virgolette non chiuse.',
      en: 'The row does not have the columns of the header: too many or too few fields, or quotes that are not closed.',
    },
    mend: {
      it: 'Esportare di nuovo il file; i testi che contengono il separatore vanno tra virgolette.',
      en: 'Export the file again; texts that contain the separator go between quotes.',
    },
  },
  'missing-value': {
    label: { it: 'Valore mancante', en: 'Missing value' },
    means: {
      it: 'Una colonna obbligatoria è vuota.',
      en: 'A mandatory column is empty.',
    },
    mend: deliverAgain,
  },
  'no-date': {
    label: { it: 'Non è una data', en: 'Not a date' },
    means: {
      it: 'La cella non è una data del calendario.',
      en: 'The cell is not a date of the calendar.',
    },
    mend: {
      it: 'Scrivere le date come 2026-03-31 o 31/03/2026.',
      en: 'Write dates as 2026-03-31 or 31/03/2026.',
    },
  },
  'no-month': {
    label: { it: 'Non è un mese', en: 'Not a month' },
    means: {
      it: 'La cella non è un mese del calendario.',
      en: 'The cell is not a month of the calendar.',
    },
    mend: {
      it: 'Scrivere i mesi come 2026-03 o 03/2026.',
      en: 'Write months as 2026-03 or 03/2026.',
    },
  },
  'no-number': {
    label: { it: 'Non è un numero', en: 'Not a number' },
    means: { it: 'La cella non è un numero.', en: 'The cell is not a number.' },
    mend: {
      it: 'Solo cifre, con virgola o punto per i decimali e senza separatore delle migliaia.',
      en: 'Digits only, with a comma or point for decimals and nothing between thousands.',
    },
  },
  'no-count': {
    label: { it: 'Non è un numero intero', en: 'Not a whole number' },
    means: {
      it: 'La cella non è un numero intero da 0 in su.',
      en: 'The cell is not a whole number from 0 up.',
    },
    mend: deliverAgain,
  },
  'no-key': {
    label: { it: 'Non è uno pseudonimo', en: 'Not a pseudonym' },
    means: {
      it: 'La chiave del paziente non ha 64 cifre esadecimali. Il suo contenuto non è stato conservato.',
      en: 'The patient’s key does not have 64 hexadecimal digits. What it holds was not kept.',
    },
    mend: {
      it: 'Passare i file da «esito pseudonymise» prima di consegnarli: qui non devono arrivare codici fiscali.',
      en: 'Run the files through “esito pseudonymise” before delivering them: no fiscal code may come here.',
    },
  },
  'not-one-of': {
    label: { it: 'Valore non ammesso', en: 'Value not allowed' },
    means: {
      it: 'La colonna ammette solo pochi valori, e questo non è tra quelli.',
      en: 'The column takes a few values only, and this is not one of them.',
    },
    mend: {
      it: 'Usare uno dei valori elencati nel tracciato.',
      en: 'Use one of the values listed in the record layout.',
    },
  },
  'none-of': {
    label: { it: 'Manca ogni codice', en: 'No code at all' },
    means: {
      it: 'Nessuna delle colonne di cui ne serve almeno una è compilata (UDI-DI o numero di repertorio).',
      en: 'None of the columns of which one is needed is filled in (UDI-DI or repertory number).',
    },
    mend: deliverAgain,
  },
};
