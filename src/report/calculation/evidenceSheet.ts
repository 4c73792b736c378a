import type { Evidence } from '../../core/evidence/evidence.ts';
import { formLabel } from '../../core/evidence/evidenceFields.ts';
import type { Locale } from '../locale.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import { given, stated } from './cells.ts';
import type { Live } from './live.ts';
import {
  evidenceMean,
  type MeanFigure,
  type MeanFormula,
  meanFigureLabels,
  parameterMean,
} from './meanFormula.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column, TableInWriting } from './table.ts';

/** Means before ratios become risks and categories become shares, and declarations. */
export interface DataCells {
  parameter(id: string): Live;
  /** @param offer its place among the offers */
  indicator(id: string, offer: number): Live;
  /** What each offer declares on a quantitative or tabular criterion. */
  declared(criterion: string): Column;
}

const meanLabel = { it: 'Media', en: 'Mean' };

/** What the tender and the suppliers gave, and the mean that follows from it. */
export function evidenceSheet(calculated: CalculatedLot): { sheet: SheetInWriting; data: DataCells } {
  const { lot, evaluation, locale } = calculated;
  const sheet = sheetOf(
    calculated,
    { it: 'Dati', en: 'Data' },
    { it: 'Parametri comuni ed evidenze delle offerte', en: 'Shared parameters and evidence of the offers' },
    [
      {
        it: 'I punti si calcolano sul valore medio di ogni parametro; l’incertezza non entra nell’aggiudicazione.',
        en: 'Points are computed at the mean of every parameter; uncertainty has no part in the award.',
      },
      {
        it: 'Di una Beta o Gamma ricavata da un intervallo, e delle simulazioni di un modello proprio, stanno qui i parametri o la media trovati dal programma.',
        en: 'Of a Beta or Gamma found from an interval, and of draws of an own model, the parameters or the mean found by the program stand here.',
      },
    ],
  );
  const parameters = new Map<string, Live>();
  if (lot.parameters.length > 0) {
    sheet.section({ it: 'Parametri comuni', en: 'Shared parameters' }[locale]);
    const table = sheet.table(
      { it: 'Parametro', en: 'Parameter' }[locale],
      lot.parameters.map(({ label }) => label[locale]),
    );
    table.column({ it: 'Nome nelle formule', en: 'Name in formulas' }[locale], 'text', (at) =>
      stated(lot.parameters[at]?.id ?? ''),
    );
    table.column({ it: 'Unità', en: 'Unit' }[locale], 'text', (at) => stated(lot.parameters[at]?.unit ?? ''));
    const means = meanColumns(table, lot.parameters.map(parameterMean), locale);
    for (const [at, { id }] of lot.parameters.entries()) parameters.set(id, means[at] as Live);
  }
  const indicators = new Map<string, readonly Live[]>();
  for (const indicator of lot.indicators) {
    sheet.section(`${indicator.label[locale]}: ${formLabel(indicator.evidence)[locale]}`);
    const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], suppliersOf(calculated));
    const formulas = evaluation.offers.map(({ evidence }) => {
      const own = evidence.evidence.find((one) => one.indicator === indicator.id);
      return evidenceMean(indicator, own as Evidence);
    });
    indicators.set(indicator.id, meanColumns(table, formulas, locale));
  }
  const declared = new Map<string, Column>();
  for (const { code, label, rule } of lot.criteria) {
    if (rule.kind !== 'quantitative' && rule.kind !== 'tabular') continue;
    sheet.section(`${code} ${label[locale]}: ${rule.question[locale]}`);
    const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], suppliersOf(calculated));
    const heading = rule.kind === 'tabular' ? { it: 'Codice', en: 'Code' }[locale] : rule.unit;
    declared.set(
      code,
      table.column(heading, rule.kind === 'tabular' ? 'text' : 'number', (offer) => {
        const own = evaluation.offers[offer]?.evidence;
        return given((rule.kind === 'tabular' ? own?.declarations[code] : own?.measures[code]) ?? '');
      }),
    );
  }
  return {
    sheet,
    data: {
      parameter: (id) => parameters.get(id) as Live,
      indicator: (id, offer) => indicators.get(id)?.[offer] as Live,
      declared: (criterion) => declared.get(criterion) as Column,
    },
  };
}

/** One column for each figure that any row has, then the means. */
function meanColumns(
  table: TableInWriting,
  formulas: readonly MeanFormula[],
  locale: Locale,
): readonly Live[] {
  const used = (Object.keys(meanFigureLabels) as MeanFigure[]).filter((figure) =>
    formulas.some(({ figures }) => figures[figure] !== undefined),
  );
  const columns = new Map(
    used.map((figure) => [
      figure,
      table.column(meanFigureLabels[figure][locale], 'number', (row) => {
        const value = formulas[row]?.figures[figure];
        return value === undefined ? null : given(value);
      }),
    ]),
  );
  const mean = table.column(meanLabel[locale], 'coefficient', (row) =>
    (formulas[row] as MeanFormula).of((figure) => columns.get(figure)?.cells[row] as Live),
  );
  return mean.cells;
}
