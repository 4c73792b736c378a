import type { Batch, RowFinding } from '../../core/deliveries/batch.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { fateTexts, reasonTexts } from './reasonTexts.ts';

const texts = {
  row: { it: 'riga', en: 'row' },
  rows: { it: 'righe', en: 'rows' },
  kept: { it: 'tenute', en: 'kept' },
  quarantined: { it: 'in quarantena', en: 'quarantined' },
  refused: { it: 'rifiutate', en: 'refused' },
};

/** What became of the rows of a delivery as lines for a terminal: by file, then by reason with the file and line of the first ones. */
export function accountText(batch: Batch, locale: Locale): string {
  const { number } = formatFor(locale);
  const t = localized(texts, locale);
  const width = Math.max(...batch.files.map(({ fileName }) => fileName.length));
  return [
    `${batch.source}, ${batch.from} – ${batch.to}`,
    ...batch.files.map(
      ({ fileName, rows, kept, quarantined, refused }) =>
        `  ${fileName.padEnd(width)}  ${number(rows)} ${t.rows} = ${number(kept)} ${t.kept} + ${number(quarantined)} ${t.quarantined} + ${number(refused)} ${t.refused}`,
    ),
    ...batch.findings.map((finding) => findingText(finding, locale)),
  ].join('\n');
}

/** `  delivery.csv:12, 15 (H1): Not a date, 4 rows, Refused: procedure_date “31/02/2026”`, and how to mend it. */
function findingText({ fileName, site, reason, fate, rows, first }: RowFinding, locale: Locale): string {
  const { label, mend } = reasonTexts[reason];
  const { number } = formatFor(locale);
  const lines = first.map(({ line }) => line).join(', ');
  const shown = first.find(({ column, value }) => column !== null && value !== null);
  const cell = shown === undefined ? '' : `: ${shown.column} “${shown.value}”`;
  const place = `${fileName}:${lines}${rows > first.length ? ', …' : ''}${site === null ? '' : ` (${site})`}`;
  return `  ${place}: ${label[locale]}, ${number(rows)} ${(rows === 1 ? texts.row : texts.rows)[locale]}, ${fateTexts[fate][locale]}${cell}\n    → ${mend[locale]}`;
}
