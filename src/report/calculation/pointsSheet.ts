import type { Text } from '../../core/problem.ts';
import { isRescaled } from '../../core/scoring/coefficients.ts';
import type { Criterion } from '../../core/tender/criterion.ts';
import { sheetOf, suppliersOf } from './calculatedLot.ts';
import {
  coefficientColumns,
  coefficientFeet,
  everyOffer,
  isRelative,
  type TechnicalSources,
} from './coefficientColumns.ts';
import * as live from './live.ts';
import * as ranges from './ranges.ts';
import { rounded } from './rounding.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column, TableInWriting } from './table.ts';

/** Points of the offers that are in; nothing for the others. */
export interface PointCells {
  readonly sheet: SheetInWriting;
  /** By criterion code, before any second rescaling. */
  readonly criteria: ReadonlyMap<string, Column>;
  readonly beforeSecond: Column;
  readonly total: Column;
}

const zero = live.number(0);

/**
 * Coefficients over the declared set, first rescaling, points, second rescaling, rounding: the order of
 * `core/scoring/technicalScore.ts`.
 * @param raw coefficients over all offers received
 * @param admitted TRUE or FALSE by offer
 */
export function pointsSheet(
  sources: TechnicalSources,
  name: Text,
  title: Text,
  raw: ReadonlyMap<string, Column>,
  admitted: Column,
): PointCells {
  const { calculated, rules } = sources;
  const { lot, locale } = calculated;
  const { award } = lot;
  const sheet = sheetOf(calculated, name, title);
  const isIn = (offer: number): live.Live => admitted.cells[offer] as live.Live;
  const ifAdmitted = (offer: number, content: live.Live): live.Live =>
    live.when(isIn(offer), content, live.nothing);
  const inSet = award.sets.technicalMaxima === 'received' ? everyOffer : ifAdmitted;
  const { stage, mode } = award.rounding;
  const decimals = rules.figure('decimals');
  const offered = { it: 'Offerta', en: 'Offer' }[locale];
  const roundedLabel = { it: 'arrotondato', en: 'rounded' }[locale];
  const roundedColumn = (table: TableInWriting, exact: Column, format: 'points' | 'coefficient'): Column =>
    table.column(roundedLabel, format, (offer) =>
      ifAdmitted(offer, rounded(exact.cells[offer] as live.Live, mode, decimals)),
    );

  const criterionPoints = (criterion: Criterion): Column => {
    const { code, label } = criterion;
    const rescales = isRescaled(lot, criterion);
    const feet = isRelative(criterion) && inSet !== everyOffer ? coefficientFeet(criterion, locale) : [];
    const bestLabel = { it: 'Migliore coefficiente', en: 'Best coefficient' }[locale];
    sheet.section(`${code} ${label[locale]}`);
    const table = sheet.table(offered, suppliersOf(calculated), rescales ? [...feet, bestLabel] : feet);
    const own =
      isRelative(criterion) && inSet !== everyOffer
        ? coefficientColumns(sources, table, criterion, inSet)
        : table.column({ it: 'Coefficiente V', en: 'Coefficient V' }[locale], 'coefficient', (offer) =>
            inSet(offer, raw.get(code)?.cells[offer] as live.Live),
          );
    let coefficient = own;
    if (rescales) {
      const best = table.foot(feet.length, own, ranges.greatestIn(own), 'coefficient');
      coefficient = table.column({ it: 'Riparametrato', en: 'Rescaled' }[locale], 'coefficient', (offer) => {
        const cell = own.cells[offer] as live.Live;
        return ifAdmitted(offer, live.when(live.compare(best, '=', zero), cell, live.over(cell, best)));
      });
    }
    if (stage === 'coefficient') coefficient = roundedColumn(table, coefficient, 'coefficient');
    const weight = rules.figure(`weight ${code}`);
    const points = table.column({ it: 'Punti', en: 'Points' }[locale], 'points', (offer) =>
      ifAdmitted(offer, live.times(coefficient.cells[offer] as live.Live, weight)),
    );
    return stage === 'total' ? points : roundedColumn(table, points, 'points');
  };
  const criteria = new Map(lot.criteria.map((criterion) => [criterion.code, criterionPoints(criterion)]));

  sheet.section({ it: 'Totale tecnico', en: 'Technical total' }[locale]);
  const bestTotal = { it: 'Miglior totale', en: 'Best total' }[locale];
  const feet = award.rescaling.second === 'none' ? [] : [bestTotal];
  const table = sheet.table(offered, suppliersOf(calculated), feet);
  const parts = lot.criteria.map(({ code }) => ({
    code,
    column: table.column(code, 'points', (offer) => criteria.get(code)?.cells[offer] as live.Live),
  }));
  const sumOf = (heading: string, codes: readonly string[]): Column =>
    table.column(heading, 'points', (offer) => {
      const cells = parts.filter(({ code }) => codes.includes(code)).map(({ column }) => column.cells[offer]);
      return ifAdmitted(offer, live.total(cells as live.Live[]));
    });
  const beforeSecond = sumOf(
    { it: 'Somma', en: 'Sum' }[locale],
    parts.map(({ code }) => code),
  );
  const stretched = groupsOf(lot.criteria, award.rescaling.second).map(({ name: group, codes }) => {
    const sum = group === '' ? beforeSecond : sumOf(group, codes);
    const best = table.foot(0, sum, ranges.greatestIn(sum), 'points');
    const maximum = live.total(codes.map((code) => rules.figure(`weight ${code}`)));
    const heading = `${{ it: 'Riparametrato', en: 'Rescaled' }[locale]} ${group}`.trim();
    return table.column(heading, 'points', (offer) => {
      const cell = sum.cells[offer] as live.Live;
      const share = live.over(live.times(cell, maximum), best);
      return ifAdmitted(offer, live.when(live.compare(best, '>', zero), share, cell));
    });
  });
  const exact =
    stretched.length < 2
      ? (stretched[0] ?? beforeSecond)
      : table.column({ it: 'Somma dei gruppi', en: 'Sum of groups' }[locale], 'points', (offer) =>
          ifAdmitted(offer, live.total(stretched.map((column) => column.cells[offer] as live.Live))),
        );
  const total = table.column(
    { it: 'Totale tecnico', en: 'Technical total' }[locale],
    'points',
    (offer) => ifAdmitted(offer, rounded(exact.cells[offer] as live.Live, mode, decimals)),
    'result',
  );
  return { sheet, criteria, beforeSecond, total };
}

/** What the second rescaling stretches: nothing, the total, or the criteria of each letter. */
function groupsOf(
  criteria: readonly Criterion[],
  second: 'none' | 'technical-total' | 'groups',
): { name: string; codes: string[] }[] {
  if (second === 'none') return [];
  const groups = new Map<string, string[]>();
  for (const { code } of criteria) {
    const name = second === 'groups' ? (code.split('.')[0] as string) : '';
    groups.set(name, [...(groups.get(name) ?? []), code]);
  }
  return [...groups].map(([name, codes]) => ({ name, codes }));
}
