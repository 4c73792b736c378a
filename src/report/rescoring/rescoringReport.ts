import type { Text } from '../../core/problem.ts';
import type { LotRescoring, TenderRescoring } from '../../core/rescoring/rescore.ts';
import { type RescoringSummary, summaryOf } from '../../core/rescoring/summary.ts';
import { changesByRuleChart } from '../chart/changesByRuleChart.ts';
import { changesOverLambdaChart } from '../chart/changesOverLambdaChart.ts';
import { type Block, printedTable, type ReportDocument } from '../document.ts';
import { formatFor } from '../format.ts';
import { type Locale, localized } from '../locale.ts';
import { unitLabel } from '../quantity.ts';
import type { Table } from '../table.ts';
import { bestOverLambdaTable, lotName, lotRulesTable, offersTable } from './pastLotTables.ts';
import { pastRuleTexts } from './pastRuleTexts.ts';
import { lotSentences, rescoringSentences } from './rescoringSentences.ts';
import { changesByRuleTable, changesOverLambdaTables, lotsTable, mismatchTable } from './rescoringTables.ts';

const texts = {
  title: { it: 'Gare passate ricalcolate', en: 'Past tenders re-scored' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  tender: { it: 'Gara', en: 'Tender' },
  source: { it: 'Fonte', en: 'Source' },
  file: { it: 'File', en: 'File' },
  lots: { it: 'Lotti', en: 'Lots' },
  lambda: { it: 'Disponibilità a pagare λ', en: 'Willingness to pay λ' },
  created: { it: 'Documento creato', en: 'Document created' },
  page: { it: 'Pagina {page} di {pages}', en: 'Page {page} of {pages}' },
  warning: { it: 'Attenzione', en: 'Caution' },
  summary: { it: 'In breve', en: 'In short' },
  rules: { it: 'Quante aggiudicazioni, con quale regola', en: 'How many awards, under which rule' },
  overLambda: { it: 'Al variare di λ', en: 'As λ varies' },
  eachLot: { it: 'Lotto per lotto', en: 'Lot by lot' },
  published: { it: 'Regole pubblicate', en: 'Published rules' },
  outcomes: { it: 'Fonti degli esiti', en: 'Sources of outcomes' },
  method: { it: 'Come si legge', en: 'How to read this' },
} satisfies Record<string, Text>;

/** How the numbers are made, in a few sentences for page and report. */
export const rescoringMethod: readonly Text[] = [
  {
    it: 'I punti si ricalcolano con le stesse funzioni delle gare nuove: valori per criterio, soglia, riparametrazione, arrotondamento, formula del prezzo, parità. Ogni regola candidata cambia una cosa sola.',
    en: 'Points are recomputed with the same functions as for new tenders: values by criterion, threshold, rescaling, rounding, price formula, ties. Each candidate rule changes one thing only.',
  },
  {
    it: 'I fornitori avrebbero forse offerto altri prezzi con altre regole: il ricalcolo dice che cosa sarebbe successo con le stesse offerte, non con offerte diverse.',
    en: 'Under other rules suppliers might have offered other prices: re-scoring says what would have happened with the same offers, not with different ones.',
  },
  {
    it: 'Beneficio monetario netto = λ · effetto − costo di cura − prezzo, per paziente. Gli esiti sono quelli poi noti, senza la loro incertezza: la fonte di ciascuno è indicata.',
    en: 'Net monetary benefit = λ · effect − cost of care − price, per patient. Outcomes are those known later, without their uncertainty: the source of each is given.',
  },
  {
    it: 'È informazione per il consiglio: nessuna aggiudicazione fatta diventa illegittima perché un’altra regola ne avrebbe fatta un’altra.',
    en: 'This is information for the board: no award that was made becomes unlawful because another rule would have made another one.',
  },
];

/** The report of re-scored tenders as an outline that a board can show to its region. */
export function rescoringReport(tenders: readonly TenderRescoring[], locale: Locale): ReportDocument {
  const t = localized(texts, locale);
  const summary = summaryOf(tenders);
  const buyers = [...new Set(tenders.map(({ tender }) => tender.buyer))].join(', ');
  const titles = tenders.map(({ tender }) => tender.title).join(' · ');
  const heading = (text: string, level: 1 | 2 = 2): Block => ({ kind: 'heading', level, text });
  const paragraph = ({ it, en }: Text): Block => ({
    kind: 'paragraph',
    text: { it, en }[locale],
    tone: 'normal',
  });
  const table = (one: Table | null): Block[] =>
    one === null ? [] : [{ kind: 'table', table: printedTable(one, locale) }];
  return {
    locale,
    title: `${t.title}: ${titles}`,
    author: buyers,
    header: `${t.title} · ${titles}`,
    pageLabel: t.page,
    blocks: [
      {
        kind: 'cover',
        title: t.title,
        subtitle: titles,
        notice: noticesOf(tenders),
        facts: tenders.flatMap(({ tender, lambda, file, lots }) => [
          { label: t.tender, value: tender.title, code: false },
          { label: t.buyer, value: tender.buyer, code: false },
          { label: t.source, value: tender.source, code: false },
          { label: t.lots, value: String(lots.length), code: false },
          {
            label: t.lambda,
            value: `${formatFor(locale).number(lambda)} ${unitLabel(tender.willingnessToPay.unit, locale)}`,
            code: false,
          },
          { label: t.file, value: file, code: true },
        ]),
        createdLabel: t.created,
      },
      heading(t.summary),
      {
        kind: 'statements',
        items: rescoringSentences(tenders, summary).map(({ tone, text }) => ({ tone, text: text[locale] })),
        warningLabel: t.warning,
      },
      ...table(lotsTable(tenders)),
      ...table(mismatchTable(tenders)),
      heading(t.rules),
      { kind: 'chart', chart: changesByRuleChart(summary, locale) },
      ...table(changesByRuleTable(summary)),
      ...overLambda(summary, locale),
      heading(t.method),
      ...rescoringMethod.map(paragraph),
      heading(t.eachLot, 1),
      ...tenders.flatMap(({ tender, lots, lambda }) =>
        lots.flatMap((lot): Block[] => [
          heading(lotName(lot.lot)[locale]),
          ...lotSentences(lot, tender.willingnessToPay.unit).map(paragraph),
          ...table(offersTable(lot, lambda)),
          ...table(lotRulesTable(lot)),
          ...table(bestOverLambdaTable(lot, tender.willingnessToPay.unit)),
          heading(t.published),
          {
            kind: 'rules',
            rules: pastRuleTexts(lot.lot).map(({ title, words }) => ({
              title: title[locale],
              words: words[locale],
              formula: null,
              article: null,
            })),
          },
          ...sourcesOf(lot).map(
            (source): Block => ({ kind: 'paragraph', text: `${t.outcomes}: ${source}`, tone: 'note' }),
          ),
        ]),
      ),
    ],
  };
}

function overLambda(summary: RescoringSummary, locale: Locale): Block[] {
  const tables = changesOverLambdaTables(summary);
  return summary.overLambda.flatMap((changes, at): Block[] => [
    ...(at === 0 ? [{ kind: 'heading', level: 2, text: texts.overLambda[locale] } as const] : []),
    { kind: 'chart', chart: changesOverLambdaChart(changes, locale) },
    { kind: 'table', table: printedTable(someRows(tables[at] as Table), locale) },
  ]);
}

/** Rows of a long table that are printed; all of them are in the workbook. */
const MOST_ROWS = 11;

function someRows(table: Table): Table {
  const step = Math.ceil((table.rows.length - 1) / (MOST_ROWS - 1)) || 1;
  return { ...table, rows: table.rows.filter((_, at) => at % step === 0) };
}

/** Notices of all tenders, once each. */
export function noticesOf(tenders: readonly TenderRescoring[]): string | null {
  const notices = [...new Set(tenders.flatMap(({ tender }) => tender.notice ?? []))];
  return notices.length === 0 ? null : notices.join(' ');
}

/** Where the outcomes of a lot come from, once each. */
export function sourcesOf({ lot }: LotRescoring): string[] {
  return [...new Set(lot.offers.flatMap(({ outcome }) => outcome?.source ?? []))];
}
