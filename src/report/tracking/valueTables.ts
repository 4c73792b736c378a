import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import type { Tracking, ValueTracking } from '../../core/tracking/tracking.ts';
import { supplierName } from '../contract/supplierName.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Column, Table } from '../table.ts';
import { declaredText, figureText } from './figureText.ts';

const euro = (it: string, en: string): Column => ({
  label: { it, en },
  unit: { it: '€', en: '€' },
  kind: 'number',
  decimals: 0,
});
const points = (it: string, en: string): Column => ({ label: { it, en }, kind: 'number', decimals: 2 });
const supplierColumn: Column = { label: { it: 'Fornitore', en: 'Supplier' }, kind: 'text', decimals: 0 };

/** Net benefit promised and delivered, and points at the realised rates. */
export function valueTable({ value }: Tracking, contract: Contract): Table {
  return {
    id: 'value',
    title: {
      it: 'Beneficio netto e punti: promessi e ai valori osservati',
      en: 'Net benefit and points: promised and at the observed figures',
    },
    sheet: { it: 'Beneficio netto', en: 'Net benefit' },
    notes: [
      {
        it: 'Per paziente, al λ della gara e con il modello della gara; le altre offerte restano come furono. È un’informazione: i punti dell’aggiudicazione non cambiano.',
        en: 'Per patient, at the tender’s λ and by the tender’s model; the other offers stay as they were. This is information: the points of the award do not change.',
      },
      {
        it: 'L’intervallo viene da quelli dei valori osservati, presi come indipendenti (Zou e Donner 2008); la promessa è presa come nota. Se contiene lo zero, i dati non distinguono tra più e meno del promesso.',
        en: 'The interval comes from those of the observed values, taken as independent (Zou and Donner 2008); the promise is taken as known. If it contains zero, the data do not tell more from less than promised.',
      },
    ],
    columns: [
      supplierColumn,
      { label: { it: 'Pazienti', en: 'Patients' }, kind: 'number', decimals: 0 },
      euro('Promesso', 'Promised'),
      euro('Consegnato', 'Delivered'),
      {
        label: { it: 'Differenza (intervallo)', en: 'Difference (interval)' },
        unit: { it: '€', en: '€' },
        kind: 'quantity',
        decimals: 0,
      },
      euro('Differenza su tutti', 'Difference over all'),
      points('Punti del beneficio aggiudicati', 'Benefit points awarded'),
      points('Punti ai valori osservati', 'Points at the observed figures'),
    ],
    rows: value.map((one) => {
      const difference = one.deliveredNetBenefit - one.promisedNetBenefit;
      return {
        strong: false,
        cells: [
          supplierName(contract, one.supplier),
          one.patients,
          one.promisedNetBenefit,
          one.deliveredNetBenefit,
          inBoth((locale) => differenceText(one, locale)),
          difference * one.patients,
          one.awardedPoints,
          one.realisedPoints,
        ],
      };
    }),
  };
}

/** Delivered minus promised, per patient: `−2.822 (−4.405 – −1.376)`. */
export function differenceText(
  { promisedNetBenefit, deliveredNetBenefit, deliveredInterval }: ValueTracking,
  locale: Locale,
): string {
  const { number } = formatFor(locale);
  const [difference, lower, upper] = [
    deliveredNetBenefit,
    deliveredInterval.lower,
    deliveredInterval.upper,
  ].map((value) => {
    const from = value - promisedNetBenefit;
    return `${from > 0 ? '+' : ''}${number(from, 0)}`;
  });
  return `${difference} (${lower} – ${upper})`;
}

/**
 * Which promised figures were replaced by observed ones, and which stay as promised; null where there is nothing to say.
 * @param names of the tender's indicators, by id
 */
export function realisedTable(
  { value }: Tracking,
  contract: Contract,
  names: ReadonlyMap<string, Text>,
): Table | null {
  const outcomeOf = (indicator: string) => contract.outcomes.find((one) => one.indicator === indicator);
  const rows = value.flatMap(({ supplier, realised, unchanged }) => [
    ...realised.map(({ indicator, promised, delivered }) => {
      const outcome = outcomeOf(indicator);
      return [
        supplierName(contract, supplier),
        names.get(indicator) ?? outcome?.label ?? indicator,
        outcome === undefined ? promised : inBoth((locale) => declaredText(outcome, promised, locale)),
        outcome === undefined ? delivered : inBoth((locale) => figureText(outcome, delivered, locale)),
      ];
    }),
    ...unchanged.map((indicator) => [
      supplierName(contract, supplier),
      names.get(indicator) ?? outcomeOf(indicator)?.label ?? indicator,
      null,
      { it: 'come promesso', en: 'as promised' },
    ]),
  ]);
  if (rows.length === 0) return null;
  return {
    id: 'realised',
    title: { it: 'Valori messi al posto delle promesse', en: 'Figures put in the place of promises' },
    sheet: { it: 'Valori osservati', en: 'Observed figures' },
    notes: [],
    columns: [
      supplierColumn,
      { label: { it: 'Indicatore', en: 'Indicator' }, kind: 'text', decimals: 0 },
      { label: { it: 'Promesso', en: 'Promised' }, kind: 'quantity', decimals: 4 },
      { label: { it: 'Osservato', en: 'Observed' }, kind: 'quantity', decimals: 4 },
    ],
    rows: rows.map((cells) => ({ strong: false, cells })),
  };
}
