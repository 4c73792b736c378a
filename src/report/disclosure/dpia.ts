import type { PublishedContract } from '../../core/contract/contract.ts';
import { readerName } from '../../core/disclosure/reader.ts';
import type { Release } from '../../core/disclosure/release.ts';
import type { Text } from '../../core/problem.ts';
import { type Block, printedTable, type ReportDocument } from '../document.ts';
import type { Locale } from '../locale.ts';
import type { Cell, Column, Table } from '../table.ts';
import { dateText } from '../tracking/dateText.ts';
import {
  labels,
  measures,
  openPoints,
  ownerWords,
  paragraphs,
  residualRisks,
  testWords,
} from './dpiaTexts.ts';

/**
 * Material for a data protection impact assessment (GDPR, Article 35(7), with the measures of Article 25), from the contract and its releases: what is processed, of whom,
 * what for, who holds the keys, who reads what, how each release was tested and what remains.
 * @param releases of the contract, the latest first, failed ones too
 */
export function dpia(
  { contract, fingerprint }: PublishedContract,
  releases: readonly Release[],
  locale: Locale,
): ReportDocument {
  const heading = (text: Text): Block => ({ kind: 'heading', level: 1, text: text[locale] });
  const paragraph = (text: Text): Block => ({ kind: 'paragraph', text: text[locale], tone: 'normal' });
  const table = (of: Table): Block => ({ kind: 'table', table: printedTable(of, locale) });
  const statements = (tone: 'information' | 'warning', items: readonly Text[]): Block => ({
    kind: 'statements',
    items: items.map((text) => ({ tone, text: text[locale] })),
    warningLabel: labels.warning[locale],
  });
  return {
    locale,
    title: labels.title[locale],
    author: contract.buyer[locale],
    header: `${contract.title[locale]} · ${labels.title[locale]}`,
    pageLabel: labels.page[locale],
    blocks: [
      {
        kind: 'cover',
        title: labels.title[locale],
        subtitle: contract.title[locale],
        notice: contract.notice?.[locale] ?? null,
        facts: [
          { label: labels.contract[locale], value: contract.id, code: true },
          { label: labels.buyer[locale], value: contract.buyer[locale], code: false },
          { label: labels.fingerprint[locale], value: fingerprint, code: true },
        ],
        createdLabel: null,
      },
      paragraph(labels.basis),
      heading(labels.processing),
      paragraph(paragraphs.processing),
      heading(labels.data),
      paragraph(paragraphs.data),
      table(
        listed('data', { it: 'Che cosa si legge', en: 'What is read' }, [
          [text('Voce', 'Item'), contract.outcomes.map(({ label }) => label)],
          [text('Di chi', 'Of whom'), contract.outcomes.map(({ denominator }) => denominator)],
        ]),
      ),
      ...(contract.covariates === undefined
        ? []
        : [
            table(
              listed(
                'covariates',
                { it: 'Caratteristiche dei pazienti', en: 'Characteristics of patients' },
                [[text('Caratteristica', 'Characteristic'), contract.covariates.map(({ label }) => label)]],
              ),
            ),
          ]),
      heading(labels.necessity),
      paragraph(paragraphs.necessity),
      heading(labels.pseudonyms),
      paragraph(paragraphs.pseudonyms),
      table(
        listed('keys', { it: 'Custodi delle chiavi', en: 'Holders of keys' }, [
          [text('Sede', 'Site'), contract.sites.map(({ name }) => name)],
          [text('Custode', 'Holder'), contract.sites.map(({ keyHolder }) => keyHolder)],
        ]),
      ),
      paragraph(paragraphs.flows),
      table(
        listed('flows', { it: 'Flussi', en: 'Flows' }, [
          [text('Flusso', 'Flow'), contract.flows.map(({ label }) => label)],
          [text('Lo deve', 'Owed by'), contract.flows.map(({ owner }) => ownerWords[owner])],
        ]),
      ),
      heading(labels.readers),
      paragraph(paragraphs.readers),
      statements('information', [paragraphs.supplier, paragraphs.site, paragraphs.region, paragraphs.public]),
      heading(labels.tests),
      paragraph(paragraphs.tests),
      releases.length === 0 ? paragraph(paragraphs.noTests) : table(testTable(releases)),
      heading(labels.risks),
      statements('warning', residualRisks),
      heading(labels.measures),
      statements('information', measures),
      heading(labels.open),
      { kind: 'fields', items: openPoints.map((label) => ({ label: label[locale], value: null })) },
    ],
  };
}

/** The latest release to each reader with the result of its tests, and how much of it was looked for. */
function testTable(releases: readonly Release[]): Table {
  const latest = [...Map.groupBy(releases, ({ content }) => readerName(content.reader)).values()].map(
    ([first]) => first as Release,
  );
  return {
    id: 'tests',
    title: { it: 'Ultima pubblicazione per lettore', en: 'Latest release to each reader' },
    sheet: { it: 'Prove', en: 'Tests' },
    notes: [
      {
        it: 'Fra parentesi quanti conteggi si sono cercati.',
        en: 'In brackets how many counts were looked for.',
      },
    ],
    columns: [
      text('Lettore', 'Reader'),
      text('Dati al', 'Data as of'),
      ...Object.values(testWords).map(({ it, en }) => text(it, en)),
      { ...text('Impronta', 'Fingerprint'), kind: 'code' },
    ],
    rows: latest.map(({ content, tests, hash }) => ({
      strong: false,
      cells: [
        readerName(content.reader),
        { it: dateText(content.asOf, 'it'), en: dateText(content.asOf, 'en') },
        ...Object.keys(testWords).map((name): Cell => {
          const test = tests.find((one) => one.test === name);
          if (test === undefined) return null;
          const word = test.passed ? { it: 'superata', en: 'passed' } : { it: 'NON superata', en: 'FAILED' };
          return { it: `${word.it} (${test.tried})`, en: `${word.en} (${test.tried})` };
        }),
        hash.slice(0, 12),
      ],
    })),
  };
}

function listed(id: string, title: Text, columns: readonly (readonly [Column, readonly Cell[]])[]): Table {
  const [, first = []] = columns[0] ?? [];
  return {
    id,
    title,
    sheet: title,
    notes: [],
    columns: columns.map(([column]) => column),
    rows: first.map((_, at) => ({ strong: false, cells: columns.map(([, cells]) => cells[at] ?? null) })),
  };
}

function text(it: string, en: string): Column {
  return { label: { it, en }, kind: 'text', decimals: 0 };
}
