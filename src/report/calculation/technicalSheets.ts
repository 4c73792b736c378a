import { sheetOf, suppliersOf } from './calculatedLot.ts';
import {
  coefficientColumns,
  coefficientFeet,
  everyOffer,
  type TechnicalSources,
} from './coefficientColumns.ts';
import * as live from './live.ts';
import { type PointCells, pointsSheet } from './pointsSheet.ts';
import * as ranges from './ranges.ts';
import { guarded } from './rounding.ts';
import type { RuleFigure } from './rulesSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column, TableInWriting } from './table.ts';

/** The technical phase as cells. */
export interface TechnicalCells {
  readonly sheets: readonly SheetInWriting[];
  /** TRUE or FALSE by offer. */
  readonly admitted: Column;
  /** Sum of raw points by offer. */
  readonly rawTotal: Column;
  readonly points: PointCells;
}

/** Raw points of all offers, admission, points of the admitted ones. */
export function technicalSheets(sources: TechnicalSources): TechnicalCells {
  const { calculated, rules } = sources;
  const { lot, locale } = calculated;
  const suppliers = suppliersOf(calculated);
  const offered = { it: 'Offerta', en: 'Offer' }[locale];
  const sheet = sheetOf(
    calculated,
    { it: 'Punti grezzi', en: 'Raw points' },
    {
      it: 'Coefficienti e punti prima di ogni riparametrazione e arrotondamento',
      en: 'Coefficients and points before any rescaling and rounding',
    },
    [{ it: 'Su tutte le offerte ricevute.', en: 'Over all offers received.' }],
  );
  const raw = new Map<string, Column>();
  for (const criterion of lot.criteria) {
    sheet.section(`${criterion.code} ${criterion.label[locale]}`);
    const table = sheet.table(offered, suppliers, coefficientFeet(criterion, locale));
    raw.set(criterion.code, coefficientColumns(sources, table, criterion, everyOffer));
  }
  sheet.section({ it: 'Punti grezzi', en: 'Raw points' }[locale]);
  const table = sheet.table(offered, suppliers);
  const rawPoints = new Map(
    lot.criteria.map(({ code }) => [
      code,
      table.column(code, 'points', (offer) =>
        live.times(raw.get(code)?.cells[offer] as live.Live, rules.figure(`weight ${code}`)),
      ),
    ]),
  );
  const rawTotal = table.column({ it: 'Totale grezzo', en: 'Raw total' }[locale], 'points', (offer) =>
    live.total([...rawPoints.values()].map((column) => column.cells[offer] as live.Live)),
  );

  sheet.section({ it: 'Ammissione', en: 'Admission' }[locale]);
  const admission = sheet.table(offered, suppliers);
  const gains = admission.column('ΔB = B − MAB (€)', 'euro', (offer) =>
    live.minus(sources.benefits.offers[offer] as live.Live, sources.benefits.minimum),
  );
  const byBenefit = benefitColumn(sources, admission, gains);
  const { threshold } = lot.award;
  const sheets = [sheet];
  let admitted = byBenefit;
  if (threshold.kind !== 'none') {
    let criteria: ReadonlyMap<string, Column> = rawPoints;
    let totals = rawTotal;
    if (threshold.stage !== 'before-rescaling') {
      const before = pointsSheet(
        sources,
        { it: 'Prima della soglia', en: 'Before the threshold' },
        { it: 'Punti su cui si verifica la soglia', en: 'Points that the threshold looks at' },
        raw,
        byBenefit,
      );
      sheets.push(before.sheet);
      criteria = before.criteria;
      totals = threshold.stage === 'after-rescaling' ? before.total : before.beforeSecond;
    }
    const checks = [
      ...(threshold.kind === 'criteria' ? threshold.minimum : []).map(({ criterion }) => ({
        name: criterion,
        points: criteria.get(criterion) as Column,
        minimum: `minimum ${criterion}` as RuleFigure,
      })),
      ...(threshold.kind === 'criteria' && threshold.total === undefined
        ? []
        : [
            {
              name: { it: 'totale', en: 'total' }[locale],
              points: totals,
              minimum: 'minimum total' as const,
            },
          ]),
    ].map(({ name, points, minimum }) => {
      const heading = `${{ it: 'Soglia raggiunta', en: 'Threshold met' }[locale]}: ${name}`;
      return admission.column(heading, 'text', (offer) =>
        live.when(
          byBenefit.cells[offer] as live.Live,
          live.compare(guarded(points.cells[offer] as live.Live), '>=', rules.figure(minimum)),
          live.truth(false),
        ),
      );
    });
    admitted = admission.column(
      { it: 'Ammessa', en: 'Admitted' }[locale],
      'text',
      (offer) => live.all([byBenefit, ...checks].map((column) => column.cells[offer] as live.Live)),
      'result',
    );
  }
  const points = pointsSheet(
    sources,
    { it: 'Punti tecnici', en: 'Technical points' },
    { it: 'Punti tecnici delle offerte ammesse', en: 'Technical points of the admitted offers' },
    raw,
    admitted,
  );
  return { sheets: [...sheets, points.sheet], admitted, rawTotal, points };
}

/** Whether the benefit of an offer lets it in, by the rule of the benefit criterion. */
function benefitColumn(
  { calculated: { lot, locale } }: TechnicalSources,
  table: TableInWriting,
  gains: Column,
): Column {
  const rule = lot.criteria.map((criterion) => criterion.rule).find(({ kind }) => kind === 'benefit');
  const zero = live.number(0);
  const heading = { it: 'Ammessa per il beneficio', en: 'Admitted by its benefit' }[locale];
  return table.column(heading, 'text', (offer) => {
    if (rule?.kind !== 'benefit') return live.truth(true);
    const conditions = [
      ...(rule.noneAboveMinimum === 'no-award'
        ? [live.compare(ranges.numbersAbove(gains, 0), '>', zero)]
        : []),
      ...(rule.belowMinimum === 'exclude' ? [live.compare(gains.cells[offer] as live.Live, '>=', zero)] : []),
    ];
    return conditions.length === 0 ? live.truth(true) : live.all(conditions);
  });
}
