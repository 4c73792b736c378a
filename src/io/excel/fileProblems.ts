import { errorAt, type Problem, type Text } from '../../core/problem.ts';

const saveAsXlsx: Text = {
  it: 'Aprirlo con Excel o LibreOffice e salvarlo come «Cartella di lavoro di Excel (.xlsx)».',
  en: 'Open it with Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”.',
};
const fillTheTemplate: Text = {
  it: 'Compilare il modello .xlsx fornito da Esito e usare quello.',
  en: 'Fill in the .xlsx template that Esito provides and use that.',
};
const copyIntoTemplate: Text = {
  it: 'Ricopiare i valori in un modello appena scaricato e caricare quello.',
  en: 'Copy the values into a freshly downloaded template and upload that.',
};

/** Why a file cannot be read as a workbook, each with what to do about it. */
const faults = {
  'file-empty': [{ it: 'Il file è vuoto.', en: 'The file is empty.' }, fillTheTemplate],
  'file-too-large': [{ it: 'Il file supera 10 MB.', en: 'The file is larger than 10 MB.' }, copyIntoTemplate],
  'file-is-pdf': [{ it: 'Il file è un PDF.', en: 'The file is a PDF.' }, fillTheTemplate],
  'file-is-text': [
    {
      it: 'Il file è un testo o un CSV, non una cartella di lavoro.',
      en: 'The file is plain text or CSV, not a workbook.',
    },
    fillTheTemplate,
  ],
  'not-a-workbook': [
    { it: 'Il file non è una cartella di lavoro .xlsx.', en: 'The file is not an .xlsx workbook.' },
    fillTheTemplate,
  ],
  'old-or-encrypted': [
    {
      it: 'Il file è un vecchio .xls oppure è protetto da password.',
      en: 'The file is an old .xls or is protected by a password.',
    },
    {
      it: 'Salvarlo come .xlsx senza password di apertura.',
      en: 'Save it as .xlsx without a password to open it.',
    },
  ],
  opendocument: [
    { it: 'Il file è in formato OpenDocument (.ods).', en: 'The file is in OpenDocument format (.ods).' },
    saveAsXlsx,
  ],
  'binary-workbook': [
    { it: 'Il file è in formato binario (.xlsb).', en: 'The file is in binary format (.xlsb).' },
    saveAsXlsx,
  ],
  'strict-workbook': [
    {
      it: 'Il file è nella variante «Strict Open XML».',
      en: 'The file is in the “Strict Open XML” variant.',
    },
    saveAsXlsx,
  ],
  macros: [
    { it: 'Il file contiene macro.', en: 'The file contains macros.' },
    { it: 'Salvarlo come .xlsx senza macro.', en: 'Save it as .xlsx without macros.' },
  ],
  'external-links': [
    { it: 'Il file contiene collegamenti ad altri file.', en: 'The file contains links to other files.' },
    {
      it: 'Sostituire i collegamenti con i valori (Dati, Modifica collegamenti, Interrompi) e salvare.',
      en: 'Replace the links by their values (Data, Edit Links, Break Link) and save.',
    },
  ],
  'embedded-objects': [
    {
      it: 'Il file contiene oggetti incorporati o controlli.',
      en: 'The file contains embedded objects or controls.',
    },
    copyIntoTemplate,
  ],
  'unpacked-too-large': [
    {
      it: 'Il file è compresso e, una volta aperto, è troppo grande.',
      en: 'The file is compressed and is too large once unpacked.',
    },
    copyIntoTemplate,
  ],
  'too-large': [
    {
      it: 'Il file contiene troppi dati per essere letto.',
      en: 'The file holds too much data to be read.',
    },
    copyIntoTemplate,
  ],
  damaged: [
    {
      it: 'Il file è danneggiato o incompleto.',
      en: 'The file is damaged or incomplete.',
    },
    {
      it: 'Aprirlo con Excel o LibreOffice, salvarlo di nuovo come .xlsx e ricaricarlo.',
      en: 'Open it with Excel or LibreOffice, save it again as .xlsx and upload it again.',
    },
  ],
} satisfies Record<string, readonly [message: Text, mend: Text]>;

export type FileFault = keyof typeof faults;

export function fileProblem(fault: FileFault, file: string): Problem {
  const [message, mend] = faults[fault];
  return errorAt({ file }, fault, message, mend);
}
