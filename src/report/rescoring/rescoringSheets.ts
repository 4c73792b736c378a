import type { TenderRescoring } from '../../core/rescoring/rescore.ts';
import { summaryOf } from '../../core/rescoring/summary.ts';
import type { Locale } from '../locale.ts';
import { sheetOf } from '../resultSheets.ts';
import type { SheetTable } from '../sheetTable.ts';
import { bestOverLambdaTable, lotRulesTable, offersTable } from './pastLotTables.ts';
import { noticesOf } from './rescoringReport.ts';
import { rescoringSentences } from './rescoringSentences.ts';
import { changesByRuleTable, changesOverLambdaTables, lotsTable, mismatchTable } from './rescoringTables.ts';

/** All tables of re-scored tenders as sheets of a workbook, numbers at full precision. */
export function rescoringSheets(tenders: readonly TenderRescoring[], locale: Locale): SheetTable[] {
  const summary = summaryOf(tenders);
  const tables = [
    lotsTable(tenders),
    mismatchTable(tenders),
    changesByRuleTable(summary),
    ...changesOverLambdaTables(summary),
    ...tenders.flatMap(({ tender, lots, lambda }) =>
      lots.flatMap((lot) => [
        offersTable(lot, lambda),
        lotRulesTable(lot),
        bestOverLambdaTable(lot, tender.willingnessToPay.unit),
      ]),
    ),
  ];
  const notice = noticesOf(tenders);
  return [
    {
      name: { it: 'Sintesi', en: 'Summary' }[locale],
      notes: [
        ...tenders.map(({ tender }) => `${tender.title} – ${tender.buyer} – ${tender.source}`),
        ...(notice === null ? [] : [notice]),
      ],
      header: [{ it: 'In breve', en: 'In short' }[locale]],
      rows: rescoringSentences(tenders, summary).map(({ text }) => [text[locale]]),
    },
    ...tables.flatMap((table) => (table === null ? [] : [sheetOf(table, locale)])),
  ];
}
