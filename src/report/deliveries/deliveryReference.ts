import {
  type Column,
  type ColumnKind,
  recordKinds,
  recordLayouts,
} from '../../core/deliveries/recordLayout.ts';
import { recordTexts } from './recordTexts.ts';

const kinds: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  key: 'pseudonym: 64 hexadecimal digits',
  date: 'date, `2026-03-31` or `31/03/2026`',
  month: 'month, `2026-03` or `03/2026`',
  number: 'number with decimal point or comma',
  count: 'whole number from 0',
};

/** How a delivery must look, as Markdown: its manifest and the columns of each file, from the layouts themselves. In English. */
export function deliveryMarkdown(): string {
  return [introduction, ...recordKinds.map(section)].join('\n\n');
}

function section(kind: (typeof recordKinds)[number]): string {
  const { columns, dated, identity, anyOf } = recordLayouts[kind];
  const { label, row } = recordTexts[kind];
  const facts = [
    `${label.en}: a row is ${row.en}.`,
    ...(dated === undefined
      ? []
      : [`A row belongs to the period of the delivery by \`${dated}\`; elsewhere it is quarantined.`]),
    ...(anyOf === undefined ? [] : [`At least one of ${list(anyOf)} is filled.`]),
    `Two rows with the same ${list(identity)} are one row, or contradict each other.`,
  ];
  return [
    `### \`${kind}\``,
    facts.join(' '),
    ['| Column | Holds | Required |', '| --- | --- | --- |', ...columns.map(line)].join('\n'),
  ].join('\n\n');
}

function line({ name, kind, required, oneOf }: Column): string {
  return `| \`${name}\` | ${oneOf === undefined ? kinds[kind] : list(oneOf)} | ${required ? 'yes' : 'no'} |`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

const introduction = `## What is delivered

A delivery is a folder with files of rows and a \`manifest.json\` that lists them:

| Field | Meaning |
| --- | --- |
| \`source_system\` | Who delivers: letters, digits, \`.\`, \`_\`, \`-\`. A source named like a site delivers that site, any other all sites. |
| \`format\` | \`csv\` (the default), \`ndjson\` (one JSON object on each line, names as the columns below) or \`fhir-r4\`. |
| \`extracted_at\` | When the data were extracted, with the offset from UTC: \`2026-04-02T06:00:00+02:00\`. |
| \`period_from\`, \`period_to\` | First and last day of the period. A later delivery of the source is of another period, or of one that contains it whole: it then takes its place. |
| \`key_version\` | Version of the key by which pseudonyms were made. |
| \`flow_version\` | Version of the flow, in the source's own words. |
| \`files\` | For each file \`name\`, \`record\` (one of the kinds below; left out for FHIR resources), \`rows\` without the header, and \`sha256\`. |
| \`completeness\` | How complete the source takes its flows to be, as fractions by name; may be left out. |

\`esito pseudonymise\` makes such a folder of what a hospital exported. CSV may be written with \`;\`, \`,\` or tabs, in UTF-8 or
Windows-1252, with columns in any order; those that are not required may be left out, unknown ones refuse the file. Every row is
kept, quarantined with a reason, or refused, and the account of the import adds up to the row. Only files that the contract
needs have to be delivered.`;
