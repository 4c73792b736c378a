import { errorAt, type Problem, type Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { type Envelope, evidenceForm, type PublishedTender } from './evidenceForm.ts';
import { cellNamed } from './namedCell.ts';
import { priceForm } from './priceForm.ts';
import type { WorkbookContent } from './workbook.ts';
import { hiddenNames, WORKBOOK_FORMAT } from './workbookNames.ts';

/** A value of the hidden sheet; empty if there is none. */
export function hiddenValue(workbook: WorkbookContent, name: string): string {
  const value = cellNamed(workbook, name);
  return value.kind === 'text' || value.kind === 'number' ? String(value.value) : '';
}

/** Structure first: a workbook of another tender, or with pieces missing, is not read any further. */
export function structureProblems(
  workbook: WorkbookContent,
  published: PublishedTender,
  lot: Lot,
  envelope: Envelope,
): Problem[] {
  const { file } = workbook;
  const again: Text = {
    it: 'Scaricare di nuovo il modello dalla pagina del lotto e ricopiarvi i dati.',
    en: 'Download the template again from the lot’s page and copy the data into it.',
  };
  if (hiddenValue(workbook, hiddenNames.format) !== String(WORKBOOK_FORMAT)) {
    return [
      errorAt(
        { file },
        'not-a-template',
        {
          it: 'Il file non nasce dal modello di questa gara (manca la scheda nascosta).',
          en: 'The file was not made from this tender’s template (its hidden sheet is missing).',
        },
        again,
      ),
    ];
  }
  if (hiddenValue(workbook, hiddenNames.envelope) !== envelope) {
    return [
      envelope === 'evidence'
        ? errorAt(
            { file },
            'wrong-envelope',
            { it: 'Questa è la cartella dell’offerta economica.', en: 'This is the price workbook.' },
            { it: 'Caricarla nella busta economica.', en: 'Upload it into the economic envelope.' },
          )
        : errorAt(
            { file },
            'wrong-envelope',
            { it: 'Questa è la cartella delle evidenze.', en: 'This is the evidence workbook.' },
            { it: 'Caricarla nella busta tecnica.', en: 'Upload it into the technical envelope.' },
          ),
    ];
  }
  const [tender, lotId] = [hiddenValue(workbook, hiddenNames.tender), hiddenValue(workbook, hiddenNames.lot)];
  if (tender !== published.tender.id || lotId !== lot.id) {
    return [
      errorAt(
        { file },
        'wrong-lot',
        {
          it: `Il file è della gara «${tender}», lotto ${lotId}; qui serve «${published.tender.id}», lotto ${lot.id}.`,
          en: `The file belongs to tender “${tender}”, lot ${lotId}; needed here is “${published.tender.id}”, lot ${lot.id}.`,
        },
        again,
      ),
    ];
  }
  if (hiddenValue(workbook, hiddenNames.fingerprint) !== published.fingerprint) {
    return [
      errorAt(
        { file },
        'wrong-tender-version',
        {
          it: 'Il modello è di un’altra versione della gara: le regole sono cambiate dopo che è stato scaricato.',
          en: 'The template is of another version of the tender: the rules changed after it was downloaded.',
        },
        again,
      ),
    ];
  }
  const form = envelope === 'evidence' ? evidenceForm(published, lot) : priceForm(published, lot);
  return form.sheets.flatMap((sheet): Problem[] => {
    if (!workbook.sheets.includes(sheet.name)) {
      return [
        errorAt(
          { file, sheet: sheet.name },
          'missing-sheet',
          { it: `Manca il foglio «${sheet.name}».`, en: `The sheet “${sheet.name}” is missing.` },
          again,
        ),
      ];
    }
    // Inputs, and headings below which numbers are looked for.
    return sheet.cells.flatMap(({ name, cell, input, style }) =>
      name === undefined ||
      (input === undefined && style !== 'header') ||
      workbook.names.get(name)?.sheet === sheet.name
        ? []
        : [
            errorAt(
              { file, sheet: sheet.name, cell },
              'missing-column',
              {
                it: `Manca la cella prevista in ${cell} (riga o colonna cancellata).`,
                en: `The cell expected at ${cell} is missing (row or column deleted).`,
              },
              again,
            ),
          ],
    );
  });
}
