import type { EvaluationResult } from '../../core/evaluation/result.ts';
import { lotOf } from '../../core/tender/lotOf.ts';
import type { Tender } from '../../core/tender/tender.ts';
import type { Locale } from '../locale.ts';
import { ruleTexts } from '../ruleText.ts';
import type { CalculatedLot } from './calculatedLot.ts';
import { type CalculationSheet, stated } from './cells.ts';
import { checkSheet } from './checkSheet.ts';
import { committeeSheet } from './committeeSheet.ts';
import { economicSheet } from './economicSheet.ts';
import { evidenceSheet } from './evidenceSheet.ts';
import { modelSheet } from './modelSheet.ts';
import { rankingSheet } from './rankingSheet.ts';
import { rulesSheet } from './rulesSheet.ts';
import { SheetInWriting } from './sheet.ts';
import { technicalSheets } from './technicalSheets.ts';

/** The part of a result that the calculation is about. */
export interface CalculatedResult {
  readonly tender: Pick<EvaluationResult['tender'], 'fingerprint'>;
  readonly lots: readonly CalculatedLot['evaluation'][];
}

/**
 * The whole deterministic calculation of a result as sheets of live formulas, so that anyone recalculates the points in a
 * spreadsheet program. Every formula carries what it gives, computed with the same binary arithmetic; the check sheet
 * holds it against the published result, which is in decimal arithmetic. Simulated figures are not in it.
 */
export function calculationSheets(
  tender: Tender,
  result: CalculatedResult,
  locale: Locale,
): CalculationSheet[] {
  const prefixes = lotPrefixes(result.lots.map(({ lot }) => lot));
  const lots = result.lots.flatMap((evaluation, at) => {
    const lot = lotOf(tender, evaluation.lot);
    return lotSheets({ lot, evaluation, locale, prefix: prefixes[at] as string });
  });
  return [guide(tender, result, locale), ...lots].map((sheet) => sheet.outline());
}

/** Names of sheets are short, and capitals do not tell them apart: long or similar ids of lots give way to numbers. */
function lotPrefixes(ids: readonly string[]): string[] {
  if (ids.length === 1) return [''];
  const areUsable =
    ids.every((id) => id.length <= 10) && new Set(ids.map((id) => id.toLowerCase())).size === ids.length;
  return ids.map((id, at) => `${areUsable ? id : at + 1} `);
}

function lotSheets(calculated: CalculatedLot): SheetInWriting[] {
  const { sheet: rulesOnly, rules } = rulesSheet(calculated);
  const { sheet: dataOnly, data } = evidenceSheet(calculated);
  const model = modelSheet(calculated, rules, data);
  const committee = committeeSheet(calculated);
  const technical = technicalSheets({
    calculated,
    rules,
    benefits: model.benefits,
    committee: committee?.cells ?? null,
    declared: data.declared,
  });
  const economic = economicSheet(calculated, rules, technical.admitted);
  const ranking = rankingSheet(calculated, rules, technical, economic);
  const check = checkSheet(calculated, model.benefits, technical, economic, ranking);
  return [
    check,
    rulesOnly,
    dataOnly,
    ...model.sheets,
    ...(committee === null ? [] : [committee.sheet]),
    ...technical.sheets,
    economic.sheet,
    ranking.sheet,
  ];
}

/** What the workbook is, how to use it, and the published rules in words. */
function guide(tender: Tender, result: CalculatedResult, locale: Locale): SheetInWriting {
  const texts = {
    it: [
      'Questa cartella rifà il calcolo dei punti con formule, dai dati delle offerte alla graduatoria: ogni cella dice da quali altre viene.',
      'Celle gialle: cifre del disciplinare, delle offerte e della commissione, che si possono cambiare per prova. Celle bianche: formule. Celle verdi: risultati.',
      'Per ricalcolare: Ctrl+Alt+F9 in Excel, Ctrl+Maiusc+F9 in LibreOffice. Nessun foglio è protetto. Il foglio «Verifica» confronta ogni risultato con quello pubblicato.',
      'Fa fede il risultato pubblicato, calcolato in cifre decimali. Il foglio di calcolo usa numeri binari: prima di arrotondare, ogni numero è portato a 12 decimali, perché 30 × 0,09 sia 2,70 e non 2,69.',
      'Le simulazioni (probabilità, valore dell’informazione) non sono qui: non entrano nell’aggiudicazione.',
    ],
    en: [
      'This workbook repeats the calculation of points with formulas, from the data of the offers to the ranking: every cell says which others it comes from.',
      'Yellow cells: figures of the tender rules, the offers and the committee, which may be changed to try. White cells: formulas. Green cells: results.',
      'To recalculate: Ctrl+Alt+F9 in Excel, Ctrl+Shift+F9 in LibreOffice. No sheet is protected. The sheet “Check” compares every result with the published one.',
      'The published result, computed in decimal digits, is the one that counts. A spreadsheet uses binary numbers: before it is rounded, each number is brought to 12 decimals, so that 30 × 0.09 is 2.70 and not 2.69.',
      'Simulations (probabilities, value of information) are not here: they have no part in the award.',
    ],
  }[locale];
  const sheet = new SheetInWriting(
    { it: 'Leggimi', en: 'Read me' }[locale],
    `${tender.title[locale]}: ${{ it: 'il calcolo in formule', en: 'the calculation in formulas' }[locale]}`,
    [...texts, ...(tender.notice === undefined ? [] : [tender.notice[locale]])],
  );
  sheet.entry(
    { it: 'Impronta della definizione', en: 'Fingerprint of the definition' }[locale],
    stated(result.tender.fingerprint),
    'text',
  );
  for (const { lot: id } of result.lots) {
    const lot = lotOf(tender, id);
    sheet.section(`${{ it: 'Lotto', en: 'Lot' }[locale]} ${lot.id}: ${lot.title[locale]}`);
    const rules = ruleTexts(lot);
    const table = sheet.table(
      { it: 'Regola pubblicata', en: 'Published rule' }[locale],
      rules.map(({ title }) => title[locale]),
    );
    table.column({ it: 'In parole', en: 'In words' }[locale], 'words', (at) =>
      stated(rules[at]?.words[locale] ?? ''),
    );
    table.column({ it: 'Formula', en: 'Formula' }[locale], 'words', (at) =>
      stated(rules[at]?.formula?.[locale] ?? ''),
    );
  }
  return sheet;
}
